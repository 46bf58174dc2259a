import type { Records } from '../memory/records.ts';
import { CommandByte, CommandHalf, CommandWord, TAG_WORDS } from '../schema/command.ts';
import { EventByte, EventHalf, EventWord } from '../schema/event.ts';
import { hasTerms } from '../schema/order-kind.ts';
import { PlaceOption } from '../schema/risk.ts';
import { TERM_WORDS } from '../schema/terms.ts';

const W = CommandWord;

/**
 * Tells one payload under a client order id from another: two lanes of 32 bits over every parsed field that the
 * client gave. Equal fields have equal lanes; different ones collide once in 2^64.
 */
export interface Fingerprint {
  low: number;
  high: number;
}

/** The fields of the order that is looked at, in the order in which they are mixed; options and terms where it has any. */
const OPTIONS = 9 + 1 + TAG_WORDS;
const fields = new Float64Array(OPTIONS + 1 + TERM_WORDS);
const halves = new Int32Array(fields.buffer);

export function fingerprintOf(command: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  fields[0] = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  fields[1] = u8[at + CommandByte.SIDE]!;
  fields[2] = u8[at + CommandByte.TYPE]!;
  fields[3] = u8[at + CommandByte.TIME_IN_FORCE]!;
  fields[4] = u8[at + CommandByte.BROKER]!;
  fields[5] = f64[word + W.PRICE_TICKS]!;
  fields[6] = f64[word + W.QUANTITY_LOTS]!;
  fields[7] = f64[word + W.EXPIRE_AT_US]!;
  fields[8] = f64[word + W.VALUE]!;
  for (let i = 0; i <= TAG_WORDS; i++) fields[9 + i] = f64[word + W.TAG_LENGTH + i]!;
  let count = addOptions(i32[(at >> 2) + CommandHalf.COUNT]!);
  if (hasTerms(u8[at + CommandByte.TYPE]!)) count = addTerms(count, f64, word + W.TERMS);
  mix(into, count);
}

/** The same from the event that accepted the order. */
export function fingerprintOfEvent(event: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = event;
  const word = at >> 3;
  const options = f64[word + EventWord.OPTIONS]! | 0;
  fields[0] = i32[(at >> 2) + EventHalf.INSTRUMENT]!;
  fields[1] = u8[at + EventByte.SIDE]!;
  fields[2] = u8[at + EventByte.TYPE]!;
  fields[3] = u8[at + EventByte.TIME_IN_FORCE]!;
  fields[4] = i32[(at >> 2) + EventHalf.BROKER_WANTED]!;
  // The client gave none.
  fields[5] = (options & PlaceOption.priced) === 0 ? f64[word + EventWord.PRICE_TICKS]! : 0;
  fields[6] = f64[word + EventWord.QUANTITY_LOTS]!;
  fields[7] = f64[word + EventWord.ARG1]!;
  fields[8] = f64[word + EventWord.ARG0]!;
  for (let i = 0; i <= TAG_WORDS; i++) fields[9 + i] = f64[word + EventWord.TAG_LENGTH + i]!;
  let count = addOptions(options & ~PlaceOption.priced);
  if (hasTerms(u8[at + EventByte.TYPE]!)) count = addTerms(count, f64, word + EventWord.TERMS);
  mix(into, count);
}

/** Ids that were taken before there were options have the fingerprint of an order that asks for none. How many fields there are. */
function addOptions(options: number): number {
  fields[OPTIONS] = options;
  return options === 0 ? OPTIONS : OPTIONS + 1;
}

function addTerms(count: number, words: Float64Array, from: number): number {
  for (let i = 0; i < TERM_WORDS; i++) fields[count + i] = words[from + i]!;
  return count + TERM_WORDS;
}

function mix(into: Fingerprint, count: number): void {
  let low = 0x2545f491;
  let high = 0x6c078965;
  for (let i = 0; i < count * 2; i += 2) {
    const ofLow = halves[i]!;
    const ofHigh = halves[i + 1]!;
    low = step(step(low, ofLow, 0x85ebca6b), ofHigh, 0xc2b2ae35);
    high = step(step(high, ofHigh, 0x27d4eb2f), ofLow, 0x165667b1);
  }
  into.low = low;
  into.high = high;
}

function step(hash: number, half: number, factor: number): number {
  const h = Math.imul(hash ^ half, factor);
  return h ^ (h >>> 15);
}
