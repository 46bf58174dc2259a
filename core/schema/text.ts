import { TEXT_BYTES_PER_WORD } from './command.ts';

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
    words[at + word] = high * 0x1000000 + low;
    from += TEXT_BYTES_PER_WORD;
  }
}

/** Writes `length` bytes of packed text to `out`; returns where it ended. */
export function getText(words: Float64Array, at: number, length: number, out: Uint8Array, outAt: number): number {
  for (let i = 0; i < length; i += TEXT_BYTES_PER_WORD) {
    const word = words[at + i / TEXT_BYTES_PER_WORD]!;
    // Two halves of three bytes: shifts are for integers of 32 bits.
    const high = Math.floor(word / 0x1000000);
    let half = word - high * 0x1000000;
    for (let k = 0; k < TEXT_BYTES_PER_WORD && i + k < length; k++) {
      if (k === 3) half = high;
      out[outAt + i + k] = half & 0xff;
      half >>= 8;
    }
  }
  return outAt + length;
}

export function copyWords(from: Float64Array, fromAt: number, to: Float64Array, toAt: number, count: number): void {
  for (let i = 0; i < count; i++) to[toAt + i] = from[fromAt + i]!;
}
