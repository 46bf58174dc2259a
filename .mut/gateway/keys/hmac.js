import { hash } from 'node:crypto';
export const DIGEST_BYTES = 32;
const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
/** Of UTF-8 for a unit of a string. */
const MAX_BYTES_PER_UNIT = 3;
/** What is longer has a buffer of its own. */
const ROOM_BYTES = 4096;
const innerBlocks = Buffer.alloc(BLOCK_BYTES + ROOM_BYTES);
const outerBlocks = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
export function createHmacKey(secret) {
    const key = secret.length > BLOCK_BYTES ? hash('sha256', secret, 'buffer') : secret;
    return { inner: padded(key, INNER_PAD), outer: padded(key, OUTER_PAD) };
}
/** Writes the digest of `message`, as UTF-8, to the beginning of `into`. */
export function hmacSha256(key, message, into) {
    const most = BLOCK_BYTES + message.length * MAX_BYTES_PER_UNIT;
    const blocks = most <= innerBlocks.length ? innerBlocks : Buffer.alloc(most);
    blocks.set(key.inner);
    const end = BLOCK_BYTES + blocks.write(message, BLOCK_BYTES, 'utf8');
    outerBlocks.set(key.outer);
    outerBlocks.write(hash('sha256', blocks.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
    into.write(hash('sha256', outerBlocks, 'binary'), 0, 'latin1');
}
function padded(key, pad) {
    return Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ pad);
}
//# sourceMappingURL=hmac.js.map