import { Warning } from '../../core/schema/risk.ts';
import { invariant } from '../../core/invariant.ts';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { hasNote } from '../../core/order/lifecycle.ts';
import { EVENT_SHORT_BYTES, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../../core/schema/event.ts';
import { QuoteWord } from '../../core/schema/quote.ts';
import { rejectEntry } from '../../core/schema/reject.ts';
import { getText } from '../../core/schema/text.ts';
import { ID_BYTES, LABEL_BYTES } from '../../core/wire/bytes.ts';
import { createWireCancelAllDone, encodeCancelAllDone } from '../../core/wire/cancel-all-done.ts';
import { createWireOrderAnswer, encodePackedOrderAnswer } from '../../core/wire/order-answer.ts';
import type { WirePing } from '../../core/wire/ping.ts';
import { createWirePong, encodePong } from '../../core/wire/pong.ts';
import { createWireQuote, encodeQuoteRecord } from '../../core/wire/quote.ts';
import { createWireRefused, encodeRefused } from '../../core/wire/refused.ts';
import { createWireReport, encodeReport } from '../../core/wire/report.ts';
import { createWireTrade, encodeTradeRecord } from '../../core/wire/trade.ts';
import { NO_INSTRUMENT } from '../../core/wire/wire-codes.ts';
import { type WireOrder, WireOrderFlag } from '../../core/wire/wire-order.ts';
import type { Refusal } from '../inbound/refusal.ts';

/**
 * Events, quotes and refusals as binary records: what `Encoder` and `encode-quote` are for JSON. Each function writes one
 * record to the beginning of `bytes`, valid until the next, and returns its length; answers to orders, of which there are
 * many, go straight to where they are sent from.
 */
export interface RecordEncoder {
  readonly bytes: Uint8Array;
  /** The same as a record. */
  readonly scratch: Records;
  /** To byte `to` of `into`, a multiple of 8. `answered`: type of the request. `riskUs`, `totalUs`: of a place, else -1. */
  orderAnswer(
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
  ): number;
  cancelAllDone(requestId: number, status: number, records: Records, at: number, left: BudgetLeft): number;
  pong(ping: WirePing, timeUs: number, left: BudgetLeft): number;
  refused(requestId: number, answered: number, why: Refusal, left: BudgetLeft): number;
  /** A word that is newly read for it must be kept by the order log (`keepTold`). */
  report(records: Records, at: number): number;
  /** A top of book whose `QUOTE_WORDS` begin at index `at`. */
  quote(
    instrument: number,
    words: Float64Array,
    at: number,
    sequence: number,
    skipped: number,
    isSnapshot: boolean,
  ): number;
  trade(
    instrument: number,
    words: Float64Array,
    at: number,
    sequence: number,
    skipped: number,
    isSnapshot: boolean,
  ): number;
}

/** What a session may still send, `UNLIMITED` where there is no limit. */
export interface BudgetLeft {
  readonly ordersLeft: number;
  readonly cancelsLeft: number;
}

const { TIME_US, ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, LAST_TICKS, LAST_LOTS, EXECUTION_ID } = EventWord;
const { ACCOUNT_SEQ, ORDER_VERSION, VALUE, FILLED_COST, CLIENT_ID_LENGTH, CLIENT_ID } = EventWord;
const { TAG_LENGTH, TAG, TEXT_LENGTH, TEXT } = EventWord;
const ACCEPTED = EventKind.accepted;
/** Those that the flags of a record have room for. */
const ALL_WARNINGS = Warning.duplicate | Warning.overridden;
const { LENGTH, KIND_VERSION, ACCOUNT, INSTRUMENT, REJECT, NOTE } = EventHalf;
const { SIDE, TYPE, TIME_IN_FORCE, STATUS, BROKER, ATTEMPT, FAST_PATH } = EventByte;
const { filled: FILLED, rejected: REJECTED, suspended: SUSPENDED, plan_moved: PLAN_MOVED } = EventKind;
const { triggered: TRIGGERED } = EventKind;
const NO_BROKER_BYTE = NO_BROKER;
const SHORT_BYTES = EVENT_SHORT_BYTES;
const ID_ROOM = ID_BYTES;
const TAG_ROOM = LABEL_BYTES;
const NOBODY = NO_INSTRUMENT;
const QUICK = WireOrderFlag.fast_path;
const MOST = Number.MAX_SAFE_INTEGER;
/** A refusal with all of its texts at their longest. */
const SCRATCH_BYTES = 2048;

export function createRecordEncoder(): RecordEncoder {
  const scratch = recordsOf(new ArrayBuffer(SCRATCH_BYTES));
  const bytes = scratch.u8;
  const view = new DataView(bytes.buffer);
  const answer = createWireOrderAnswer();
  const done = createWireCancelAllDone();
  const pong = createWirePong();
  const refused = createWireRefused();
  const report = createWireReport();
  const quote = createWireQuote();
  const trade = createWireTrade();

  return {
    bytes,
    scratch,

    orderAnswer(into, to, requestId, answered, status, records, at, riskUs, totalUs, left) {
      const { f64 } = records;
      const word = at >> 3;
      const isPlace = riskUs >= 0;
      answer.requestId = requestId;
      answer.status = status;
      answer.answered = answered;
      answer.ordersLeft = left.ordersLeft;
      answer.cancelsLeft = left.cancelsLeft;
      readOrderNumbers(answer.order, records, at);
      answer.timeUs = f64[word + TIME_US]!;
      // Cancels, replaces and the word of a venue (ASYNC_MODE=false) are events that end before the tag.
      const hasTag = isPlace && records.i32[(at >> 2) + LENGTH]! > SHORT_BYTES;
      answer.tagLength = hasTag ? lengthOf(f64[word + TAG_LENGTH]!, TAG_ROOM) : 0;
      answer.riskUs = isPlace ? riskUs : 0;
      answer.totalUs = isPlace ? totalUs : 0;
      if (isPlace) answer.order.flags = flagsOf(records, at);
      return written(encodePackedOrderAnswer(into, to, answer, f64, word + CLIENT_ID, word + TAG));
    },

    cancelAllDone(requestId, status, records, at, left) {
      done.requestId = requestId;
      done.status = status;
      done.ordersLeft = left.ordersLeft;
      done.cancelsLeft = left.cancelsLeft;
      done.requested = records.f64[(at >> 3) + VALUE]!;
      return written(encodeCancelAllDone(view, 0, done));
    },

    pong(ping, timeUs, left) {
      pong.requestId = ping.requestId;
      pong.status = 200;
      pong.ordersLeft = left.ordersLeft;
      pong.cancelsLeft = left.cancelsLeft;
      pong.echo = ping.echo;
      pong.timeUs = timeUs;
      return written(encodePong(view, 0, pong));
    },

    refused(requestId, answered, why, left) {
      const { code, httpStatus } = rejectEntry(why.code);
      refused.requestId = requestId;
      refused.status = httpStatus;
      refused.code = code;
      refused.ordersLeft = left.ordersLeft;
      refused.cancelsLeft = left.cancelsLeft;
      refused.answered = answered;
      refused.field = why.field ?? '';
      refused.message = why.message;
      refused.limit = why.limit ?? '';
      refused.value = why.value ?? '';
      return written(encodeRefused(view, 0, refused));
    },

    report(records, at) {
      const { f64, i32 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const kind = i32[half + KIND_VERSION]! & 0xffff;
      const isFill = kind === FILLED;
      const hasText = kind === REJECTED || kind === SUSPENDED;
      report.sequence = f64[word + ACCOUNT_SEQ]!;
      report.timeUs = f64[word + TIME_US]!;
      report.event = kind;
      report.code = i32[half + REJECT]!;
      report.note = hasNote(kind) || kind === PLAN_MOVED ? i32[half + NOTE]! : 0;
      report.lastTicks = isFill || kind === TRIGGERED ? f64[word + LAST_TICKS]! : 0;
      report.lastLots = isFill || kind === PLAN_MOVED ? f64[word + LAST_LOTS]! : 0;
      report.executionId = isFill ? f64[word + EXECUTION_ID]! : 0;
      readOrder(report.order, records, at);
      report.textLength = hasText ? Math.max(0, Math.min(f64[word + TEXT_LENGTH]!, ID_ROOM)) : 0;
      getText(f64, word + TEXT, report.textLength, report.text, 0);
      return written(encodeReport(view, 0, report));
    },

    quote(instrument, words, at, sequence, skipped, isSnapshot) {
      quote.instrument = instrument;
      quote.snapshot = isSnapshot ? 1 : 0;
      quote.sequence = sequence;
      quote.skipped = skipped;
      quote.bidTicks = amount(words[at + QuoteWord.BID_TICKS]!);
      quote.bidLots = amount(words[at + QuoteWord.BID_LOTS]!);
      quote.askTicks = amount(words[at + QuoteWord.ASK_TICKS]!);
      quote.askLots = amount(words[at + QuoteWord.ASK_LOTS]!);
      quote.lastTicks = amount(words[at + QuoteWord.LAST_TICKS]!);
      quote.lastLots = amount(words[at + QuoteWord.LAST_LOTS]!);
      quote.timeUs = amount(words[at + QuoteWord.VENUE_TIME_US]!);
      return written(encodeQuoteRecord(view, 0, quote));
    },

    trade(instrument, words, at, sequence, skipped, isSnapshot) {
      trade.instrument = instrument;
      trade.snapshot = isSnapshot ? 1 : 0;
      trade.sequence = sequence;
      trade.skipped = skipped;
      trade.priceTicks = amount(words[at + QuoteWord.LAST_TICKS]!);
      trade.quantityLots = amount(words[at + QuoteWord.LAST_LOTS]!);
      trade.timeUs = amount(words[at + QuoteWord.LAST_TIME_US]!);
      return written(encodeTradeRecord(view, 0, trade));
    },
  };
}

/** The order as it stands after the event; zeros for one that is of the account, a cancel-all for instance. */
function readOrder(order: WireOrder, records: Records, at: number): void {
  readOrderNumbers(order, records, at);
  getText(records.f64, (at >> 3) + CLIENT_ID, order.clientIdLength, order.clientId, 0);
}

/** All of it but the bytes of the client order id. */
function readOrderNumbers(order: WireOrder, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const instrument = i32[half + INSTRUMENT]!;
  order.account = i32[half + ACCOUNT]!;
  order.flags = 0;
  const has = f64[word + ORDER_ID]! > 0 && instrument >= 0;
  if (!has) {
    clearNumbers(order);
    return;
  }
  const broker = u8[at + BROKER]!;
  order.orderId = f64[word + ORDER_ID]!;
  order.priceTicks = f64[word + PRICE_TICKS]!;
  order.quantityLots = f64[word + QUANTITY_LOTS]!;
  order.filledLots = amount(f64[word + FILLED_LOTS]!);
  order.filledCost = amount(f64[word + FILLED_COST]!);
  order.version = f64[word + ORDER_VERSION]!;
  order.instrument = instrument;
  order.broker = broker === NO_BROKER_BYTE ? 0 : broker + 1;
  order.status = u8[at + STATUS]!;
  order.side = u8[at + SIDE]! + 1;
  order.type = u8[at + TYPE]!;
  order.timeInForce = u8[at + TIME_IN_FORCE]!;
  order.attempt = u8[at + ATTEMPT]!;
  order.clientIdLength = lengthOf(f64[word + CLIENT_ID_LENGTH]!, ID_ROOM);
}

/** Those of an order that there is none of. */
function clearNumbers(order: WireOrder): void {
  order.orderId = 0;
  order.priceTicks = 0;
  order.quantityLots = 0;
  order.filledLots = 0;
  order.filledCost = 0;
  order.version = 0;
  order.instrument = NOBODY;
  order.broker = 0;
  order.status = 0;
  order.side = 0;
  order.type = 0;
  order.timeInForce = 0;
  order.attempt = 0;
  order.clientIdLength = 0;
}

/** As the JSON encoder sees it: a length out of range is no text. */
function lengthOf(length: number, room: number): number {
  return length > 0 && length <= room ? length : 0;
}

/**
 * Others' figures, and sums of them: each fill is below 2^53, and a sum that isn't says so by being the most there is. What
 * isn't positive is none. A record that can't be written is a broken invariant, which no venue may cause.
 */
function amount(value: number): number {
  return value > 0 ? Math.min(MOST, value) : 0;
}

function written(length: number): number {
  invariant(length > 0, 'wire: an event that no record can hold');
  return length;
}

/** What an accepted order is told besides: NOTE has its warnings, one bit above which stand in the flags. */
function flagsOf({ i32, u8 }: Records, at: number): number {
  const isAccepted = (i32[(at >> 2) + KIND_VERSION]! & 0xffff) === ACCEPTED;
  const warnings = isAccepted ? (i32[(at >> 2) + NOTE]! & ALL_WARNINGS) << 1 : 0;
  return warnings | (u8[at + FAST_PATH] === 1 ? QUICK : 0);
}
