import { crc32 } from 'node:zlib';
import type { Checksum } from '../../core/journal/frame.ts';

/** The journal's checksum: zlib's, in C, which costs 0.14 ns per byte in batches. */
export const checksum: Checksum = (bytes, seed) => crc32(bytes, seed);
