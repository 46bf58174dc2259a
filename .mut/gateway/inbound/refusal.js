import { rejectEntry } from '../../core/schema/reject.js';
export function refusal(code, message, field) {
    return field === undefined ? { code, message } : { code, message, field };
}
export function refusedValue(code, message, field, limit, value) {
    return { code, message, field, limit, value };
}
export function httpStatusOf(code) {
    return rejectEntry(code).httpStatus;
}
/** The risk refusals carry the seeds' words: `approved: false` and a `reason`. */
export function reasonOf(code) {
    return rejectEntry(code).reason;
}
/** Whether the same request may pass later: it gets a `Retry-After`. */
export function isTransient(code) {
    return rejectEntry(code).transient === true;
}
//# sourceMappingURL=refusal.js.map