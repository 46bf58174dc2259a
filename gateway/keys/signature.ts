import { randomBytes, timingSafeEqual } from 'node:crypto';
import { DIGEST_BYTES, type HmacKey, createHmacKey, hmacSha256 } from './hmac.ts';

/** For keys that don't exist: they must take as long as others. */
const dummySecret = createHmacKey(randomBytes(DIGEST_BYTES));
const given = Buffer.alloc(DIGEST_BYTES);
const expected = Buffer.alloc(DIGEST_BYTES);

const HEX_DIGITS = 2 * DIGEST_BYTES;

/** Whether `hex` is the HMAC-SHA256 of `message`, in a time that doesn't tell. Without a secret it never is. */
export function isSignedBy(secret: HmacKey | undefined, message: string, hex: string): boolean {
  const wellFormed = isDigestHex(hex);
  given.fill(0);
  if (wellFormed) given.write(hex, 'hex');
  hmacSha256(secret ?? dummySecret, message, expected);
  return timingSafeEqual(expected, given) && wellFormed && secret !== undefined;
}

/** What a key says once: unique for each key within the window. */
export const NONCE = /^[A-Za-z0-9._-]{1,64}$/;
export const MAX_NONCE_CHARS = 64;

/** Milliseconds since the Unix epoch. */
export const TIMESTAMP = /^[1-9]\d{0,14}$/;

/**
 * As /^[0-9a-f]{64}$/, in a fifth of its time.
 * @internal
 */
export function isDigestHex(text: string): boolean {
  if (text.length !== HEX_DIGITS) return false;
  for (let i = 0; i < HEX_DIGITS; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}
