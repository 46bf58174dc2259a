import type { Instrument } from '../../core/market/instruments.ts';
import type { Records } from '../../core/memory/records.ts';
import { scratchWords } from '../../core/memory/scratch.ts';
import { MAX_DECIMAL_BYTES } from '../../core/number/decimal.ts';
import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { EventWord } from '../../core/schema/event.ts';
import { getText } from '../../core/schema/text.ts';
import { LINE_FROM, digitsOf, line, piece, putAscii, putDigits, putPiece, putWhole } from './answer-line.ts';
import { priceText, quantityText } from './decimal-text.ts';

/**
 * The answer to a plain new order in the answer line. What is as in the answer before stands there already:
 *
 *   {"order_id":" 7 ","client_order_id":null ,"status":…,"quantity":" 0.001 ","price":" 45000 ",…,"risk": 12 ,"durable":…
 *                 │                          └ head ──────────────┘               │         └ tail ─────┘ │
 *                 └─ anew                                    only if it is another one ┘              anew ─┘
 */
const { ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, CLIENT_ID_LENGTH, CLIENT_ID } = EventWord;

const ORDER_ID_IS = piece('{"order_id":"');
const CLIENT_ID_IS = piece('","client_order_id":"');
const NO_CLIENT_ID = piece('","client_order_id":null');
const PRICE_IS = piece('","price":"');
const NO_PRICE = piece('","price":null');
const DURABLE_IS = piece(',"durable":');
const TOTAL_IS = piece(',"total":');
const END = piece('}}');
const QUOTE = 0x22;
const SMALL = 2 ** 31;
const MAX_DIGITS = 10;
const ID_AT = LINE_FROM + ORDER_ID_IS.length;

/**
 * A result in the line has at most so many.
 * @internal
 */
export const RESULT_BYTES = 1024;
const MAX_AROUND_BYTES =
  ORDER_ID_IS.length +
  CLIENT_ID_IS.length +
  CLIENT_ID_BYTES +
  PRICE_IS.length +
  DURABLE_IS.length +
  TOTAL_IS.length +
  END.length +
  2 * MAX_DECIMAL_BYTES +
  4 * MAX_DIGITS +
  2;

/** What stands in the line, and where. */
let lastHead: Uint8Array | undefined;
let lastTail: Uint8Array | undefined;
let lastInstrument: Instrument | undefined;
const last = scratchWords(3);
const QUANTITY = 0;
const PRICE = 1;
const CLIENT = 2;
const places = new Int32Array(32);
const ID_END = 0;
const PRICE_AT = 1;
const PRICE_END = 2;
const RISK_AT = 3;
const RISK_END = 4;
const DURABLE_END = 5;
const TOTAL_END = 6;

/** Returns where it ends; 0: with this head and tail it is none for the line. */
export function putPlaced(
  head: Uint8Array,
  tail: Uint8Array,
  instrument: Instrument,
  records: Records,
  at: number,
  riskUs: number,
  totalUs: number,
): number {
  if (head.length + tail.length > RESULT_BYTES - MAX_AROUND_BYTES) return 0;
  if (!(records.f64[(at >> 3) + ORDER_ID]! < SMALL)) return 0;
  if (!stands(head, tail, instrument, records, at)) putWholeOrder(head, tail, instrument, records, at);
  return putLatencies(riskUs, totalUs - riskUs, totalUs);
}

/** Makes the last answer's order into this one, if they are as long and differ in id and price alone. */
function stands(head: Uint8Array, tail: Uint8Array, instrument: Instrument, { f64 }: Records, at: number): boolean {
  const word = at >> 3;
  if (head !== lastHead || tail !== lastTail || instrument !== lastInstrument) return false;
  if (f64[word + QUANTITY_LOTS] !== last[QUANTITY] || f64[word + CLIENT_ID_LENGTH]! + last[CLIENT]! > 0) return false;
  const id = f64[word + ORDER_ID]! | 0;
  const idEnd = places[ID_END]!;
  if (digitsOf(id) !== idEnd - ID_AT) return false;
  const price = f64[word + PRICE_TICKS]!;
  if (price !== last[PRICE]) {
    if (!(price > 0 && last[PRICE]! > 0)) return false;
    const text = priceText(instrument, price);
    const priceAt = places[PRICE_AT]!;
    if (text.length !== places[PRICE_END]! - priceAt) return false;
    last[PRICE] = price;
    putAscii(priceAt, text);
  }
  putDigits(ID_AT, idEnd, id);
  return true;
}

function putWholeOrder(head: Uint8Array, tail: Uint8Array, instrument: Instrument, { f64 }: Records, at: number): void {
  const word = at >> 3;
  const price = f64[word + PRICE_TICKS]!;
  const quantity = f64[word + QUANTITY_LOTS]!;
  const clientLength = f64[word + CLIENT_ID_LENGTH]!;
  lastHead = head;
  lastTail = tail;
  lastInstrument = instrument;
  last[QUANTITY] = quantity;
  last[PRICE] = price;
  last[CLIENT] = clientLength;
  const idEnd = putWhole(putPiece(LINE_FROM, ORDER_ID_IS), f64[word + ORDER_ID]! | 0);
  places[ID_END] = idEnd;
  let to = putPiece(putClientId(idEnd, f64, word, clientLength), head);
  to = putAscii(to, quantityText(instrument, quantity));
  if (price > 0) {
    const priceAt = putPiece(to, PRICE_IS);
    const priceEnd = putAscii(priceAt, priceText(instrument, price));
    places[PRICE_AT] = priceAt;
    places[PRICE_END] = priceEnd;
    line[priceEnd] = QUOTE;
    to = priceEnd + 1;
  } else to = putPiece(to, NO_PRICE);
  places[RISK_AT] = putPiece(to, tail);
  places[RISK_END] = 0;
}

function putClientId(at: number, f64: Float64Array, word: number, length: number): number {
  if (length <= 0 || length > CLIENT_ID_BYTES) return putPiece(at, NO_CLIENT_ID);
  const end = getText(f64, word + CLIENT_ID, length, line, putPiece(at, CLIENT_ID_IS));
  line[end] = QUOTE;
  return end + 1;
}

function putLatencies(riskUs: number, durableUs: number, totalUs: number): number {
  const riskAt = places[RISK_AT]!;
  const riskEnd = riskAt + digitsOf(riskUs);
  const durableAt = riskEnd + DURABLE_IS.length;
  const durableEnd = durableAt + digitsOf(durableUs);
  const totalAt = durableEnd + TOTAL_IS.length;
  const totalEnd = totalAt + digitsOf(totalUs);
  if (riskEnd !== places[RISK_END] || durableEnd !== places[DURABLE_END] || totalEnd !== places[TOTAL_END]) {
    places[RISK_END] = riskEnd;
    places[DURABLE_END] = durableEnd;
    places[TOTAL_END] = totalEnd;
    putPiece(riskEnd, DURABLE_IS);
    putPiece(durableEnd, TOTAL_IS);
    putPiece(totalEnd, END);
  }
  putDigits(riskAt, riskEnd, riskUs);
  putDigits(durableAt, durableEnd, durableUs);
  putDigits(totalAt, totalEnd, totalUs);
  return totalEnd + END.length;
}
