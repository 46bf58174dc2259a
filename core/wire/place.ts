import type { Records } from '../memory/records.ts';
import { ID_BYTES, LABEL_BYTES, getBytes, isLength, isU16, isU32, isU8, isZero, putBytes } from './bytes.ts';
import { WireError, WireType, canPut, checkHeader, headerHalf, putHeader, requestIdAt } from './header.ts';
import { ACCOUNT_WHAT, CATALOG_WHAT, INSTRUMENT_WHAT, type WireLayout, number, reserved, text } from './layout.ts';
import { getU53, getU53Halves, isU53, putU53 } from './u53.ts';

/**
 * A new order. 128 bytes.
 *
 *   byte  8          12          16       18      19    20    21    22         23          24        32         40
 *       +----------+-----------+--------+-------+-----+-----+-----+----------+-----------+---------+----------+---------
 *       | catalog  | instrum.  |account |broker |side |type | tif |id length |tag length | price   | quantity | expire
 *       |   u32    |    u32    |  u16   |  u8   | u8  | u8  | u8  |    u8    |    u8     | ticks   | lots     | at us
 *       +----------+-----------+--------+-------+-----+-----+-----+----------+-----------+---------+----------+---------
 *   byte 48       52      53        56             104      128
 *       +--------+-------+---------+--------------+--------+
 *       | ttl    |options|reserved | client order | tag    |
 *       | minutes|  u8   |         | id           |        |
 *       +--------+-------+---------+--------------+--------+
 */
export const PLACE_BYTES = 128;

const CATALOG = 8;
const INSTRUMENT = 12;
const ACCOUNT = 16;
const BROKER = 18;
const SIDE = 19;
const ORDER_TYPE = 20;
const TIME_IN_FORCE = 21;
const CLIENT_ID_LENGTH = 22;
const TAG_LENGTH = 23;
const PRICE = 24;
const QUANTITY = 32;
const EXPIRE_AT = 40;
const TTL = 48;
const OPTIONS = 52;
const RESERVED = 53;
const CLIENT_ID = 56;
const TAG = 104;

/** Where its fields begin, in halves. */
export const PlaceHalf = {
  CATALOG: CATALOG / 4,
  INSTRUMENT: INSTRUMENT / 4,
  /** Account, broker, side. */
  ACCOUNT: ACCOUNT / 4,
  /** Type, time in force, lengths of the texts. */
  ORDER_TYPE: ORDER_TYPE / 4,
  PRICE: PRICE / 4,
  QUANTITY: QUANTITY / 4,
  EXPIRE_AT: EXPIRE_AT / 4,
  TTL: TTL / 4,
  /** And what is reserved. */
  OPTIONS: OPTIONS / 4,
  CLIENT_ID: CLIENT_ID / 4,
  TAG: TAG / 4,
} as const;

/** With the reserved bytes zero. */
const MAX_OPTIONS = 0xff;

const BYTES = PLACE_BYTES;
const ID_ROOM = ID_BYTES;
const TAG_ROOM = LABEL_BYTES;
const TYPE = WireType.place;
/** What a record begins with that is one. */
export const PLACE_HEAD: number = headerHalf(BYTES, TYPE);
const HEAD = PLACE_HEAD;

/** Decoded: a number beyond 2^53 is -1, a length is as it was told, and at most as many bytes of a text are there as it has room. */
export interface WirePlace {
  requestId: number;
  catalog: number;
  instrument: number;
  account: number;
  /** 1 + the wanted broker, 0 for any. */
  broker: number;
  /** `WireSide`, 0: none. */
  side: number;
  /** `OrderType`, 0: LIMIT with a price, else MARKET. */
  type: number;
  /** `TimeInForce`, 0: GTD with an expiry, else DAY. */
  timeInForce: number;
  priceTicks: number;
  quantityLots: number;
  expireAtUs: number;
  ttlMinutes: number;
  /** `PlaceOption` bits. */
  options: number;
  clientIdLength: number;
  readonly clientId: Uint8Array;
  tagLength: number;
  readonly tag: Uint8Array;
}

export function createWirePlace(): WirePlace {
  return {
    requestId: 0,
    catalog: 0,
    instrument: 0,
    account: 0,
    broker: 0,
    side: 0,
    type: 0,
    timeInForce: 0,
    priceTicks: 0,
    quantityLots: 0,
    expireAtUs: 0,
    ttlMinutes: 0,
    options: 0,
    clientIdLength: 0,
    clientId: new Uint8Array(ID_ROOM),
    tagLength: 0,
    tag: new Uint8Array(TAG_ROOM),
  };
}

