/**
 * The frame that is read quickly, as a copy that stands where compiled code knows it. Of an array that comes from elsewhere V8
 * asks at every byte where it is and whether it still is: uWebSockets takes each message away again.
 *
 * Programs write what stands in front of a value as they wrote it last time, blanks and all; such a piece is compared four
 * bytes at a time, the last four once more:
 *
 *   {"symbol": "BTCUSDT", "side": "buy", "quantity": 0.001}
 *   └───────┘          └───────┘      └───────────┘            three pieces
 */
const FRAME_BYTES = 4 * 1024;

export const frame = new Uint8Array(FRAME_BYTES);
const view = new DataView(frame.buffer);

const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const STEP = 4;
/** A longer piece is read anew each time, and a shorter one. */
const PIECE_STEPS = 16;

/** Pieces of one reader, by their places; none is known at first. */
export interface Pieces {
  readonly words: Int32Array;
  /** 0: none is known. */
  readonly lengths: Int32Array;
}

export function createPieces(places: number): Pieces {
  return { words: new Int32Array(places * PIECE_STEPS), lengths: new Int32Array(places) };
}

/** Takes over the bytes from `start` to `end`, to the frame's beginning. False: they are too many. */
export function loadFrame(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > FRAME_BYTES) return false;
  frame.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end));
  return true;
}

/** Where the frame goes on after the piece of this place, if it stands at `at`; else -1. */
export function afterPiece({ words, lengths }: Pieces, place: number, at: number, end: number): number {
  const length = lengths[place]!;
  if (length === 0 || length > end - at) return -1;
  const last = length - STEP;
  let word = place * PIECE_STEPS;
  for (let i = 0; i < last; i += STEP, word++) if (view.getInt32(at + i, true) !== words[word]) return -1;
  return view.getInt32(at + last, true) === words[word] ? at + length : -1;
}

export function learnPiece({ words, lengths }: Pieces, place: number, start: number, end: number): void {
  const length = end - start;
  const isKept = length >= STEP && length <= PIECE_STEPS * STEP;
  lengths[place] = isKept ? length : 0;
  if (!isKept) return;
  const last = length - STEP;
  let word = place * PIECE_STEPS;
  for (let i = 0; i < last; i += STEP, word++) words[word] = view.getInt32(start + i, true);
  words[word] = view.getInt32(start + last, true);
}

export function standsAt(text: Uint8Array, at: number, end: number): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (frame[at + i] !== text[i]) return false;
  return true;
}

export function afterSpaces(at: number, end: number): number {
  while (at < end && frame[at] === SPACE) at += 1;
  return at;
}

export function digitsEnd(from: number, end: number): number {
  let at = from;
  while (at < end && frame[at]! >= ZERO && frame[at]! <= NINE) at += 1;
  return at;
}
