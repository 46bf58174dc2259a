import { type DoorHarness, type HarnessOptions } from './door-harness.ts';
import type { Loose } from './loose.ts';
/** What a client has, and the line of the key file that goes with it. The signatures here are made on their own. */
export interface TestKey {
    readonly entry: Loose;
    /** HMAC: the secret. Ed25519: the private key in PEM. */
    readonly secret: string;
}
export declare function hmacKey(number: number, more?: Loose): TestKey;
export declare function ed25519Key(number: number, more?: Loose): TestKey;
export declare function keyFileText(keys: readonly TestKey[]): string;
/** Replaces it as `tickgate keys` does. */
export declare function writeKeyFile(path: string, text: string, mode?: number): void;
export interface Signed {
    readonly method: string;
    readonly path: string;
    readonly query?: string;
    readonly body?: string;
    readonly timestampMs: number;
    readonly nonce?: string;
}
export declare function signedHeaders(key: TestKey, what: Signed): Record<string, string>;
export declare function logonParams(key: TestKey, timestamp: number, nonce?: string): Loose;
export interface HttpAnswer {
    readonly status: number;
    readonly body: Loose;
    readonly headers: Loose;
}
/** One request on a connection of its own. `from`: the address that it comes from. */
export declare function httpCall(port: number, { method, path, query, body }: Omit<Signed, 'timestampMs'>, headers?: Readonly<Record<string, string | readonly string[]>>, from?: string): Promise<HttpAnswer>;
/** A door with keys, and a clock that the test moves. */
export interface KeysDoor {
    readonly harness: DoorHarness;
    readonly port: number;
    readonly path: string;
    nowMs: number;
    /** Added to the monotonic clock. */
    laterMs: number;
    signed(key: TestKey, what: Omit<Signed, 'timestampMs'>, from?: string): Promise<HttpAnswer>;
    logon(key: TestKey): Loose;
    close(): Promise<void>;
}
export declare function openKeysDoor(keys: readonly TestKey[], settings?: Readonly<Record<string, string>>, more?: HarnessOptions['parts']): Promise<KeysDoor>;
