import { type TestKey } from '../support/keys-world.ts';
import type { Loose } from '../support/loose.ts';
import type { Made } from './hostile-case.ts';
/** Every key that a case uses, and so the key file. Most cases have one of their own: budgets are a key's. */
export declare const testKeys: TestKey[];
/** A key that may read and trade for the account demo, or as `more` says. */
export declare function key(more?: Loose): TestKey;
export declare function curveKey(more?: Loose): TestKey;
/** One that is not in the file. */
export declare function strangerKey(): TestKey;
export declare const GOOD: string;
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
export declare function signed(who: TestKey, call?: Call): Made;
export declare function signedBytes(who: TestKey, nowMs: number, call?: Call): Uint8Array;
/** GET, which takes of a key's other calls. */
export declare function signedGet(who: TestKey, path: string, call?: Call): Made;
/** One header with another value; undefined: without it. */
export declare function header(name: string, change: (value: string) => string | undefined): (signed: Headers) => Headers;
export interface LogonCall {
    readonly atMs?: number;
    readonly nonce?: string;
    /** What becomes of the params. */
    readonly params?: (signed: Loose) => Loose;
}
/** `session.logon`, signed when it is sent. */
export declare function logon(who: TestKey, call?: LogonCall): Made;
export declare function logonBytes(who: TestKey, nowMs: number, call?: LogonCall): Uint8Array;
export declare function logonText(who: TestKey, nowMs: number, call?: LogonCall): string;
/** A call with these params, as they are. */
export declare function call(method: string, params?: string): Uint8Array;
