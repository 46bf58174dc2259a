/** A 64-bit little-endian integer below 2^53 as two u32, low half first. */
const TWO_32 = 0x1_0000_0000;
const HIGH_END = 0x20_0000;

export function isU53(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** `value` must be one (`isU53`). */
export function putU53(view: DataView, at: number, value: number): void {
  const low = value >>> 0;
  view.setUint32(at, low, true);
  view.setUint32(at + 4, (value - low) / TWO_32, true);
}

/** The same as two halves from `at` on, which counts halves. */
export function putU53Halves(halves: Int32Array, at: number, value: number): void {
  halves[at] = value;
  halves[at + 1] = value / TWO_32;
}

/** -1: 2^53 or more. */
export function getU53(view: DataView, at: number): number {
  const high = view.getUint32(at + 4, true);
  return high < HIGH_END ? high * TWO_32 + view.getUint32(at, true) : -1;
}

export function getU53Halves(halves: Int32Array, at: number): number {
  const high = halves[at + 1]! >>> 0;
  return high < HIGH_END ? high * TWO_32 + (halves[at]! >>> 0) : -1;
}
