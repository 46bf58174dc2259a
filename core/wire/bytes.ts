/** Text in records: Latin-1, one byte a character, at a fixed place or at the end; what is unused is zero. */
export const ID_BYTES = 48;
export const LABEL_BYTES = 24;

const QUESTION_MARK = 0x3f;

export function isU8(value: number): boolean {
  return (value & 0xff) === value;
}

export function isU16(value: number): boolean {
  return (value & 0xffff) === value;
}

export function isU32(value: number): boolean {
  return value >>> 0 === value;
}

export function isLength(length: number, max: number): boolean {
  return length >>> 0 === length && length <= max;
}

/** Writes `length` bytes and zeros up to `room`. */
export function putBytes(view: DataView, at: number, room: number, bytes: Uint8Array, length: number): void {
  for (let i = 0; i < length; i++) view.setUint8(at + i, bytes[i]!);
  putZeros(view, at + length, at + room);
}

/** Writes zeros to `from` <= place < `to`. */
function putZeros(view: DataView, from: number, to: number): void {
  let i = from;
  for (; i + 8 <= to; i += 8) view.setFloat64(i, 0, true);
  for (; i < to; i++) view.setUint8(i, 0);
}

/**
 * Writes text as records have it, six bytes a word, little end first, so that two words are three halves; unused bytes are zero.
 * `room` is a multiple of 12, and `at` counts halves.
 */
export function putPacked(halves: Int32Array, at: number, room: number, words: Float64Array, wordAt: number): void {
  for (let to = at, from = wordAt; to < at + room / 4; to += 3, from += 2) {
    const first = words[from]!;
    const second = words[from + 1]!;
    const firstHigh = Math.floor(first / 0x100_0000);
    const secondHigh = Math.floor(second / 0x100_0000);
    const secondLow = second - secondHigh * 0x100_0000;
    halves[to] = (first - firstHigh * 0x100_0000) | (firstHigh << 24);
    halves[to + 1] = (firstHigh >>> 8) | (secondLow << 16);
    halves[to + 2] = (secondLow >>> 16) | (secondHigh << 8);
  }
}

export function getBytes(view: DataView, at: number, length: number, into: Uint8Array): void {
  for (let i = 0; i < length; i++) into[i] = view.getUint8(at + i);
}

/** Whether all bytes with `from` <= place < `to` are zero. */
export function isZero(view: DataView, from: number, to: number): boolean {
  let any = 0;
  let i = from;
  for (; i + 8 <= to; i += 8) any |= view.getInt32(i, true) | view.getInt32(i + 4, true);
  for (; i < to; i++) any |= view.getUint8(i);
  return any === 0;
}

/** Characters above U+00FF become question marks. Returns where it ended; `text` must fit. */
export function putLatin1(view: DataView, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    view.setUint8(at + i, unit <= 0xff ? unit : QUESTION_MARK);
  }
  return at + text.length;
}

export function latin1At(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(view.getUint8(at + i));
  return text;
}

/** The first `length` bytes as text. */
export function latin1Of(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** Copies a text into `into`; returns its length, or -1 if it is too long or has characters above U+00FF. */
export function latin1Into(text: string, into: Uint8Array): number {
  if (text.length > into.length) return -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) return -1;
    into[i] = unit;
  }
  return text.length;
}
