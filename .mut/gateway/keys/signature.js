import { randomBytes, timingSafeEqual } from 'node:crypto';
import { DIGEST_BYTES, createHmacKey, hmacSha256 } from './hmac.js';
/** For keys that don't exist: they must take as long as others. */
const dummySecret = createHmacKey(randomBytes(DIGEST_BYTES));
const given = Buffer.alloc(DIGEST_BYTES);
const expected = Buffer.alloc(DIGEST_BYTES);
const HMAC_HEX = /^[0-9a-f]{64}$/;
/** Whether `hex` is the HMAC-SHA256 of `message`, in a time that doesn't tell. Without a secret it never is. */
export function isSignedBy(secret, message, hex) {
    const wellFormed = HMAC_HEX.test(hex);
    given.fill(0);
    if (wellFormed)
        given.write(hex, 'hex');
    hmacSha256(secret ?? dummySecret, message, expected);
    return timingSafeEqual(expected, given) && wellFormed && secret !== undefined;
}
/** What a key says once: unique for each key within the window. */
export const NONCE = /^[A-Za-z0-9._-]{1,64}$/;
/** Milliseconds since the Unix epoch. */
export const TIMESTAMP = /^[1-9]\d{0,14}$/;
//# sourceMappingURL=signature.js.map