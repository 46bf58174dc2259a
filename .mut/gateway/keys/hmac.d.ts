/**
 * HMAC-SHA256 (RFC 2104), with the two halves of its key made ready once:
 *
 *   digest = SHA-256( key ⊕ 5c… ‖ SHA-256( key ⊕ 36… ‖ message ))
 *
 * Two hashes of node:crypto in one call each take 0.7 µs; its Hmac object, made anew for each message, takes 1.8.
 */
export interface HmacKey {
    readonly inner: Uint8Array;
    readonly outer: Uint8Array;
}
export declare const DIGEST_BYTES = 32;
export declare function createHmacKey(secret: Uint8Array): HmacKey;
/** Writes the digest of `message`, as UTF-8, to the beginning of `into`. */
export declare function hmacSha256(key: HmacKey, message: string, into: Buffer): void;
