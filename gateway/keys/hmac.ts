import { hash } from 'node:crypto';

/**
 * HMAC-SHA256 (RFC 2104), with the two halves of its key made ready once:
 *
 *   digest = SHA-256( key ⊕ 5c… ‖ SHA-256( key ⊕ 36… ‖ message ))
 *
 * Two hashes of node:crypto in one call each take 0.7 µs; its Hmac object, made anew for each message, takes 1.8.
 */
export interface HmacKey {
  readonly inner: Uint8Array;
  /** With room behind it for the inner digest. */
  readonly outer: Buffer;
}

const DIGEST_BYTES = 32;
/** Of a digest as text. */
export const DIGEST_DIGITS = 2 * DIGEST_BYTES;
const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
/** Of UTF-8 for a unit of a string. */
const MAX_BYTES_PER_UNIT = 3;
/** What is longer has a buffer of its own. */
const ROOM_BYTES = 4096;

const innerBlocks = Buffer.alloc(BLOCK_BYTES + ROOM_BYTES);

export function createHmacKey(secret: Uint8Array): HmacKey {
  const key = secret.length > BLOCK_BYTES ? hash('sha256', secret, 'buffer') : secret;
  return { inner: padded(key, INNER_PAD), outer: Buffer.concat([padded(key, OUTER_PAD), Buffer.alloc(DIGEST_BYTES)]) };
}

/** The digest of `message`, as UTF-8, in lower-case hex digits. */
export function hmacSha256(key: HmacKey, message: string): string {
  const most = BLOCK_BYTES + message.length * MAX_BYTES_PER_UNIT;
  const blocks = most <= innerBlocks.length ? innerBlocks : Buffer.alloc(most);
  blocks.set(key.inner);
  const end = BLOCK_BYTES + blocks.write(message, BLOCK_BYTES, 'utf8');
  key.outer.write(hash('sha256', blocks.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
  return hash('sha256', key.outer, 'hex');
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  return Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ pad);
}
