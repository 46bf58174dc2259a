import { randomBytes, timingSafeEqual } from 'node:crypto';
import { DIGEST_DIGITS, type HmacKey, createHmacKey, hmacSha256 } from './hmac.ts';

/** For keys that don't exist: they must take as long as others. */
const dummySecret = createHmacKey(randomBytes(DIGEST_DIGITS / 2));
const given = Buffer.alloc(DIGEST_DIGITS);
const expected = Buffer.alloc(DIGEST_DIGITS);

/**
 * Whether `hex` is the HMAC-SHA256 of `message`, in lower case and in a time that doesn't tell. Without a secret it never
 * is. Compared as texts: what is none of hex digits isn't equal to one, and no text of other characters has its bytes.
 */
export function isSignedBy(secret: HmacKey | undefined, message: string, hex: string): boolean {
  const isAsLong = hex.length === DIGEST_DIGITS && given.write(hex, 'utf8') === DIGEST_DIGITS;
  expected.write(hmacSha256(secret ?? dummySecret, message), 'latin1');
  return timingSafeEqual(expected, given) && isAsLong && secret !== undefined;
}

/** What a key says once: unique for each key within the window. */
export const NONCE = /^[A-Za-z0-9._-]{1,64}$/;
export const MAX_NONCE_CHARS = 64;

/** Milliseconds since the Unix epoch. */
export const TIMESTAMP = /^[1-9]\d{0,14}$/;
