import { type KeyObject, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';

const DIGEST_BYTES = 32;

/** For keys that don't exist: they must take as long as others. */
const dummySecret = createSecretKey(randomBytes(DIGEST_BYTES));
const given = Buffer.alloc(DIGEST_BYTES);

export const HMAC_HEX = /^[0-9a-f]{64}$/;

/** Whether `hex` is the HMAC-SHA256 of `message`, in a time that doesn't tell. Without a secret it never is. */
export function isSignedBy(secret: KeyObject | undefined, message: string, hex: string): boolean {
  const wellFormed = HMAC_HEX.test(hex);
  given.fill(0);
  if (wellFormed) given.write(hex, 'hex');
  const digest = createHmac('sha256', secret ?? dummySecret)
    .update(message)
    .digest();
  return timingSafeEqual(digest, given) && wellFormed && secret !== undefined;
}

/** What a key says once: unique for each key within the window. */
export const NONCE = /^[A-Za-z0-9._-]{1,64}$/;

/** Milliseconds since the Unix epoch. */
export const TIMESTAMP = /^[1-9]\d{0,14}$/;
