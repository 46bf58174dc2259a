import { generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { JsonType } from '../inbound/json-reader.js';
import { refusal } from '../inbound/refusal.js';
import { CloseCode } from '../ws/socket-port.js';
import { MAX_WINDOW_MS, unauthorized } from './admittance.js';
import { scopeNames } from './principal.js';
import { NONCE, TIMESTAMP, isSignedBy } from './signature.js';
const MAX_WAITING = 500;
const WAIT_MS = 5_000;
const MAX_FAILURES = 3;
const MAX_SESSIONS_PER_KEY = 20;
/** Each takes about 90 µs of a thread of the pool, which others need too. */
const MAX_CHECKING = 64;
const SESSION_ID_BYTES = 12;
const HEARTBEAT_MS = 16_000;
/** 64 bytes. */
const ED25519_BASE64 = /^[A-Za-z0-9+/]{86}==$/;
const FIELDS = ['key', 'timestamp', 'nonce', 'signature'];
const SHAPES = {
    key: { pattern: /^[\x21-\x7e]{1,64}$/, is: 'the id of a key' },
    timestamp: { pattern: TIMESTAMP, is: 'milliseconds since the Unix epoch' },
    nonce: { pattern: NONCE, is: '1 to 64 of A-Z a-z 0-9 . _ -' },
    signature: { pattern: /^[\x21-\x7e]{1,128}$/, is: 'hex HMAC-SHA256 or base64 Ed25519' },
};
const tooManyLogons = refusal('RATE_LIMITED', 'The gateway has more logons than it can check; try again shortly.');
const loggedOn = refusal('LOGGED_ON', 'This session is logged on, or about to be; log out first.');
const tooManySessions = refusal('TOO_MANY_SESSIONS', `A key has at most ${MAX_SESSIONS_PER_KEY} sessions.`);
const notLoggedOn = refusal('UNAUTHORIZED', 'This session is not logged on.');
export function createLogons(parts) {
    const { keyring, admittance, clock, directory, epoch } = parts;
    /** Those that wait, the longest first. */
    const waiting = new Map();
    const byKey = new Map();
    /** For keys that don't exist: they must take as long as others. */
    const dummyKey = generateKeyPairSync('ed25519').publicKey;
    let checking = 0;
    function await_(session) {
        const untilNs = clock.monotonicNs() + WAIT_MS * 1_000_000;
        waiting.set(session, { untilNs, isChecking: false, failures: 0 });
    }
    function leaveKey(session, { number }) {
        const sessions = byKey.get(number);
        sessions?.delete(session);
        if (sessions?.size === 0)
            byKey.delete(number);
    }
    /** The signature is right: does the rest hold? */
    function admitted(session, { key, timestampMs, nonce }) {
        // Not the key of before: it may have been revoked while its signature was checked.
        if (key === undefined || keyring.find(key.id) !== key)
            return unauthorized;
        if ((byKey.get(key.principal.number)?.size ?? 0) >= MAX_SESSIONS_PER_KEY)
            return tooManySessions;
        return admittance.check(key, timestampMs, MAX_WINDOW_MS, nonce, session.peer);
    }
    function settle(session, state, attempt, isSigned, responder) {
        const no = isSigned ? admitted(session, attempt) : unauthorized;
        if (no === undefined) {
            enter(session, attempt.key.principal, responder);
            return;
        }
        responder.refuse(no);
        state.failures += 1;
        if (state.failures < MAX_FAILURES)
            return;
        parts.flush(session);
        if (!session.isClosed)
            session.socket.end(CloseCode.policy, `${MAX_FAILURES} logons were refused`);
    }
    function enter(session, principal, responder) {
        waiting.delete(session);
        session.principal = principal;
        const sessions = byKey.get(principal.number) ?? new Set();
        byKey.set(principal.number, sessions.add(session));
        responder.ok(200, JSON.stringify({
            session: randomBytes(SESSION_ID_BYTES).toString('base64url'),
            key: principal.key,
            scopes: scopeNames(principal.scopes),
            accounts: principal.accounts.map((account) => directory.accounts[account]),
            epoch,
            heartbeat_ms: HEARTBEAT_MS,
        }));
    }
    function checkElsewhere(session, state, attempt, responder) {
        const { key, message, signature } = attempt;
        const publicKey = key?.publicKey ?? dummyKey;
        state.isChecking = true;
        checking += 1;
        verify(null, Buffer.from(message), publicKey, Buffer.from(signature, 'base64'), (error, isRight) => {
            checking -= 1;
            state.isChecking = false;
            // Its time may have run out meanwhile, or the peer has left.
            if (waiting.get(session) !== state)
                return;
            settle(session, state, attempt, error === null && isRight && key?.publicKey !== undefined, responder);
            parts.flush(session);
        });
    }
    return {
        get isFull() {
            return waiting.size >= MAX_WAITING;
        },
        opened: await_,
        closed(session) {
            waiting.delete(session);
            if (session.principal !== undefined)
                leaveKey(session, session.principal);
        },
        logon(session, params, responder) {
            const state = waiting.get(session);
            if (state === undefined || state.isChecking)
                return responder.refuse(loggedOn);
            const read = readLogon(params);
            if ('code' in read)
                return responder.refuse(read);
            const attempt = { ...read, key: keyring.find(read.id) };
            if (!ED25519_BASE64.test(read.signature)) {
                const isSigned = isSignedBy(attempt.key?.secret, read.message, read.signature);
                return settle(session, state, attempt, isSigned, responder);
            }
            if (checking >= MAX_CHECKING)
                return responder.refuse(tooManyLogons);
            return checkElsewhere(session, state, attempt, responder);
        },
        logout(session, params, responder) {
            const { principal } = session;
            if (params.count > 0)
                return responder.refuse(unknownField(params, 0));
            if (principal === undefined)
                return responder.refuse(notLoggedOn);
            parts.loggedOut(session, principal);
            leaveKey(session, principal);
            session.principal = undefined;
            await_(session);
            return responder.ok(200, '{}');
        },
        recheck() {
            for (const sessions of byKey.values()) {
                for (const session of sessions) {
                    const { principal } = session;
                    if (principal === undefined || keyring.find(principal.key)?.principal === principal)
                        continue;
                    parts.flush(session);
                    if (!session.isClosed)
                        session.socket.end(CloseCode.keyGone, 'the key was revoked or has changed');
                }
            }
        },
        tick() {
            const nowNs = clock.monotonicNs();
            for (const [session, { untilNs }] of waiting) {
                if (untilNs > nowNs)
                    return;
                session.socket.end(CloseCode.policy, `log on within ${WAIT_MS / 1000} s`);
            }
        },
    };
}
/** The params of a logon, or what is wrong with their form. */
export function readLogon(params) {
    const values = { key: '', timestamp: '', nonce: '', signature: '' };
    for (let field = 0; field < params.count; field++) {
        const name = FIELDS.find((one) => one === params.keyText(field));
        if (name === undefined)
            return unknownField(params, field);
        const wanted = name === 'timestamp' ? JsonType.number : JsonType.string;
        const text = params.type[field] === wanted ? params.valueText(field) : '';
        if (!SHAPES[name].pattern.test(text)) {
            return refusal('INVALID_PARAMETER', `${name} is ${SHAPES[name].is}.`, name);
        }
        values[name] = text;
    }
    const missing = FIELDS.find((name) => values[name] === '');
    if (missing !== undefined)
        return refusal('MISSING_FIELD', `A logon has a ${missing}.`, missing);
    const { key: id, timestamp, nonce, signature } = values;
    const message = `tickgate-logon\n${id}\n${timestamp}\n${nonce}`;
    return { id, timestampMs: Number(timestamp), nonce, message, signature };
}
function unknownField(params, field) {
    return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', params.keyText(field).slice(0, 64));
}
//# sourceMappingURL=logons.js.map