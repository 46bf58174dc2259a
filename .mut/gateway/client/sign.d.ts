import type { Key } from './types.ts';
export interface Logon {
    readonly key: string;
    readonly timestamp: number;
    readonly nonce: string;
    readonly signature: string;
}
/** The params of `session.logon`: HMAC as hex, Ed25519 as base64. */
export declare function signLogon(key: Key, timestampMs: number): Promise<Logon>;
export declare function randomBytes(count: number): Uint8Array;
export declare function hexOf(bytes: Uint8Array): string;
