import { ABSENT, type Fields } from './fields.ts';
import { JsonType } from './json-reader.ts';

/**
 * Objects as programs write them, in one pass: flat, each name once and one of a list, texts of plain ASCII, numbers
 * without sign or exponent, and no blanks but spaces.
 *
 *   {"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000,"order_type":"LIMIT"}
 *    └ expected: a program writes its names in the order in which it wrote them last time
 *
 * Everything else, mistakes included, is the general reader's: what is taken here, it reads into the same fields.
 */
export interface QuickFields {
  /** Whether the object that fills `bytes` from `start` to `end` is such a one; then `into` has its fields. */
  read(bytes: Uint8Array, start: number, end: number): boolean;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const DEL = 0x7f;

export function createQuickFields(names: readonly string[], into: Fields): QuickFields {
  const quoted = names.map((name) => Buffer.from(`"${name}"`, 'latin1'));
  const first = names.length;
  /** By the name before, `first` at the beginning: which one came next the last time. */
  const next = new Int32Array(names.length + 1);

  function nameAt(bytes: Uint8Array, at: number, end: number, before: number): number {
    const expected = next[before]!;
    if (standsAt(quoted[expected]!, bytes, at, end)) return expected;
    for (let name = 0; name < quoted.length; name++) {
      if (!standsAt(quoted[name]!, bytes, at, end)) continue;
      next[before] = name;
      return name;
    }
    return -1;
  }

  return {
    read(bytes, start, end) {
      const { type } = into;
      into.bytes = bytes;
      type.fill(ABSENT);
      let at = afterSpaces(bytes, start, end);
      if (at >= end || bytes[at] !== OPEN) return false;
      let before = first;
      do {
        at = afterSpaces(bytes, at + 1, end);
        const name = nameAt(bytes, at, end, before);
        if (name < 0 || type[name] !== ABSENT) return false;
        at = afterSpaces(bytes, at + quoted[name]!.length, end);
        if (at >= end || bytes[at] !== COLON) return false;
        at = afterSpaces(bytes, at + 1, end);
        if (at >= end) return false;
        const isText = bytes[at] === QUOTE;
        const from = isText ? at + 1 : at;
        const to = isText ? textEnd(bytes, from, end) : numberEnd(bytes, from, end);
        if (to < 0) return false;
        type[name] = isText ? JsonType.string : JsonType.number;
        into.start[name] = from;
        into.end[name] = to;
        before = name;
        at = afterSpaces(bytes, isText ? to + 1 : to, end);
        if (at >= end) return false;
      } while (bytes[at] === COMMA);
      return bytes[at] === CLOSE && afterSpaces(bytes, at + 1, end) === end;
    },
  };
}

export function standsAt(text: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

function afterSpaces(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && bytes[at] === SPACE) at += 1;
  return at;
}

/** Where the closing quote stands, or -1. */
export function textEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at;
    if (byte < SPACE || byte >= DEL || byte === BACKSLASH) return -1;
  }
  return -1;
}

function numberEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = digitsEnd(bytes, from, end);
  if (at === from || (bytes[from] === ZERO && at > from + 1)) return -1;
  if (at >= end || bytes[at] !== POINT) return at;
  const fraction = at + 1;
  at = digitsEnd(bytes, fraction, end);
  return at === fraction ? -1 : at;
}

export function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at]! >= ZERO && bytes[at]! <= NINE) at += 1;
  return at;
}
