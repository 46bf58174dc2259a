import { createHash, createHmac, randomUUID } from 'node:crypto';
import { ed25519Key, hmacKey, logonParams } from '../support/keys-world.js';
import { HOST, JSON_TYPE, orderText, request } from './http-request.js';
import { text } from './ws-words.js';
/** Every key that a case uses, and so the key file. Most cases have one of their own: budgets are a key's. */
export const testKeys = [];
/** A key that may read and trade for the account demo, or as `more` says. */
export function key(more = {}) {
    const made = hmacKey(testKeys.length + 1, more);
    testKeys.push(made);
    return made;
}
export function curveKey(more = {}) {
    const made = ed25519Key(testKeys.length + 1, more);
    testKeys.push(made);
    return made;
}
/** One that is not in the file. */
export function strangerKey() {
    return hmacKey(9_999);
}
export const GOOD = orderText();
/** A request that is signed when it is sent: a good order, unless `call` says otherwise. */
export function signed(who, call = {}) {
    return { makes: ({ nowMs }) => signedBytes(who, nowMs, call), isHead: call.method === 'HEAD' };
}
export function signedBytes(who, nowMs, call = {}) {
    const method = call.method ?? 'POST';
    const { path = '/orders', query = '', body = method === 'POST' ? GOOD : '' } = call;
    const meant = { method, path, query, body, ...call.signs };
    const at = call.at?.(nowMs) ?? String(nowMs + (call.atMs ?? 0));
    const nonce = call.nonce ?? randomUUID();
    const hash = createHash('sha256').update(meant.body).digest('hex');
    const message = [meant.method, meant.path, meant.query, hash, at, nonce].join('\n');
    const plain = [
        ['X-TG-KEY', String(who.entry.id)],
        ['X-TG-TIMESTAMP', at],
        ['X-TG-NONCE', nonce],
        ['X-TG-SIGN', createHmac('sha256', who.secret).update(message).digest('hex')],
    ];
    const written = (call.headers?.(plain) ?? plain).map(([name, value]) => `${name}: ${value}`);
    const length = body === '' ? [] : [JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`];
    const line = `${method} ${path}${query === '' ? '' : `?${query}`} HTTP/1.1`;
    return request(line, [HOST, ...length, ...written, ...(call.also ?? [])], body);
}
/** GET, which takes of a key's other calls. */
export function signedGet(who, path, call = {}) {
    const [bare = '', query = ''] = path.split('?');
    return signed(who, { method: 'GET', path: bare, query, ...call });
}
/** One header with another value; undefined: without it. */
export function header(name, change) {
    return (all) => all.flatMap(([one, value]) => {
        if (one !== name)
            return [[one, value]];
        const changed = change(value);
        return changed === undefined ? [] : [[one, changed]];
    });
}
/** `session.logon`, signed when it is sent. */
export function logon(who, call = {}) {
    return { makes: ({ nowMs }) => logonBytes(who, nowMs, call) };
}
export function logonBytes(who, nowMs, call = {}) {
    return text(logonText(who, nowMs, call));
}
export function logonText(who, nowMs, call = {}) {
    const params = logonParams(who, nowMs + (call.atMs ?? 0), call.nonce);
    return JSON.stringify({ id: 'on', method: 'session.logon', params: call.params?.(params) ?? params });
}
/** A call with these params, as they are. */
export function call(method, params = '{}') {
    return text(`{"id":1,"method":"${method}","params":${params}}`);
}
//# sourceMappingURL=signing.js.map