/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodePlace(view: DataView, at: number, from: WirePlace): number {
  const fits =
    canPut(view, at, BYTES, from.requestId) &&
    isU32(from.catalog) &&
    isU32(from.instrument) &&
    isU16(from.account) &&
    isU8(from.broker) &&
    isU8(from.side) &&
    isU8(from.type) &&
    isU8(from.timeInForce) &&
    isU53(from.priceTicks) &&
    isU53(from.quantityLots) &&
    isU53(from.expireAtUs) &&
    isU32(from.ttlMinutes) &&
    isU8(from.options) &&
    isLength(from.clientIdLength, ID_ROOM) &&
    isLength(from.tagLength, TAG_ROOM);
  if (!fits) return 0;
  putHeader(view, at, BYTES, TYPE, from.requestId);
  view.setUint32(at + CATALOG, from.catalog, true);
  view.setUint32(at + INSTRUMENT, from.instrument, true);
  view.setUint16(at + ACCOUNT, from.account, true);
  view.setUint8(at + BROKER, from.broker);
  view.setUint8(at + SIDE, from.side);
  view.setUint8(at + ORDER_TYPE, from.type);
  view.setUint8(at + TIME_IN_FORCE, from.timeInForce);
  view.setUint8(at + CLIENT_ID_LENGTH, from.clientIdLength);
  view.setUint8(at + TAG_LENGTH, from.tagLength);
  putU53(view, at + PRICE, from.priceTicks);
  putU53(view, at + QUANTITY, from.quantityLots);
  putU53(view, at + EXPIRE_AT, from.expireAtUs);
  view.setUint32(at + TTL, from.ttlMinutes, true);
  // The last three of the four are reserved.
  view.setUint32(at + OPTIONS, from.options, true);
  putBytes(view, at + CLIENT_ID, ID_ROOM, from.clientId, from.clientIdLength);
  putBytes(view, at + TAG, TAG_ROOM, from.tag, from.tagLength);
  return BYTES;
}

export function decodePlace(view: DataView, at: number, into: WirePlace, end?: number): WireError {
  const error = checkHeader(view, at, TYPE, BYTES, end);
  if (error !== WireError.none) return error;
  const idLength = view.getUint8(at + CLIENT_ID_LENGTH);
  const tagLength = view.getUint8(at + TAG_LENGTH);
  const idKept = Math.min(idLength, ID_ROOM);
  const tagKept = Math.min(tagLength, TAG_ROOM);
  if (
    view.getUint32(at + OPTIONS, true) > MAX_OPTIONS ||
    !isZero(view, at + CLIENT_ID + idKept, at + TAG) ||
    !isZero(view, at + TAG + tagKept, at + BYTES)
  ) {
    return WireError.reserved;
  }
  into.requestId = requestIdAt(view, at);
  into.catalog = view.getUint32(at + CATALOG, true);
  into.instrument = view.getUint32(at + INSTRUMENT, true);
  into.account = view.getUint16(at + ACCOUNT, true);
  into.broker = view.getUint8(at + BROKER);
  into.side = view.getUint8(at + SIDE);
  into.type = view.getUint8(at + ORDER_TYPE);
  into.timeInForce = view.getUint8(at + TIME_IN_FORCE);
  into.priceTicks = getU53(view, at + PRICE);
  into.quantityLots = getU53(view, at + QUANTITY);
  into.expireAtUs = getU53(view, at + EXPIRE_AT);
  into.ttlMinutes = view.getUint32(at + TTL, true);
  into.options = view.getUint8(at + OPTIONS);
  into.clientIdLength = idLength;
  getBytes(view, at + CLIENT_ID, idKept, into.clientId);
  into.tagLength = tagLength;
  getBytes(view, at + TAG, tagKept, into.tag);
  return WireError.none;
}

/**
 * The same of a record at byte `at`, a multiple of 4, that says that it is a place and stands there whole, whatever its length:
 * half by half, as each access to a view has its price, whatever its width.
 */
