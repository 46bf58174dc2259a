import {
  ID_BYTES,
  LABEL_BYTES,
  getBytes,
  isLength,
  isU16,
  isU32,
  isU8,
  isZero,
  putBytes,
  putPacked,
  putZeros,
} from './bytes.ts';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.ts';
import { CANCELS_LEFT_WHAT, ORDERS_LEFT_WHAT, type WireLayout, number, text } from './layout.ts';
import { getU53, isU53, putU53 } from './u53.ts';
import {
  WIRE_ORDER_BYTES,
  WIRE_ORDER_CLIENT_ID,
  type WireOrder,
  createWireOrder,
  getWireOrder,
  isClean,
  isWireOrder,
  putWireOrderNumbers,
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
  if (!canPut(view, at, BYTES, from.requestId) || !putNumbers(view, at, from)) return 0;
  putBytes(view, at + CLIENT_ID, ID_ROOM, from.order.clientId, from.order.clientIdLength);
  putBytes(view, at + TAG, TAG_ROOM, from.tag, from.tagLength);
  return BYTES;
}

/**
 * The same where there is room, with texts as records have them, in `words` from `clientIdAt` and `tagAt` on: only their
 * lengths are `from`'s.
 */
export function encodePackedOrderAnswer(
  view: DataView,
  at: number,
  from: WireOrderAnswer,
  words: Float64Array,
  clientIdAt: number,
  tagAt: number,
): number {
  if (!putNumbers(view, at, from)) return 0;
  if (from.order.clientIdLength > 0) putPacked(view, at + CLIENT_ID, ID_ROOM, words, clientIdAt);
  else putZeros(view, at + CLIENT_ID, at + TAG);
  if (from.tagLength > 0) putPacked(view, at + TAG, TAG_ROOM, words, tagAt);
  else putZeros(view, at + TAG, at + TIME);
  return BYTES;
}

/** Everything but the texts. */
function putNumbers(view: DataView, at: number, from: WireOrderAnswer): boolean {
  const fits =
    isU32(from.requestId) &&
    isU16(from.status) &&
    isU8(from.answered) &&
    isU16(from.ordersLeft) &&
    isU16(from.cancelsLeft) &&
    isWireOrder(from.order) &&
    isLength(from.tagLength, TAG_ROOM) &&
    isU53(from.timeUs) &&
    isU32(from.riskUs) &&
    isU32(from.totalUs);
  if (!fits) return false;
  putHeader(view, at, BYTES, TYPE, from.requestId);
  view.setUint16(at + STATUS, from.status, true);
  view.setUint8(at + ANSWERED, from.answered);
  view.setUint8(at + TAG_LENGTH, from.tagLength);
  view.setUint16(at + ORDERS_LEFT, from.ordersLeft, true);
  view.setUint16(at + CANCELS_LEFT, from.cancelsLeft, true);
  putWireOrderNumbers(view, at + ORDER, from.order);
  putU53(view, at + TIME, from.timeUs);
  view.setUint32(at + RISK_US, from.riskUs, true);
  view.setUint32(at + TOTAL_US, from.totalUs, true);
  return true;
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
