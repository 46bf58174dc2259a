import type { Records } from '../../core/memory/records.ts';

/** A view that reads words takes 80 bytes of heap where one that copies in one go takes 104. */
const MOST_BYTES_BY_WORDS = 512;

/**
 * Copies a frame to the beginning of `into`, which has room for it and stands where compiled code knows it. By halves: as
 * doubles, two integers that look like a NaN might come out changed.
 */
export function copyFrame({ i32, u8 }: Records, frame: ArrayBuffer): void {
  const bytes = frame.byteLength;
  if (bytes > MOST_BYTES_BY_WORDS) {
    u8.set(new Uint8Array(frame));
    return;
  }
  const view = new DataView(frame);
  let at = 0;
  // Four a turn, as each turn of the loop costs as much as a copy.
  for (; at + 16 <= bytes; at += 16) {
    const half = at >> 2;
    i32[half] = view.getInt32(at, true);
    i32[half + 1] = view.getInt32(at + 4, true);
    i32[half + 2] = view.getInt32(at + 8, true);
    i32[half + 3] = view.getInt32(at + 12, true);
  }
  for (; at < bytes; at++) u8[at] = view.getUint8(at);
}
