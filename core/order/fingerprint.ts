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

/** Where the tag begins, behind nine fields that every order has. */
const TAG_AT = 9;
/** The fields of one payload, in the order in which they count: as many as an order with options and terms has. */
const given = new Float64Array(TAG_AT + 1 + TAG_WORDS + 1 + TERM_WORDS);
const halves = new Int32Array(given.buffer);

export function fingerprintOf(command: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = command;
  const word = at >>> 3;
  given[0] = i32[(at >>> 2) + CommandHalf.INSTRUMENT]!;
  given[1] = u8[at + CommandByte.SIDE]!;
  given[2] = u8[at + CommandByte.TYPE]!;
  given[3] = u8[at + CommandByte.TIME_IN_FORCE]!;
  given[4] = u8[at + CommandByte.BROKER]!;
  given[5] = f64[word + W.PRICE_TICKS]!;
  given[6] = f64[word + W.QUANTITY_LOTS]!;
  given[7] = f64[word + W.EXPIRE_AT_US]!;
  given[8] = f64[word + W.VALUE]!;
  const options = i32[(at >>> 2) + CommandHalf.COUNT]!;
  const hasMore = hasTerms(u8[at + CommandByte.TYPE]!);
  mix(giveRest(f64, word + W.TAG_LENGTH, options, hasMore ? word + W.TERMS : 0), into);
}

/** The same from the event that accepted the order. */
export function fingerprintOfEvent(event: Records, at: number, into: Fingerprint): void {
  const { f64, i32, u8 } = event;
  const word = at >>> 3;
  const options = f64[word + EventWord.OPTIONS]!;
  given[0] = i32[(at >>> 2) + EventHalf.INSTRUMENT]!;
  given[1] = u8[at + EventByte.SIDE]!;
  given[2] = u8[at + EventByte.TYPE]!;
  given[3] = u8[at + EventByte.TIME_IN_FORCE]!;
  given[4] = i32[(at >>> 2) + EventHalf.BROKER_WANTED]!;
  // The client gave none.
  given[5] = (options & PlaceOption.priced) === 0 ? f64[word + EventWord.PRICE_TICKS]! : 0;
  given[6] = f64[word + EventWord.QUANTITY_LOTS]!;
  given[7] = f64[word + EventWord.ARG1]!;
  given[8] = f64[word + EventWord.ARG0]!;
  const hasMore = hasTerms(u8[at + EventByte.TYPE]!);
  const rest = options & ~PlaceOption.priced;
  mix(giveRest(f64, word + EventWord.TAG_LENGTH, rest, hasMore ? word + EventWord.TERMS : 0), into);
}

/** Tag, options and terms (those of an order that has none are at 0). Returns how many fields were given. */
function giveRest(words: Float64Array, tagAt: number, options: number, termsAt: number): number {
  // Each by itself: a turn of a loop takes as long as four words.
  given[TAG_AT] = words[tagAt]!;
  given[TAG_AT + 1] = words[tagAt + 1]!;
  given[TAG_AT + 2] = words[tagAt + 2]!;
  given[TAG_AT + 3] = words[tagAt + 3]!;
  given[TAG_AT + TAG_WORDS] = words[tagAt + TAG_WORDS]!;
  let count = TAG_AT + 1 + TAG_WORDS;
  // Ids that were taken before there were options have the fingerprint of an order that asks for none.
  if (options !== 0) given[count++] = options;
  if (termsAt === 0) return count;
  for (let i = 0; i < TERM_WORDS; i++) given[count++] = words[termsAt + i]!;
  return count;
}

/** Two lanes, in the same loop: one looks at the halves of each field in one order, one in the other. */
function mix(count: number, into: Fingerprint): void {
  let low = 0x2545f491;
  let high = 0x6c078965;
  for (let i = 0, end = count * 2; i < end; i += 2) {
    const lower = halves[i]!;
    const upper = halves[i + 1]!;
    low = Math.imul(low ^ lower, 0x85ebca6b);
    low = Math.imul(low ^ (low >>> 15) ^ upper, 0xc2b2ae35);
    low ^= low >>> 15;
    high = Math.imul(high ^ upper, 0x27d4eb2f);
    high = Math.imul(high ^ (high >>> 15) ^ lower, 0x165667b1);
    high ^= high >>> 15;
  }
  into.low = low;
  into.high = high;
}
