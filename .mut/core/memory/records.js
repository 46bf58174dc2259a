import { invariant } from '../invariant.js';
/** Views of `byteLength` bytes of `buffer` from `byteOffset` on; both are multiples of 8. */
export function recordsOf(buffer, byteOffset = 0, byteLength = buffer.byteLength - byteOffset) {
    invariant(byteOffset % 8 === 0 && byteLength % 8 === 0, 'records: offset and length are multiples of 8');
    return {
        f64: new Float64Array(buffer, byteOffset, byteLength / 8),
        i32: new Int32Array(buffer, byteOffset, byteLength / 4),
        u8: new Uint8Array(buffer, byteOffset, byteLength),
    };
}
//# sourceMappingURL=records.js.map