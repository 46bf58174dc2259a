import { TEXT_BYTES_PER_WORD } from './command.ts';

/** Three bytes: a small integer, which a word is not. */
const HALF = 0x100_0000;

/**
 * Short text in words: six bytes a word, little end first, so that each word is an integer below 2^48
 * and a table of doubles can hold, compare and hash it. Unused bytes are zero.
 */
export function putText(
  words: Float64Array,
  at: number,
  textWords: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  let from = start;
  for (let word = 0; word < textWords; word++) {
    let low = 0;
    let high = 0;
    for (let i = 2; i >= 0; i--) {
      low = low * 256 + (from + i < end ? bytes[from + i]! : 0);
      high = high * 256 + (from + 3 + i < end ? bytes[from + 3 + i]! : 0);
    }
    words[at + word] = high * HALF + low;
    from += TEXT_BYTES_PER_WORD;
  }
}

/**
 * `putText` of the first `length` bytes of `halves`, four at a time: three halves are two words. What stands behind them
 * doesn't matter. `textWords` is even.
 */
export function putTextHalves(
  words: Float64Array,
  at: number,
  textWords: number,
  halves: Int32Array,
  length: number,
): void {
  let left = length;
  let half = 0;
  for (let word = at; word < at + textWords; word += 2, half += 3, left -= 2 * TEXT_BYTES_PER_WORD) {
    const middle = firstBytes(halves, half + 1, left - 4);
    words[word] = (firstBytes(halves, half, left) >>> 0) + (middle & 0xffff) * 0x1_0000_0000;
    words[word + 1] = (middle >>> 16) + (firstBytes(halves, half + 2, left - 8) >>> 0) * 0x1_0000;
  }
}

/** The half at `at`, of which so many bytes count. */
function firstBytes(halves: Int32Array, at: number, count: number): number {
  if (count <= 0) return 0;
  return count >= 4 ? halves[at]! : halves[at]! & ((1 << (8 * count)) - 1);
}

/** Writes `length` bytes of packed text to `out`; returns where it ended. */
export function getText(words: Float64Array, at: number, length: number, out: Uint8Array, outAt: number): number {
  const end = outAt + length;
  for (let to = outAt, from = at; to < end; to += TEXT_BYTES_PER_WORD, from++) {
    const word = words[from]!;
    const high = Math.floor(word / HALF);
    let half = word - high * HALF;
    for (let i = to; i < to + TEXT_BYTES_PER_WORD && i < end; i++) {
      if (i === to + 3) half = high;
      out[i] = half & 0xff;
      half >>= 8;
    }
  }
  return end;
}

export function copyWords(from: Float64Array, fromAt: number, to: Float64Array, toAt: number, count: number): void {
  for (let i = 0; i < count; i++) to[toAt + i] = from[fromAt + i]!;
}
