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

const scratch = new Float64Array(1);
const halves = new Int32Array(scratch.buffer);

export function fingerprintOf(command: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  begin(into, i32[(at >> 2) + CommandHalf.INSTRUMENT]!, u8[at + CommandByte.SIDE]!, u8[at + CommandByte.TYPE]!);
  mix(into, u8[at + CommandByte.TIME_IN_FORCE]!);
  mix(into, u8[at + CommandByte.BROKER]!);
  mix(into, f64[word + W.PRICE_TICKS]!);
  mix(into, f64[word + W.QUANTITY_LOTS]!);
  mix(into, f64[word + W.EXPIRE_AT_US]!);
  mix(into, f64[word + W.VALUE]!);
  for (let i = 0; i <= TAG_WORDS; i++) mix(into, f64[word + W.TAG_LENGTH + i]!);
  mixOptions(into, i32[(at >> 2) + CommandHalf.COUNT]!);
  if (hasTerms(u8[at + CommandByte.TYPE]!)) mixTerms(into, f64, word + W.TERMS);
}

/** The same from the event that accepted the order. */
export function fingerprintOfEvent(event: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = event;
  const word = at >> 3;
  begin(into, i32[(at >> 2) + EventHalf.INSTRUMENT]!, u8[at + EventByte.SIDE]!, u8[at + EventByte.TYPE]!);
  mix(into, u8[at + EventByte.TIME_IN_FORCE]!);
  mix(into, i32[(at >> 2) + EventHalf.BROKER_WANTED]!);
  const options = f64[word + EventWord.OPTIONS]!;
  // The client gave none.
  mix(into, (options & PlaceOption.priced) === 0 ? f64[word + EventWord.PRICE_TICKS]! : 0);
  mix(into, f64[word + EventWord.QUANTITY_LOTS]!);
  mix(into, f64[word + EventWord.ARG1]!);
  mix(into, f64[word + EventWord.ARG0]!);
  for (let i = 0; i <= TAG_WORDS; i++) mix(into, f64[word + EventWord.TAG_LENGTH + i]!);
  mixOptions(into, options & ~PlaceOption.priced);
  if (hasTerms(u8[at + EventByte.TYPE]!)) mixTerms(into, f64, word + EventWord.TERMS);
}

function mixTerms(into: Fingerprint, words: Float64Array, from: number): void {
  for (let i = 0; i < TERM_WORDS; i++) mix(into, words[from + i]!);
}

/** Ids that were taken before there were options have the fingerprint of an order that asks for none. */
function mixOptions(into: Fingerprint, options: number): void {
  if (options !== 0) mix(into, options);
}

function begin(into: Fingerprint, instrument: number, side: number, type: number): void {
  into.low = 0x2545f491;
  into.high = 0x6c078965;
  mix(into, instrument);
  mix(into, side);
  mix(into, type);
}

function mix(into: Fingerprint, value: number): void {
  scratch[0] = value;
  into.low = step(step(into.low, halves[0]!, 0x85ebca6b), halves[1]!, 0xc2b2ae35);
  into.high = step(step(into.high, halves[1]!, 0x27d4eb2f), halves[0]!, 0x165667b1);
}

function step(hash: number, half: number, factor: number): number {
  const h = Math.imul(hash ^ half, factor);
  return h ^ (h >>> 15);
}
