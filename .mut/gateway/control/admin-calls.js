import { httpStatusOf, refusal } from '../inbound/refusal.js';
import { refusalJson } from '../inbound/refusal-json.js';
import { SCOPE_FIELDS, scopeOf } from './trading-scope.js';
export const ADMIN_CALLS = ['kill', 'resume', 'state'];
/** Of each call. */
export const ADMIN_FIELDS = {
    kill: [...SCOPE_FIELDS, 'state', 'reason'],
    resume: SCOPE_FIELDS,
    state: [],
};
export const STOPPED_STATES = ['halted', 'reducing'];
export const MAX_REASON = 200;
const PRINTABLE = /^[^\p{Cc}]*$/u;
export function createAdminCalls(killSwitch, directory) {
    async function run(call, fields, by) {
        const no = refusalOf(call, fields);
        if (no !== undefined)
            return no;
        if (call === 'state')
            return killSwitch.view();
        const scope = scopeOf(fields, directory);
        if ('code' in scope)
            return scope;
        if (call === 'resume')
            return resumed(await killSwitch.resume({ scope, by }));
        const state = (fields['state'] ?? 'halted');
        return killSwitch.kill({ scope, state, by, reason: (fields['reason'] ?? '') });
    }
    return {
        run,
        async line(text) {
            const { call, by, ...fields } = objectOf(text) ?? {};
            const name = ADMIN_CALLS.find((one) => one === call);
            const who = typeof by === 'string' && PRINTABLE.test(by) ? by.slice(0, MAX_REASON) : 'the admin socket';
            const result = name === undefined
                ? refusal('INVALID_METHOD', `call is one of ${ADMIN_CALLS.join(', ')}.`, 'call')
                : await run(name, fields, who);
            if (isRefusal(result))
                return `{"status":${httpStatusOf(result.code)},${refusalJson(result)}}`;
            return JSON.stringify({ status: 200, result });
        },
    };
}
export function isRefusal(result) {
    return 'code' in result;
}
/** What could not be made durable did not happen. */
function resumed(report) {
    if (report.state === 'active')
        return report;
    const isAgain = report.durable.journal;
    const why = isAgain ? 'It was stopped again meanwhile.' : 'The resume could not be made durable: it stays stopped.';
    return refusal('HALTED', why);
}
function refusalOf(call, fields) {
    for (const [name, value] of Object.entries(fields)) {
        if (!ADMIN_FIELDS[call].includes(name)) {
            return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
        }
        if (typeof value !== 'string')
            return refusal('INVALID_PARAMETER', `${name} is a text.`, name);
    }
    const { state = 'halted', reason = '' } = fields;
    if (!STOPPED_STATES.some((one) => one === state)) {
        return refusal('INVALID_PARAMETER', `state is ${STOPPED_STATES.join(' or ')}.`, 'state');
    }
    if (reason.length > MAX_REASON || !PRINTABLE.test(reason)) {
        return refusal('INVALID_PARAMETER', `reason is one line of ${MAX_REASON} characters at most.`, 'reason');
    }
    return undefined;
}
function objectOf(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=admin-calls.js.map