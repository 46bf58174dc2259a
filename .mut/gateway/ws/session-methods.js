import { GuardScope, MAX_CANCEL_AFTER_US, MAX_GRACE_US, MIN_CANCEL_AFTER_US } from '../../core/schema/guard.js';
import { Scope, may } from '../keys/principal.js';
import { createOrderRequest } from '../inbound/order-request.js';
import { readLogon } from '../keys/logons.js';
import { JsonType } from '../inbound/json-reader.js';
import { refusal } from '../inbound/refusal.js';
import { MAX_HEARTBEAT_MS, MIN_HEARTBEAT_MS } from './lifetimes.js';
const MAX_GRACE_MS = MAX_GRACE_US / 1_000;
const MIN_AFTER_MS = MIN_CANCEL_AFTER_US / 1_000;
const MAX_AFTER_MS = MAX_CANCEL_AFTER_US / 1_000;
const ENABLED = 'enabled is true or false.';
const SCOPE = 'scope is all or entries.';
const GRACE = `grace_ms is 0 to ${MAX_GRACE_MS}.`;
const AFTER = `timeout_ms is ${MIN_AFTER_MS} to ${MAX_AFTER_MS}, or 0 for no longer.`;
const noKeys = refusal('LOGGED_ON', 'There are no keys here: every session is the local account from the beginning.');
const noCancel = refusal('FORBIDDEN_SCOPE', 'This key may not cancel.');
export const SESSION_METHODS = [
    'session.logon',
    'session.logout',
    'session.resume',
    'session.heartbeat',
    'session.cancel_on_disconnect',
    'session.cancel_all_after',
];
export function createSessionMethods(parser, subscriptions, lifetimes, guards, logons, monotonicNs) {
    const named = createOrderRequest();
    /** Reads `account` and with `take` the other fields; undefined: all is well, and `named.account` is the account. */
    function read(session, params, take) {
        named.account = session.principal?.accounts[0] ?? 0;
        if (session.principal === undefined || !may(session.principal, Scope.cancel))
            return noCancel;
        for (let field = 0; field < params.count; field++) {
            const name = params.keyText(field);
            const text = params.type[field] === JsonType.string ? params.valueText(field) : '';
            const no = name === 'account' ? parser.account(text, named) : take(name, field);
            if (no !== undefined)
                return no;
        }
        return undefined;
    }
    return {
        'session.logon': (session, params, responder) => {
            if (logons !== undefined)
                return logons.logon(session, params, responder);
            const read = readLogon(params);
            return responder.refuse('code' in read ? read : noKeys);
        },
        'session.logout': (session, params, responder) => {
            if (logons !== undefined)
                return logons.logout(session, params, responder);
            if (params.count > 0)
                return responder.refuse(unknownField(params.keyText(0)));
            subscriptions.leave(session);
            guards.loggedOut(session);
            return responder.ok(200, '{}');
        },
        'session.cancel_on_disconnect': (session, params, responder) => {
            let enabled;
            let graceMs = 0;
            let scope = GuardScope.all;
            const no = read(session, params, (name, field) => {
                const type = params.type[field];
                if (name === 'enabled') {
                    if (type !== JsonType.true && type !== JsonType.false)
                        return refusal('INVALID_PARAMETER', ENABLED, name);
                    enabled = type === JsonType.true;
                }
                else if (name === 'grace_ms') {
                    graceMs = wholeNumber(params, field);
                    if (graceMs < 0 || graceMs > MAX_GRACE_MS)
                        return refusal('INVALID_PARAMETER', GRACE, name);
                }
                else if (name === 'scope') {
                    const text = type === JsonType.string ? params.valueText(field).toLowerCase() : '';
                    if (text !== 'all' && text !== 'entries')
                        return refusal('INVALID_PARAMETER', SCOPE, name);
                    scope = GuardScope[text];
                }
                else
                    return unknownField(name);
                return undefined;
            });
            if (no !== undefined)
                responder.refuse(no);
            else if (enabled === undefined)
                responder.refuse(refusal('MISSING_FIELD', ENABLED, 'enabled'));
            else if (enabled)
                guards.enable(session, { account: named.account, scope, graceMs }, responder);
            else
                guards.disable(session, named.account, responder);
        },
        'session.cancel_all_after': (session, params, responder) => {
            let timeoutMs = -1;
            const no = read(session, params, (name, field) => {
                if (name !== 'timeout_ms')
                    return unknownField(name);
                timeoutMs = wholeNumber(params, field);
                const isGood = timeoutMs === 0 || (timeoutMs >= MIN_AFTER_MS && timeoutMs <= MAX_AFTER_MS);
                return isGood ? undefined : refusal('INVALID_PARAMETER', AFTER, name);
            });
            if (no !== undefined)
                responder.refuse(no);
            else if (timeoutMs < 0)
                responder.refuse(refusal('MISSING_FIELD', AFTER, 'timeout_ms'));
            else
                guards.cancelAfter(session, named.account, timeoutMs, responder);
        },
        'session.resume': (session, params, responder) => {
            subscriptions.resume(session, params, responder);
        },
        'session.heartbeat': (session, params, responder) => {
            const read = readHeartbeat(params);
            if (typeof read !== 'number')
                return responder.refuse(read);
            lifetimes.beat(session, read, monotonicNs());
            return responder.ok(200, `{"interval_ms":${read}}`);
        },
    };
}
function readHeartbeat(params) {
    const rule = `interval_ms is ${MIN_HEARTBEAT_MS} to ${MAX_HEARTBEAT_MS}, or 0 for none.`;
    let intervalMs = -1;
    for (let field = 0; field < params.count; field++) {
        const name = params.keyText(field);
        if (name !== 'interval_ms')
            return unknownField(name);
        intervalMs = wholeNumber(params, field);
        const isGood = intervalMs === 0 || (intervalMs >= MIN_HEARTBEAT_MS && intervalMs <= MAX_HEARTBEAT_MS);
        if (!isGood)
            return refusal('INVALID_PARAMETER', rule, name);
    }
    return intervalMs < 0 ? refusal('MISSING_FIELD', rule, 'interval_ms') : intervalMs;
}
function unknownField(name) {
    return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
}
/** -1: it isn't one. */
function wholeNumber(params, field) {
    const type = params.type[field];
    const text = type === JsonType.string || type === JsonType.number ? params.valueText(field) : '';
    return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}
//# sourceMappingURL=session-methods.js.map