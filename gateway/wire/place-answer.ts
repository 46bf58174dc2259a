import type { Records } from '../../core/memory/records.ts';
import { EVENT_SHORT_BYTES, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../../core/schema/event.ts';
import { Warning } from '../../core/schema/risk.ts';
import { ID_BYTES, LABEL_BYTES, putPacked } from '../../core/wire/bytes.ts';
import { WireType, headerHalf } from '../../core/wire/header.ts';
import { ORDER_ANSWER_BYTES, OrderAnswerHalf } from '../../core/wire/order-answer.ts';
import { WireOrderFlag, WireOrderHalf } from '../../core/wire/wire-order.ts';
import type { BudgetLeft } from './record-encoder.ts';

const { ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, FILLED_COST, ORDER_VERSION, TIME_US } = EventWord;
const { CLIENT_ID_LENGTH, CLIENT_ID, TAG_LENGTH, TAG } = EventWord;
const { LENGTH, KIND_VERSION, ACCOUNT, INSTRUMENT, NOTE } = EventHalf;
const ACCEPTED = EventKind.accepted;
const SHORT_BYTES = EVENT_SHORT_BYTES;
const NO_BROKER_BYTE = NO_BROKER;
/** Side, type, time in force, status; broker, attempt, fast path, part. */
const SIDE = EventByte.SIDE >> 2;
const BROKER = EventByte.BROKER >> 2;
const ALL_WARNINGS = Warning.duplicate | Warning.overridden;
const QUICK = WireOrderFlag.fast_path;

const BYTES = ORDER_ANSWER_BYTES;
const HEAD = headerHalf(BYTES, WireType.order_answer);
const ID_ROOM = ID_BYTES;
const TAG_ROOM = LABEL_BYTES;
const Answer = OrderAnswerHalf;
const { STATUS, LEFT, RISK_US, TOTAL_US } = Answer;
const TO_TIME = Answer.TIME;
const TO_TAG = Answer.TAG;
const TO_ID = Answer.ORDER + WireOrderHalf.CLIENT_ID;
const TO_ORDER_ID = Answer.ORDER + WireOrderHalf.ORDER_ID;
const TO_PRICE = Answer.ORDER + WireOrderHalf.PRICE;
const TO_QUANTITY = Answer.ORDER + WireOrderHalf.QUANTITY;
const TO_FILLED = Answer.ORDER + WireOrderHalf.FILLED;
const TO_COST = Answer.ORDER + WireOrderHalf.COST;
const TO_VERSION = Answer.ORDER + WireOrderHalf.ORDER_VERSION;
const TO_INSTRUMENT = Answer.ORDER + WireOrderHalf.INSTRUMENT;
const TO_ACCOUNT = Answer.ORDER + WireOrderHalf.ACCOUNT;
const TO_SIDE = Answer.ORDER + WireOrderHalf.SIDE;
const TO_ATTEMPT = Answer.ORDER + WireOrderHalf.ATTEMPT;

const TWO_32 = 0x1_0000_0000;
const HIGH_BITS = 21;

/**
 * The answer to a place straight from its event to byte `to` of `into`, a multiple of 8: there are so many of them. Returns its
 * length, or 0 for what is not as usual, of which the record encoder knows what becomes.
 */
export function putPlaceAnswer(
  into: Records,
  to: number,
  requestId: number,
  answered: number,
  status: number,
  records: Records,
  at: number,
  riskUs: number,
  totalUs: number,
  left: BudgetLeft,
): number {
  const { f64, i32 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const halves = into.i32;
  const out = to >> 2;
  const instrument = i32[half + INSTRUMENT]!;
  const orderId = f64[word + ORDER_ID]!;
  if (!(orderId > 0) || instrument < 0 || riskUs < 0) return 0;
  const account = i32[half + ACCOUNT]!;
  const what = i32[half + SIDE]!;
  const where = i32[half + BROKER]!;
  const side = (what & 0xff) + 1;
  const broker = (where & 0xff) === NO_BROKER_BYTE ? 0 : (where & 0xff) + 1;
  const warnings = (i32[half + KIND_VERSION]! & 0xffff) === ACCEPTED ? (i32[half + NOTE]! & ALL_WARNINGS) << 1 : 0;
  const flags = warnings | (((where >>> 16) & 0xff) === 1 ? QUICK : 0);
  const hasTag = i32[half + LENGTH]! > SHORT_BYTES;
  const idLength = f64[word + CLIENT_ID_LENGTH]!;
  const tagLength = hasTag ? f64[word + TAG_LENGTH]! : 0;
  const idBytes = idLength > 0 && idLength <= ID_ROOM ? idLength | 0 : 0;
  const tagBytes = tagLength > 0 && tagLength <= TAG_ROOM ? tagLength | 0 : 0;
  if (idBytes !== idLength || tagBytes !== tagLength) return 0;
  const odd =
    (account >>> 16) |
    (side >>> 8) |
    putNumber(halves, out + TO_ORDER_ID, orderId) |
    putNumber(halves, out + TO_PRICE, f64[word + PRICE_TICKS]!) |
    putNumber(halves, out + TO_QUANTITY, f64[word + QUANTITY_LOTS]!) |
    putNumber(halves, out + TO_FILLED, f64[word + FILLED_LOTS]!) |
    putNumber(halves, out + TO_COST, f64[word + FILLED_COST]!) |
    putNumber(halves, out + TO_VERSION, f64[word + ORDER_VERSION]!) |
    putNumber(halves, out + TO_TIME, f64[word + TIME_US]!);
  if (odd !== 0) return 0;
  halves[out] = HEAD;
  halves[out + 1] = requestId;
  halves[out + STATUS] = status | (answered << 16) | (tagBytes << 24);
  halves[out + LEFT] = left.ordersLeft | (left.cancelsLeft << 16);
  halves[out + TO_INSTRUMENT] = instrument;
  halves[out + TO_ACCOUNT] = account | (broker << 16) | (what & 0xff00_0000);
  halves[out + TO_SIDE] = side | (what & 0x00ff_ff00) | (idBytes << 24);
  halves[out + TO_ATTEMPT] = ((where >>> 8) & 0xff) | (flags << 8);
  if (idBytes > 0) putPacked(halves, out + TO_ID, ID_ROOM, f64, word + CLIENT_ID);
  else putZeros(into.f64, (out + TO_ID) >> 1, (out + TO_TAG) >> 1);
  if (tagBytes > 0) putPacked(halves, out + TO_TAG, TAG_ROOM, f64, word + TAG);
  else putZeros(into.f64, (out + TO_TAG) >> 1, (out + TO_TIME) >> 1);
  halves[out + RISK_US] = riskUs;
  halves[out + TOTAL_US] = totalUs;
  return BYTES;
}

/** As a u53 (`core/wire/u53`), low half first. Returns 0, or something else for what is none. */
function putNumber(halves: Int32Array, at: number, value: number): number {
  const low = value >>> 0;
  const high = (value / TWO_32) | 0;
  halves[at] = low;
  halves[at + 1] = high;
  return (high >>> HIGH_BITS) | (high * TWO_32 + low === value ? 0 : 1);
}

/** Three words a turn: a turn costs as much as two. */
function putZeros(words: Float64Array, from: number, end: number): void {
  for (let i = from; i < end; i += 3) {
    words[i] = 0;
    words[i + 1] = 0;
    words[i + 2] = 0;
  }
}
