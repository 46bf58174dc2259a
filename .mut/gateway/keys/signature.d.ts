import { type HmacKey } from './hmac.ts';
/** Whether `hex` is the HMAC-SHA256 of `message`, in a time that doesn't tell. Without a secret it never is. */
export declare function isSignedBy(secret: HmacKey | undefined, message: string, hex: string): boolean;
/** What a key says once: unique for each key within the window. */
export declare const NONCE: RegExp;
/** Milliseconds since the Unix epoch. */
export declare const TIMESTAMP: RegExp;
