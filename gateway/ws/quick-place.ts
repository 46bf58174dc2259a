import {
  type Pieces,
  afterPiece,
  afterSpaces,
  createPieces,
  digitsEnd,
  frame,
  learnPiece,
  loadFrame,
  standsAt,
} from '../inbound/frame.ts';

/**
 * The frame that most clients send most of the time, found without the general reader:
 *
 *   {"id":7,"method":"order.place","params":{…}}
 *         └ 1 to 15 digits                  └ params: start ≤ at < end, unread
 *
 * with nothing else and no blanks but spaces. Everything else, mistakes included, is the general reader's, which finds
 * the same in what is found here.
 */
export interface QuickPlace {
  id: number;
  start: number;
  end: number;
}

const ZERO = 0x30;
const CLOSE = 0x7d;
const MAX_DIGITS = 15;

/** What stands before the id, and before the params. */
const TOKENS = [
  ['{', '"id"', ':'].map(latin1),
  [',', '"method"', ':', '"order.place"', ',', '"params"', ':'].map(latin1),
];
const ID = 0;
const PARAMS = 1;
const pieces: Pieces = createPieces(TOKENS.length);

/** Loads `bytes` into the frame. Whether they are such a one; if so, `into` says what it has. */
export function readQuickPlace(bytes: Uint8Array, into: QuickPlace): boolean {
  if (!loadFrame(bytes, 0, bytes.length)) return false;
  const end = bytes.length - 1;
  if (end < 0 || frame[end] !== CLOSE) return false;
  const idAt = after(ID, 0, end);
  if (idAt < 0) return false;
  const idEnd = digitsEnd(idAt, end);
  const digits = idEnd - idAt;
  if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && frame[idAt] === ZERO)) return false;
  let id = 0;
  for (let at = idAt; at < idEnd; at++) id = id * 10 + (frame[at]! - ZERO);
  const start = after(PARAMS, idEnd, end);
  if (start < 0) return false;
  into.id = id;
  into.start = start;
  into.end = end;
  return true;
}

/** Where the frame goes on after these tokens and the spaces around them, or -1. */
function after(place: number, from: number, end: number): number {
  const known = afterPiece(pieces, place, from, end);
  if (known >= 0) return afterSpaces(known, end);
  let at = from;
  for (const token of TOKENS[place]!) {
    at = afterSpaces(at, end);
    if (!standsAt(token, at, end)) return -1;
    at += token.length;
  }
  learnPiece(pieces, place, from, at);
  return afterSpaces(at, end);
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
