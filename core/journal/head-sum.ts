import type { Records } from '../memory/records.ts';
import { HEAD_CHECKED_BYTES } from './frame.ts';

const POLYNOMIAL = 0xedb8_8320;
const BYTE_VALUES = 256;
/** What a byte does to a sum, with as many zero bytes behind it: four times all values. */
const steps = new Int32Array(4 * BYTE_VALUES);
for (let byte = 0; byte < BYTE_VALUES; byte++) {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ ((sum & 1) === 0 ? 0 : POLYNOMIAL);
  steps[byte] = sum;
}
for (let i = BYTE_VALUES; i < steps.length; i++) {
  const before = steps[i - BYTE_VALUES]!;
  steps[i] = (before >>> 8) ^ steps[before & 0xff]!;
}

/**
 * The CRC-32 of the checked part of the batch head at byte `at`, continued from `seed`, as an int32: what a `Checksum` says of
 * these 60 bytes. Four at a time: that is less than a call of zlib's, which makes a number on the heap besides.
 */
export function headSum({ i32 }: Records, at: number, seed: number): number {
  let sum = ~seed;
  const end = (at + HEAD_CHECKED_BYTES) >> 2;
  for (let i = at >> 2; i < end; i++) {
    const mixed = sum ^ i32[i]!;
    sum =
      steps[3 * BYTE_VALUES + (mixed & 0xff)]! ^
      steps[2 * BYTE_VALUES + ((mixed >>> 8) & 0xff)]! ^
      steps[BYTE_VALUES + ((mixed >>> 16) & 0xff)]! ^
      steps[mixed >>> 24]!;
  }
  return ~sum;
}
