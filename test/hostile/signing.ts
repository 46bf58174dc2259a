import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type TestKey, ed25519Key, hmacKey, logonParams } from '../support/keys-world.ts';
import type { Loose } from '../support/loose.ts';
import type { Made } from './hostile-case.ts';
import { HOST, JSON_TYPE, orderText, request } from './http-request.ts';
import { text } from './ws-words.ts';

/** Every key that a case uses, and so the key file. Most cases have one of their own: budgets are a key's. */
export const testKeys: TestKey[] = [];

/** A key that may read and trade for the account demo, or as `more` says. */
export function key(more: Loose = {}): TestKey {
  const made = hmacKey(testKeys.length + 1, more);
  testKeys.push(made);
  return made;
}

export function curveKey(more: Loose = {}): TestKey {
  const made = ed25519Key(testKeys.length + 1, more);
  testKeys.push(made);
  return made;
}

/** One that is not in the file. */
export function strangerKey(): TestKey {
  return hmacKey(9_999);
}

export const GOOD = orderText();

export type Headers = readonly (readonly [name: string, value: string])[];

/** What is sent; and with `signs` what is signed instead of it. */
export interface Call extends Parts {
  readonly method?: string;
  readonly signs?: Parts;
  /** Added to the time. */
  readonly atMs?: number;
  /** The time as it is written, if not in digits. */
  readonly at?: (nowMs: number) => string;
  readonly nonce?: string;
  /** What becomes of the four headers. */
  readonly headers?: (signed: Headers) => Headers;
  readonly also?: readonly string[];
}

export interface Parts {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
}

/** A request that is signed when it is sent: a good order, unless `call` says otherwise. */
export function signed(who: TestKey, call: Call = {}): Made {
  return { makes: ({ nowMs }) => signedBytes(who, nowMs, call), isHead: call.method === 'HEAD' };
}

export function signedBytes(who: TestKey, nowMs: number, call: Call = {}): Uint8Array {
  const method = call.method ?? 'POST';
  const { path = '/orders', query = '', body = method === 'POST' ? GOOD : '' } = call;
  const meant = { method, path, query, body, ...call.signs };
  const at = call.at?.(nowMs) ?? String(nowMs + (call.atMs ?? 0));
  const nonce = call.nonce ?? randomUUID();
  const hash = createHash('sha256').update(meant.body).digest('hex');
  const message = [meant.method, meant.path, meant.query, hash, at, nonce].join('\n');
  const plain: Headers = [
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
export function signedGet(who: TestKey, path: string, call: Call = {}): Made {
  const [bare = '', query = ''] = path.split('?');
  return signed(who, { method: 'GET', path: bare, query, ...call });
}

/** One header with another value; undefined: without it. */
export function header(name: string, change: (value: string) => string | undefined): (signed: Headers) => Headers {
  return (all) =>
    all.flatMap(([one, value]) => {
      if (one !== name) return [[one, value] as const];
      const changed = change(value);
      return changed === undefined ? [] : [[one, changed] as const];
    });
}

export interface LogonCall {
  readonly atMs?: number;
  readonly nonce?: string;
  /** What becomes of the params. */
  readonly params?: (signed: Loose) => Loose;
}

/** `session.logon`, signed when it is sent. */
export function logon(who: TestKey, call: LogonCall = {}): Made {
  return { makes: ({ nowMs }) => logonBytes(who, nowMs, call) };
}

export function logonBytes(who: TestKey, nowMs: number, call: LogonCall = {}): Uint8Array {
  return text(logonText(who, nowMs, call));
}

export function logonText(who: TestKey, nowMs: number, call: LogonCall = {}): string {
  const params = logonParams(who, nowMs + (call.atMs ?? 0), call.nonce);
  return JSON.stringify({ id: 'on', method: 'session.logon', params: call.params?.(params) ?? params });
}

/** A call with these params, as they are. */
export function call(method: string, params = '{}'): Uint8Array {
  return text(`{"id":1,"method":"${method}","params":${params}}`);
}
