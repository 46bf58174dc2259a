import { isNameByte } from '../inbound/field-readers.ts';

/** 1 for each byte that no name has. */
const wrongBytes = new Uint8Array(256).map((_, byte) => (isNameByte(byte) ? 0 : 1));
const LETTERS = 0x61_61_61_61;

/** Takes the halves from `from` on over, as many as `into` has. False: they are no name of `length` bytes with zeros behind it. */
export function takeName(i32: Int32Array, from: number, length: number, into: Int32Array): boolean {
  let wrong = 0;
  for (let i = 0, left = length; i < into.length; i++, left -= 4) {
    const half = i32[from + i]!;
    into[i] = half;
    if (left <= 0) {
      wrong |= half;
      continue;
    }
    const behind = left >= 4 ? 0 : -1 << (8 * left);
    const name = half | (LETTERS & behind);
    wrong |= half & behind;
    wrong |= wrongBytes[name & 0xff]! | wrongBytes[(name >>> 8) & 0xff]!;
    wrong |= wrongBytes[(name >>> 16) & 0xff]! | wrongBytes[name >>> 24]!;
  }
  return wrong === 0;
}
