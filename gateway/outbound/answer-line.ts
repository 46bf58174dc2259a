import { invariant } from '../../core/invariant.ts';

/**
 * Where an answer is written as bytes: one line for all, as compiled code has the address of a constant array in it, and
 * much of an answer is what stands there from the one before.
 *
 *   0                LINE_FROM                                 LINE_BYTES
 *   | what precedes ▸|◂ the result ▸ what follows                       |
 */
export const LINE_BYTES = 2048;
export const LINE_FROM = 512;
export const line = Buffer.alloc(LINE_BYTES);

/** Up to here a loop is shorter than the call. */
const FEW_BYTES = 16;
const ZERO = 0x30;
/** Pieces that are kept: most lines are as long as one before. */
const KEPT = 16;
const kept: (Uint8Array | undefined)[] = Array.from({ length: KEPT });

/** What stands the same in many. */
export function piece(text: string): Uint8Array {
  return Buffer.from(text);
}

export function lineBytes(from: number, end: number): Uint8Array {
  const place = (from ^ end) & (KEPT - 1);
  const before = kept[place];
  if (before?.byteOffset === line.byteOffset + from && before.length === end - from) return before;
  invariant(from >= 0 && end <= LINE_BYTES, 'answer line: written beyond its end');
  return (kept[place] = line.subarray(from, end));
}

/** Returns where it ends; so do the next two. */
export function putPiece(at: number, bytes: Uint8Array): number {
  const { length } = bytes;
  if (length > FEW_BYTES) line.set(bytes, at);
  else for (let i = 0; i < length; i++) line[at + i] = bytes[i]!;
  return at + length;
}

export function putAscii(at: number, text: string): number {
  const { length } = text;
  for (let i = 0; i < length; i++) line[at + i] = text.charCodeAt(i);
  return at + length;
}

/** 0 ≤ `whole` < 2^31. */
export function putWhole(at: number, whole: number): number {
  const end = at + digitsOf(whole);
  putDigits(at, end, whole);
  return end;
}

/** 0 ≤ `whole` < 2^31, of as many digits as there is room for. */
export function putDigits(at: number, end: number, whole: number): void {
  let left = whole | 0;
  for (let to = end - 1; to >= at; to--) {
    const upper = (left / 10) | 0;
    line[to] = ZERO + left - upper * 10;
    left = upper;
  }
}

export function digitsOf(whole: number): number {
  if (whole < 1_000) return whole < 10 ? 1 : whole < 100 ? 2 : 3;
  if (whole < 1_000_000) return whole < 10_000 ? 4 : whole < 100_000 ? 5 : 6;
  if (whole < 100_000_000) return whole < 10_000_000 ? 7 : 8;
  return whole < 1_000_000_000 ? 9 : 10;
}
