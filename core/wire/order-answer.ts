import type { Records } from '../memory/records.ts';
import { ID_BYTES, LABEL_BYTES, getBytes, isLength, isU16, isU32, isU8, isZero, putBytes, putPacked } from './bytes.ts';
import { WireError, WireType, canPut, checkHeader, putHeader, putHeaderHalves, requestIdAt } from './header.ts';
import { CANCELS_LEFT_WHAT, ORDERS_LEFT_WHAT, type WireLayout, number, text } from './layout.ts';
import { getU53, isU53, putU53, putU53Halves } from './u53.ts';
import {
  WIRE_ORDER_BYTES,
  WIRE_ORDER_CLIENT_ID,
  type WireOrder,
  createWireOrder,
  getWireOrder,
  isClean,
  isWireOrder,
  putWireOrder,
  putWireOrderHalves,
  wireOrderFields,
} from './wire-order.ts';

/**
 * The answer to a place, cancel or replace that was not refused. 168 bytes.
 *
 *   byte  8       10        11         12       14        16         128    152      160       164      168
 *       +--------+---------+----------+--------+---------+----------+------+--------+---------+--------+
 *       | HTTP   | answered|tag length| orders | cancels | order,   | tag  | time   | risk us |total us|
 *       | status | type u8 |    u8    |  left  |  left   | 112 bytes|      | us     |   u32   |  u32   |
 *       +--------+---------+----------+--------+---------+----------+------+--------+---------+--------+
 */
export const ORDER_ANSWER_BYTES = 168;

const STATUS = 8;
const ANSWERED = 10;
const TAG_LENGTH = 11;
const ORDERS_LEFT = 12;
const CANCELS_LEFT = 14;
const ORDER = 16;
const TAG = ORDER + WIRE_ORDER_BYTES;
const TIME = TAG + LABEL_BYTES;
const RISK_US = TIME + 8;
const TOTAL_US = RISK_US + 4;

const BYTES = ORDER_ANSWER_BYTES;
const CLIENT_ID = ORDER + WIRE_ORDER_CLIENT_ID;
const ID_ROOM = ID_BYTES;
const TAG_ROOM = LABEL_BYTES;
const TYPE = WireType.order_answer;

/** Where its fields begin, in halves. */
export const OrderAnswerHalf = {
  /** Status, request, length of the tag. */
  STATUS: STATUS / 4,
  /** Orders and cancels left. */
  LEFT: ORDERS_LEFT / 4,
  ORDER: ORDER / 4,
  TAG: TAG / 4,
  TIME: TIME / 4,
  RISK_US: RISK_US / 4,
  TOTAL_US: TOTAL_US / 4,
} as const;

export interface WireOrderAnswer {
  requestId: number;
  /** 201, or 200 for what was placed before, a cancel or a replace. */
  status: number;
  /** `WireType` of the request. */
  answered: number;
  ordersLeft: number;
  cancelsLeft: number;
  readonly order: WireOrder;
  /** 0 in answers to cancels and replaces. */
  tagLength: number;
  readonly tag: Uint8Array;
  /** When it was decided, microseconds since 1970. */
  timeUs: number;
  /** From the request's arrival to its decision, and to this answer; 0 in answers to cancels and replaces. */
  riskUs: number;
  totalUs: number;
}

export function createWireOrderAnswer(): WireOrderAnswer {
  return {
    requestId: 0,
    status: 0,
    answered: 0,
    ordersLeft: 0,
    cancelsLeft: 0,
    order: createWireOrder(),
    tagLength: 0,
    tag: new Uint8Array(TAG_ROOM),
    timeUs: 0,
    riskUs: 0,
    totalUs: 0,
  };
}

/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeOrderAnswer(view: DataView, at: number, from: WireOrderAnswer): number {
  if (!canPut(view, at, BYTES, from.requestId) || !fits(from)) return 0;
  putHeader(view, at, BYTES, TYPE, from.requestId);
  view.setUint16(at + STATUS, from.status, true);
  view.setUint8(at + ANSWERED, from.answered);
  view.setUint8(at + TAG_LENGTH, from.tagLength);
  view.setUint16(at + ORDERS_LEFT, from.ordersLeft, true);
  view.setUint16(at + CANCELS_LEFT, from.cancelsLeft, true);
  putWireOrder(view, at + ORDER, from.order);
  putBytes(view, at + TAG, TAG_ROOM, from.tag, from.tagLength);
  putU53(view, at + TIME, from.timeUs);
  view.setUint32(at + RISK_US, from.riskUs, true);
  view.setUint32(at + TOTAL_US, from.totalUs, true);
  return BYTES;
}

