import { hash } from 'node:crypto';
import type { HttpReply } from '../http/reply.ts';
import type { RequestHead } from '../http/request-head.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { type Admittance, MAX_WINDOW_MS, unauthorized } from './admittance.ts';
import { isLoopback } from './addresses.ts';
import type { Keyring } from './keyring.ts';
import { type Principal, Scope, may, nobody } from './principal.ts';
import { NONCE, TIMESTAMP, isSignedBy } from './signature.ts';

/**
 * Who a request is from, when there are keys. It is signed over the bytes as sent:
 *
 *   METHOD ⏎ path ⏎ query without ? ⏎ hex SHA-256 of the body ⏎ timestamp ⏎ nonce
 *
 *   X-TG-KEY, X-TG-TIMESTAMP, X-TG-NONCE, X-TG-SIGN: hex HMAC-SHA256;  X-TG-WINDOW: a shorter window, in ms
 *
 * `body` must not have been written to yet.
 */
export type HttpEntry = (head: RequestHead, body: Uint8Array, from: Pick<HttpReply, 'peer'>) => Principal | Refusal;

const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read.');

/** Open to everybody, or to who is on this machine; else they want `read`. */
const OPEN = new Set(['/health', '/docs', '/openapi.json', '/asyncapi.json']);
const BELOW_HEALTH = '/health/';
const BELOW_DOCS = '/docs/';
const OPEN_HERE = new Set(['/metrics', '/latency', '/health/detailed']);
const QUOTES = '/quotes/';

/** Of a key that may be used from any address, none is asked for. */
const ANYWHERE = new Uint8Array(0);
const EMPTY_HASH = hash('sha256', '', 'hex');

export function createHttpEntry(keyring: Keyring, admittance: Admittance): HttpEntry {
  return (head, body, from) => {
    const { path } = head;
    const isOpenHere = OPEN_HERE.has(path);
    // A proxy on this machine speaks for others.
    if (isOpenHere && isLoopback(from.peer()) && head.proxyHeader === '') return nobody;
    if (!isOpenHere && (OPEN.has(path) || path.startsWith(BELOW_HEALTH) || path.startsWith(BELOW_DOCS))) return nobody;
    const { key: id, timestamp, nonce, sign, window } = head.signature;
    if (id === '' || !TIMESTAMP.test(timestamp) || !NONCE.test(nonce)) return unauthorized;
    const key = keyring.find(id);
    const bodyHash = body.length === 0 ? EMPTY_HASH : hash('sha256', body, 'hex');
    const message = `${head.method}\n${path}\n${head.query}\n${bodyHash}\n${timestamp}\n${nonce}`;
    if (!isSignedBy(key?.secret, message, sign) || key === undefined) return unauthorized;
    const windowMs = window === '' ? MAX_WINDOW_MS : /^\d{1,4}$/.test(window) ? Number(window) : -1;
    if (windowMs < 0 || windowMs > MAX_WINDOW_MS) {
      return refusal('INVALID_PARAMETER', `X-TG-WINDOW is 0 to ${MAX_WINDOW_MS} ms.`, 'X-TG-WINDOW');
    }
    const peer = key.ranges === undefined ? ANYWHERE : from.peer();
    const no = admittance.check(key, Number(timestamp), windowMs, nonce, peer);
    if (no !== undefined) return no;
    const { principal } = key;
    return (isOpenHere || path.startsWith(QUOTES)) && !may(principal, Scope.read) ? noRead : principal;
  };
}
