import { Reject, rejectEntry } from '../../core/schema/reject.js';
import { Refused } from './errors.js';
const TOO_MANY = 429;
export function jsonCall(id, method, params) {
    return JSON.stringify({ id, method, params });
}
export function jsonRefused(status, error) {
    const { code, message, field, limit, value, retry_after_ms: retryAfterMs } = error;
    return new Refused(code, message, {
        status,
        field,
        limit,
        value,
        retryAfterMs,
        isTransient: isTransient(code, status),
    });
}
/** Whether the same request may pass later. A code that is younger than this client is judged by its status. */
export function isTransient(code, status) {
    if (code in Reject)
        return rejectEntry(code).transient === true;
    return status === TOO_MANY;
}
export function jsonReport(frame) {
    const { channel: _, data, ...rest } = frame;
    return { type: 'report', ...rest, order: data };
}
/** The elements of a frame of `quotes:` or `ticks:`. */
export function jsonMarket(frame) {
    const is_snapshot = frame.type === 'snapshot';
    const elements = frame.batch ?? [frame.data];
    return elements.map((element) => ({ ...element, is_snapshot }));
}
//# sourceMappingURL=codec-json.js.map