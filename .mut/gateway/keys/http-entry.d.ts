import type { RequestHead } from '../http/request-head.ts';
import { type Refusal } from '../inbound/refusal.ts';
import { type Admittance } from './admittance.ts';
import type { Keyring } from './keyring.ts';
import { type Principal } from './principal.ts';
/**
 * Who a request is from, when there are keys. It is signed over the bytes as sent:
 *
 *   METHOD ⏎ path ⏎ query without ? ⏎ hex SHA-256 of the body ⏎ timestamp ⏎ nonce
 *
 *   X-TG-KEY, X-TG-TIMESTAMP, X-TG-NONCE, X-TG-SIGN: hex HMAC-SHA256;  X-TG-WINDOW: a shorter window, in ms
 *
 * `body` must not have been written to yet.
 */
export type HttpEntry = (head: RequestHead, body: Uint8Array) => Principal | Refusal;
export declare function createHttpEntry(keyring: Keyring, admittance: Admittance): HttpEntry;