export function decodePlaceHalves({ i32, u8 }: Records, at: number, into: WirePlace): WireError {
  const half = at >> 2;
  const head = i32[half]!;
  if (head !== HEAD) return head >>> 24 === HEAD >>> 24 ? WireError.length : WireError.version;
  const kinds = i32[half + ORDER_TYPE / 4]!;
  const idLength = (kinds >>> 16) & 0xff;
  const tagLength = kinds >>> 24;
  const options = i32[half + OPTIONS / 4]!;
  if (options >>> 8 !== 0) return WireError.reserved;
  if (
    (kinds >>> 16 === 0 ? anyPlaceText(i32, half, CLIENT_ID / 4) : takeTexts(u8, at, idLength, tagLength, into)) !== 0
  ) {
    return WireError.reserved;
  }
  const broker = i32[half + ACCOUNT / 4]!;
  into.requestId = i32[half + 1]! >>> 0;
  into.catalog = i32[half + CATALOG / 4]! >>> 0;
  into.instrument = i32[half + INSTRUMENT / 4]! >>> 0;
  into.account = broker & 0xffff;
  into.broker = (broker >>> 16) & 0xff;
  into.side = broker >>> 24;
  into.type = kinds & 0xff;
  into.timeInForce = (kinds >>> 8) & 0xff;
  into.priceTicks = getU53Halves(i32, half + PRICE / 4);
  into.quantityLots = getU53Halves(i32, half + QUANTITY / 4);
  into.expireAtUs = getU53Halves(i32, half + EXPIRE_AT / 4);
  into.ttlMinutes = i32[half + TTL / 4]! >>> 0;
  into.options = options;
  into.clientIdLength = idLength;
  into.tagLength = tagLength;
  return WireError.none;
}

/**
 * Not 0: there is something where the texts of the record from half `half` on would stand, from its half `first` on. Six halves a
 * turn: a turn costs as much as two.
 */
export function anyPlaceText(i32: Int32Array, half: number, first: number): number {
  let any = 0;
  for (let i = half + first; i < half + BYTES / 4; i += 6) {
    any |= i32[i]! | i32[i + 1]! | i32[i + 2]! | i32[i + 3]! | i32[i + 4]! | i32[i + 5]!;
  }
  return any;
}

/** Not 0: there is something behind a text. */
function takeTexts(u8: Uint8Array, at: number, idLength: number, tagLength: number, into: WirePlace): number {
  return (
    takeText(u8, at + CLIENT_ID, ID_ROOM, idLength, into.clientId) |
    takeText(u8, at + TAG, TAG_ROOM, tagLength, into.tag)
  );
}

function takeText(u8: Uint8Array, at: number, room: number, length: number, into: Uint8Array): number {
  let any = 0;
  for (let i = 0; i < room && i < length; i++) into[i] = u8[at + i]!;
  for (let i = length; i < room; i++) any |= u8[at + i]!;
  return any;
}

export const PLACE_LAYOUT: WireLayout = {
  name: 'place',
  type: TYPE,
  bytes: BYTES,
  what: 'A new order. Answered by an order answer, or refused.',
  fields: [
    number('catalog', CATALOG, 'u32', CATALOG_WHAT),
    number('instrument', INSTRUMENT, 'u32', INSTRUMENT_WHAT),
    number('account', ACCOUNT, 'u16', ACCOUNT_WHAT),
    number('broker', BROKER, 'u8', '1 + the number of the wanted broker; 0: any'),
    number('side', SIDE, 'u8', '1 buy, 2 sell'),
    number('order type', ORDER_TYPE, 'u8', '1 LIMIT, 2 MARKET; 0: LIMIT with a price, else MARKET'),
    number('time in force', TIME_IN_FORCE, 'u8', '1 DAY, 2 GTC, 3 IOC, 4 FOK, 5 GTD; 0: GTD with an expiry, else DAY'),
    number('client order id length', CLIENT_ID_LENGTH, 'u8', '1 to 48; 0: none'),
    number('tag length', TAG_LENGTH, 'u8', '1 to 24; 0: none'),
    number('price', PRICE, 'u53', 'ticks; 0: none'),
    number('quantity', QUANTITY, 'u53', 'lots'),
    number('expire at', EXPIRE_AT, 'u53', 'microseconds since 1970, whole milliseconds, before 2200; 0: none'),
    number('ttl', TTL, 'u32', 'minutes to live, instead of `expire at`; 0: none'),
    number(
      'options',
      OPTIONS,
      'u8',
      'bits 0 to 2: `stp_mode`, 1 none, 2 cancel_newest, 3 cancel_oldest, 4 cancel_both, 0 as the limits say; bit 3: `duplicate_override`',
    ),
    reserved(RESERVED, 3),
    text('client order id', CLIENT_ID, ID_ROOM, '`A-Za-z0-9._:-`, zeros behind it'),
    text('tag', TAG, TAG_ROOM, '`A-Za-z0-9._:-`, zeros behind it'),
  ],
};
