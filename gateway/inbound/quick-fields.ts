import { ABSENT, type Fields } from './fields.ts';
import { afterPiece, afterSpaces, createPieces, digitsEnd, frame, learnPiece, standsAt } from './frame.ts';
import { JsonType } from './json-reader.ts';

/**
 * Objects as programs write them, in one pass: flat, each name once and one of a list, texts of plain ASCII, numbers
 * without sign or exponent, and no blanks but spaces.
 *
 *   {"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000,"order_type":"LIMIT"}
 *    └ expected: a program writes its names as and in the order in which it wrote them last time
 *
 * Everything else, mistakes included, is the general reader's: what is taken here, it reads into the same fields.
 */
export interface QuickFields {
  /** Whether the object that fills the frame (`frame.ts`) from `start` to `end` is such a one; then `into` has its fields. */
  read(start: number, end: number): boolean;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const DEL = 0x7f;

export function createQuickFields(names: readonly string[], into: Fields): QuickFields {
  const quoted = names.map((name) => Buffer.from(`"${name}"`, 'latin1'));
  const first = names.length;
  /** By the name before, `first` at the beginning: what came behind its value the last time, up to the colon, and its name. */
  const pieces = createPieces(names.length + 1);
  const next = new Int32Array(names.length + 1);

  function nameAt(at: number, end: number): number {
    for (let name = 0; name < quoted.length; name++) if (standsAt(quoted[name]!, at, end)) return name;
    return -1;
  }

  /** Where the next name and its colon end, or -1. The name is `next` then. */
  function afterName(start: number, end: number, before: number): number {
    let at = afterSpaces(start, end);
    if (at >= end || frame[at] !== (before === first ? OPEN : COMMA)) return -1;
    at = afterSpaces(at + 1, end);
    const name = nameAt(at, end);
    if (name < 0) return -1;
    at = afterSpaces(at + quoted[name]!.length, end);
    if (at >= end || frame[at] !== COLON) return -1;
    next[before] = name;
    learnPiece(pieces, before, start, at + 1);
    return at + 1;
  }

  return {
    read(start, end) {
      const { type } = into;
      into.bytes = frame;
      type.fill(ABSENT);
      let before = first;
      let at = start;
      for (;;) {
        let nameEnd = afterPiece(pieces, before, at, end);
        if (nameEnd < 0) {
          if (before !== first && isEnd(at, end)) return true;
          nameEnd = afterName(at, end, before);
          if (nameEnd < 0) return false;
        }
        const name = next[before]!;
        if (type[name] !== ABSENT) return false;
        at = afterSpaces(nameEnd, end);
        if (at >= end) return false;
        const isText = frame[at] === QUOTE;
        const from = isText ? at + 1 : at;
        const to = isText ? textEnd(from, end) : numberEnd(from, end);
        if (to < 0) return false;
        type[name] = isText ? JsonType.string : JsonType.number;
        into.start[name] = from;
        into.end[name] = to;
        before = name;
        at = isText ? to + 1 : to;
      }
    },
  };
}

/** Whether the object ends here, and all that there is with it. */
function isEnd(from: number, end: number): boolean {
  const at = afterSpaces(from, end);
  return at < end && frame[at] === CLOSE && afterSpaces(at + 1, end) === end;
}

/** Where the closing quote stands, or -1. */
function textEnd(from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = frame[at]!;
    if (byte === QUOTE) return at;
    if (byte < SPACE || byte >= DEL || byte === BACKSLASH) return -1;
  }
  return -1;
}

function numberEnd(from: number, end: number): number {
  let at = digitsEnd(from, end);
  if (at === from || (frame[from] === ZERO && at > from + 1)) return -1;
  if (at >= end || frame[at] !== POINT) return at;
  const fraction = at + 1;
  at = digitsEnd(fraction, end);
  return at === fraction ? -1 : at;
}
