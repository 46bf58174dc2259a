import { invariant } from '../invariant.ts';

/**
 * Three views of the same bytes. A record is addressed by its byte offset `at`, a multiple of 8:
 *
 *   f64[(at >> 3) + i]   its i-th 8-byte word
 *   i32[(at >> 2) + i]   its i-th 4-byte word
 *   u8[at + i]           its i-th byte
 */
export interface Records {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
}

/** Views of `byteLength` bytes of `buffer` from `byteOffset` on; both are multiples of 8. */
export function recordsOf(
  buffer: ArrayBufferLike,
  byteOffset = 0,
  byteLength = buffer.byteLength - byteOffset,
): Records {
  invariant(byteOffset % 8 === 0 && byteLength % 8 === 0, 'records: offset and length are multiples of 8');
  return {
    f64: new Float64Array(buffer, byteOffset, byteLength / 8),
    i32: new Int32Array(buffer, byteOffset, byteLength / 4),
    u8: new Uint8Array(buffer, byteOffset, byteLength),
  };
}