/**
 * The same where there is room, with texts as records have them, in `words` from `clientIdAt` and `tagAt` on: only their
 * lengths are `from`'s. `at` is a multiple of 8. Half by half: each access to a view has its price, whatever its width.
 */
export function encodePackedOrderAnswer(
  into: Records,
  at: number,
  from: WireOrderAnswer,
  words: Float64Array,
  clientIdAt: number,
  tagAt: number,
): number {
  if (!fits(from)) return 0;
  const { i32, f64 } = into;
  const half = at >> 2;
  const word = at >> 3;
  putHeaderHalves(i32, half, BYTES, TYPE, from.requestId);
  i32[half + STATUS / 4] = from.status | (from.answered << 16) | (from.tagLength << 24);
  i32[half + ORDERS_LEFT / 4] = from.ordersLeft | (from.cancelsLeft << 16);
  putWireOrderHalves(i32, half + ORDER / 4, from.order);
  if (from.order.clientIdLength > 0) putPacked(i32, half + CLIENT_ID / 4, ID_ROOM, words, clientIdAt);
  else for (let i = CLIENT_ID / 8; i < TAG / 8; i++) f64[word + i] = 0;
  if (from.tagLength > 0) putPacked(i32, half + TAG / 4, TAG_ROOM, words, tagAt);
  else for (let i = TAG / 8; i < TIME / 8; i++) f64[word + i] = 0;
  putU53Halves(i32, half + TIME / 4, from.timeUs);
  i32[half + RISK_US / 4] = from.riskUs;
  i32[half + TOTAL_US / 4] = from.totalUs;
  return BYTES;
}

function fits(from: WireOrderAnswer): boolean {
  return (
    isU32(from.requestId) &&
    isU16(from.status) &&
    isU8(from.answered) &&
    isU16(from.ordersLeft) &&
    isU16(from.cancelsLeft) &&
    isWireOrder(from.order) &&
    isLength(from.tagLength, TAG_ROOM) &&
    isU53(from.timeUs) &&
    isU32(from.riskUs) &&
    isU32(from.totalUs)
  );
}

export function decodeOrderAnswer(view: DataView, at: number, into: WireOrderAnswer): WireError {
  const error = checkHeader(view, at, TYPE, BYTES);
  if (error !== WireError.none) return error;
  const tagLength = view.getUint8(at + TAG_LENGTH);
  if (!isClean(view, at + ORDER) || !isZero(view, at + TAG + Math.min(tagLength, TAG_ROOM), at + TIME)) {
    return WireError.reserved;
  }
  const timeUs = getU53(view, at + TIME);
  if (tagLength > TAG_ROOM || timeUs < 0 || !getWireOrder(view, at + ORDER, into.order)) return WireError.range;
  into.requestId = requestIdAt(view, at);
  into.status = view.getUint16(at + STATUS, true);
  into.answered = view.getUint8(at + ANSWERED);
  into.ordersLeft = view.getUint16(at + ORDERS_LEFT, true);
  into.cancelsLeft = view.getUint16(at + CANCELS_LEFT, true);
  into.tagLength = tagLength;
  getBytes(view, at + TAG, tagLength, into.tag);
  into.timeUs = timeUs;
  into.riskUs = view.getUint32(at + RISK_US, true);
  into.totalUs = view.getUint32(at + TOTAL_US, true);
  return WireError.none;
}

export const ORDER_ANSWER_LAYOUT: WireLayout = {
  name: 'order answer',
  type: TYPE,
  bytes: BYTES,
  what: 'The answer to a place, cancel or replace that was not refused: the order as it stands after it.',
  fields: [
    number('status', STATUS, 'u16', 'HTTP status: 201, or 200 for what was placed before, a cancel, a replace'),
    number('answered', ANSWERED, 'u8', 'type of the request: 1, 2 or 3'),
    number('tag length', TAG_LENGTH, 'u8', '0: none, or the answer to a cancel or replace'),
    number('orders left', ORDERS_LEFT, 'u16', ORDERS_LEFT_WHAT),
    number('cancels left', CANCELS_LEFT, 'u16', CANCELS_LEFT_WHAT),
    ...wireOrderFields(ORDER),
    text('tag', TAG, TAG_ROOM, 'zeros behind it'),
    number('time', TIME, 'u53', 'when it was decided, microseconds since 1970'),
    number('risk', RISK_US, 'u32', 'place: microseconds from its arrival to its decision; else 0'),
    number('total', TOTAL_US, 'u32', 'place: microseconds from its arrival to this answer; else 0'),
  ],
};
