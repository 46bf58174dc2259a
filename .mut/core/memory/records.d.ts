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
export declare function recordsOf(buffer: ArrayBufferLike, byteOffset?: number, byteLength?: number): Records;
