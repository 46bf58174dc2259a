import { hash } from 'node:crypto';
import { refusal } from '../inbound/refusal.js';
import { MAX_WINDOW_MS, unauthorized } from './admittance.js';
import { isLoopback } from './addresses.js';
import { Scope, may, nobody } from './principal.js';
import { NONCE, TIMESTAMP, isSignedBy } from './signature.js';
const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read.');
/** Open to everybody, or to who is on this machine; else they want `read`. */
const OPEN = new Set(['/health', '/docs', '/openapi.json', '/asyncapi.json']);
const BELOW_HEALTH = '/health/';
const BELOW_DOCS = '/docs/';
const OPEN_HERE = new Set(['/metrics', '/latency', '/health/detailed']);
const QUOTES = '/quotes/';
const EMPTY_HASH = hash('sha256', '', 'hex');
export function createHttpEntry(keyring, admittance) {
    return (head, body) => {
        const { path } = head;
        const isOpenHere = OPEN_HERE.has(path);
        // A proxy on this machine speaks for others.
        if (isOpenHere && isLoopback(head.peer) && head.proxyHeader === '')
            return nobody;
        if (!isOpenHere && (OPEN.has(path) || path.startsWith(BELOW_HEALTH) || path.startsWith(BELOW_DOCS)))
            return nobody;
        const { key: id, timestamp, nonce, sign, window } = head.signature;
        if (id === '' || !TIMESTAMP.test(timestamp) || !NONCE.test(nonce))
            return unauthorized;
        const key = keyring.find(id);
        const bodyHash = body.length === 0 ? EMPTY_HASH : hash('sha256', body, 'hex');
        const message = `${head.method}\n${path}\n${head.query}\n${bodyHash}\n${timestamp}\n${nonce}`;
        if (!isSignedBy(key?.secret, message, sign) || key === undefined)
            return unauthorized;
        const windowMs = window === '' ? MAX_WINDOW_MS : /^\d{1,4}$/.test(window) ? Number(window) : -1;
        if (windowMs < 0 || windowMs > MAX_WINDOW_MS) {
            return refusal('INVALID_PARAMETER', `X-TG-WINDOW is 0 to ${MAX_WINDOW_MS} ms.`, 'X-TG-WINDOW');
        }
        const no = admittance.check(key, Number(timestamp), windowMs, nonce, head.peer);
        if (no !== undefined)
            return no;
        const { principal } = key;
        return (isOpenHere || path.startsWith(QUOTES)) && !may(principal, Scope.read) ? noRead : principal;
    };
}
//# sourceMappingURL=http-entry.js.map