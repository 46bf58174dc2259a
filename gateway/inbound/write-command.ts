import { invariant } from '../../core/invariant.ts';
import type { Records } from '../../core/memory/records.ts';
import {
  CLIENT_ID_WORDS,
  COMMAND_VERSION,
  COMMAND_WORDS,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../../core/schema/command.ts';
import { hasTerms } from '../../core/schema/order-kind.ts';
import { TERM_WORDS } from '../../core/schema/terms.ts';
import { putTextHalves } from '../../core/schema/text.ts';
import type { OrderRequest } from './order-request.ts';

const { REQUEST_ID, PRICE_TICKS, QUANTITY_LOTS, EXPIRE_AT_US, ORDER_ID, VALUE, RECEIVED_NS } = CommandWord;
const { CLIENT_ID_LENGTH, CLIENT_ID, TAG_LENGTH, TAG, TERMS } = CommandWord;
const { KIND, VERSION, ACCOUNT, INSTRUMENT, COUNT } = CommandHalf;
const { SIDE, TYPE, TIME_IN_FORCE, BROKER } = CommandByte;
const { place: PLACE, replace: REPLACE } = CommandKind;
const WORDS = COMMAND_WORDS;
const THIS_VERSION = COMMAND_VERSION;
invariant((WORDS - CLIENT_ID_LENGTH) % 2 === 0, 'a command is cleared in whole turns');
invariant(
  (TAG_LENGTH + 1 - CLIENT_ID_LENGTH) % 2 === 0,
  'a client id is cleared in whole turns, with the length of no tag',
);

/**
 * Fills the slot at byte `at`, but for who waits for it and since when: `Pending.stamp` says that. `value` and `count` mean
 * what the kind says they do; for orders `value` is the version that the order must have, and `count` is 0.
 */
export function writeCommand(
  records: Records,
  at: number,
  kind: CommandKind,
  request: OrderRequest,
  value: number,
  count: number,
): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  f64[word + REQUEST_ID] = 0;
  f64[word + RECEIVED_NS] = 0;
  if (!wasBare(records, at)) clear(f64, word, word + WORDS);
  else if (request.clientIdLength === 0 && f64[word + CLIENT_ID_LENGTH] !== 0) clear(f64, word, word + TAG_LENGTH + 1);
  i32[half + KIND] = kind;
  i32[half + VERSION] = THIS_VERSION;
  i32[half + ACCOUNT] = request.account;
  i32[half + INSTRUMENT] = request.instrument;
  u8[at + SIDE] = request.side;
  u8[at + TYPE] = request.type;
  u8[at + TIME_IN_FORCE] = request.timeInForce;
  u8[at + BROKER] = request.broker;
  i32[half + COUNT] = count;
  f64[word + PRICE_TICKS] = request.priceTicks;
  f64[word + QUANTITY_LOTS] = request.quantityLots;
  f64[word + EXPIRE_AT_US] = request.expireAtUs;
  f64[word + ORDER_ID] = request.orderId;
  f64[word + VALUE] = value;
  if (request.clientIdLength > 0) {
    f64[word + CLIENT_ID_LENGTH] = request.clientIdLength;
    putTextHalves(f64, word + CLIENT_ID, CLIENT_ID_WORDS, request.clientIdHalves, request.clientIdLength);
  }
  if (request.tagLength > 0) {
    f64[word + TAG_LENGTH] = request.tagLength;
    putTextHalves(f64, word + TAG, TAG_WORDS, request.tagHalves, request.tagLength);
  }
  // A replace has no type: what it says is of whatever the order is.
  if (hasTerms(request.type) || kind === REPLACE)
    for (let i = 0; i < TERM_WORDS; i++) f64[word + TERMS + i] = request.terms[i]!;
}

/**
 * Whether the slot held a place without tag and terms: behind its client id there are zeros already. So nobody may write
 * anything from CLIENT_ID_LENGTH on into a place without terms but `writeCommand`: the slot's next place would have it.
 */
function wasBare({ f64, i32, u8 }: Records, at: number): boolean {
  const word = at >> 3;
  return i32[(at >> 2) + KIND] === PLACE && f64[word + TAG_LENGTH] === 0 && !hasTerms(u8[at + TYPE]!);
}

/** From the client id on, all that is not always there. A loop: it is inlined, and `fill` is a call; by twos: half the turns. */
function clear(f64: Float64Array, word: number, end: number): void {
  for (let i = word + CLIENT_ID_LENGTH; i < end; i += 2) {
    f64[i] = 0;
    f64[i + 1] = 0;
  }
}
