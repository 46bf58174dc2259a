import { ID_BYTES, getBytes, isLength, isU16, isU8, isZero, putBytes } from './bytes.ts';
import { WireError, WireType, checkHeader, canPut, putHeader, requestIdAt } from './header.ts';
import { type WireLayout, number, reserved, text } from './layout.ts';
import { getU53, isU53, putU53 } from './u53.ts';
import {
  WIRE_ORDER_BYTES,
  type WireOrder,
  createWireOrder,
  getWireOrder,
  isClean,
  isWireOrder,
  putWireOrder,
  wireOrderFields,
} from './wire-order.ts';

/**
 * An execution report: one event of the account, and the order as it stands after it. 216 bytes.
 *
 *   byte  8          16        24      26       28      29           30         32      40     48          56          168          216
 *       +----------+---------+-------+--------+-------+------------+----------+-------+------+-----------+-----------+-----------+
 *       | sequence | time us | event | reject | note  | text       | reserved | last  | last | execution | order,    | text of   |
 *       |          |         |  u16  |  u16   |  u8   | length u8  |   u16    | ticks | lots | id        | 112 bytes | the venue |
 *       +----------+---------+-------+--------+-------+------------+----------+-------+------+-----------+-----------+-----------+
 */
const REPORT_BYTES = 216;

const SEQUENCE = 8;
const TIME = 16;
const EVENT = 24;
const CODE = 26;
const NOTE = 28;
const TEXT_LENGTH = 29;
const RESERVED = 30;
const LAST_TICKS = 32;
const LAST_LOTS = 40;
const EXECUTION_ID = 48;
const ORDER = 56;
const TEXT = ORDER + WIRE_ORDER_BYTES;

const BYTES = REPORT_BYTES;
const TEXT_ROOM = ID_BYTES;
const TYPE = WireType.report;

export interface WireReport {
  /** Of the account, without gaps; together with the epoch that `subscribe` told. */
  sequence: number;
  timeUs: number;
  /** `EventKind`. */
  event: number;
  /** Number of a `Reject`, 0: none. */
  code: number;
  /** `OddPairs` of the lifecycle: 1 + its place; 0: none. */
  note: number;
  /** The fill, if it is one; else 0. */
  lastTicks: number;
  lastLots: number;
  executionId: number;
  readonly order: WireOrder;
  /** What the venue said. */
  textLength: number;
  readonly text: Uint8Array;
}

export function createWireReport(): WireReport {
  return {
    sequence: 0,
    timeUs: 0,
    event: 0,
    code: 0,
    note: 0,
    lastTicks: 0,
    lastLots: 0,
    executionId: 0,
    order: createWireOrder(),
    textLength: 0,
    text: new Uint8Array(TEXT_ROOM),
  };
}

/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeReport(view: DataView, at: number, from: WireReport): number {
  const fits =
    canPut(view, at, BYTES, 0) &&
    isU53(from.sequence) &&
    isU53(from.timeUs) &&
    isU16(from.event) &&
    isU16(from.code) &&
    isU8(from.note) &&
    isU53(from.lastTicks) &&
    isU53(from.lastLots) &&
    isU53(from.executionId) &&
    isWireOrder(from.order) &&
    isLength(from.textLength, TEXT_ROOM);
  if (!fits) return 0;
  putHeader(view, at, BYTES, TYPE, 0);
  putU53(view, at + SEQUENCE, from.sequence);
  putU53(view, at + TIME, from.timeUs);
  view.setUint16(at + EVENT, from.event, true);
  view.setUint16(at + CODE, from.code, true);
  view.setUint8(at + NOTE, from.note);
  view.setUint8(at + TEXT_LENGTH, from.textLength);
  view.setUint16(at + RESERVED, 0, true);
  putU53(view, at + LAST_TICKS, from.lastTicks);
  putU53(view, at + LAST_LOTS, from.lastLots);
  putU53(view, at + EXECUTION_ID, from.executionId);
  putWireOrder(view, at + ORDER, from.order);
  putBytes(view, at + TEXT, TEXT_ROOM, from.text, from.textLength);
  return BYTES;
}

export function decodeReport(view: DataView, at: number, into: WireReport): WireError {
  const error = checkHeader(view, at, TYPE, BYTES);
  if (error !== WireError.none) return error;
  const textLength = view.getUint8(at + TEXT_LENGTH);
  if (
    requestIdAt(view, at) !== 0 ||
    view.getUint16(at + RESERVED, true) !== 0 ||
    !isClean(view, at + ORDER) ||
    !isZero(view, at + TEXT + Math.min(textLength, TEXT_ROOM), at + BYTES)
  ) {
    return WireError.reserved;
  }
  into.sequence = getU53(view, at + SEQUENCE);
  into.timeUs = getU53(view, at + TIME);
  into.event = view.getUint16(at + EVENT, true);
  into.code = view.getUint16(at + CODE, true);
  into.note = view.getUint8(at + NOTE);
  into.lastTicks = getU53(view, at + LAST_TICKS);
  into.lastLots = getU53(view, at + LAST_LOTS);
  into.executionId = getU53(view, at + EXECUTION_ID);
  const least = Math.min(into.sequence, into.timeUs, into.lastTicks, into.lastLots, into.executionId);
  if (least < 0 || textLength > TEXT_ROOM || !getWireOrder(view, at + ORDER, into.order)) return WireError.range;
  into.textLength = textLength;
  getBytes(view, at + TEXT, textLength, into.text);
  return WireError.none;
}

export const REPORT_LAYOUT: WireLayout = {
  name: 'execution report',
  type: TYPE,
  bytes: REPORT_BYTES,
  what: 'One event of the account and the order as it stands after it. Channel `orders`.',
  fields: [
    number('sequence', SEQUENCE, 'u53', 'of the account, without gaps; goes with the epoch that `subscribe` answered'),
    number('time', TIME, 'u53', 'microseconds since 1970'),
    number('event', EVENT, 'u16', 'see "Events"'),
    number('code', CODE, 'u16', 'see "Reject codes"; 0: none'),
    number(
      'note',
      NOTE,
      'u8',
      'see "Notes"; of a plan_moved: 1 done, 2 protection is missing, 3 it is back, 4 both exits traded, 5 closed from outside, 6 stays open without exits; 0: none',
    ),
    number('text length', TEXT_LENGTH, 'u8', 'at most 48; 0: none'),
    reserved(RESERVED, 2),
    number('last price', LAST_TICKS, 'u53', 'ticks; of a triggered what was seen; 0: neither'),
    number(
      'last quantity',
      LAST_LOTS,
      'u53',
      'lots; of a plan_moved what traded too much or was closed from outside, or stays open without exits; 0: none of these',
    ),
    number('execution id', EXECUTION_ID, 'u53', '0: not a fill'),
    ...wireOrderFields(ORDER),
    text('text', TEXT, TEXT_ROOM, 'what the venue said, zeros behind it'),
  ],
};
