import { ID_BYTES, getBytes, isLength, isU16, isU32, isZero, putBytes } from './bytes.ts';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.ts';
import { ACCOUNT_WHAT, CATALOG_WHAT, type WireLayout, number, reserved, text } from './layout.ts';
import { getU53, isU53, putU53 } from './u53.ts';

/**
 * A new price, a new quantity or both for one order. 96 bytes.
 *
 *   byte  8         12       14         15         16         24        32         40           48                 96
 *       +---------+--------+----------+----------+----------+---------+----------+------------+------------------+
 *       | catalog |account |id length | reserved | order id | price   | quantity | if version | client order id  |
 *       |   u32   |  u16   |    u8    |    u8    |          | ticks   | lots     |            |                  |
 *       +---------+--------+----------+----------+----------+---------+----------+------------+------------------+
 */
export const REPLACE_BYTES = 96;

const CATALOG = 8;
const ACCOUNT = 12;
const CLIENT_ID_LENGTH = 14;
const RESERVED = 15;
const ORDER_ID = 16;
const PRICE = 24;
const QUANTITY = 32;
const IF_VERSION = 40;
const CLIENT_ID = 48;

const BYTES = REPLACE_BYTES;
const ID_ROOM = ID_BYTES;
const TYPE = WireType.replace;

/** Decoded: a number beyond 2^53 is -1, the length is as it was told. */
export interface WireReplace {
  requestId: number;
  catalog: number;
  account: number;
  /** 0: by client order id. */
  orderId: number;
  /** 0: stays. */
  priceTicks: number;
  /** 0: stays. */
  quantityLots: number;
  /** The version that the order must have, 0 for any. */
  ifVersion: number;
  clientIdLength: number;
  readonly clientId: Uint8Array;
}

export function createWireReplace(): WireReplace {
  return {
    requestId: 0,
    catalog: 0,
    account: 0,
    orderId: 0,
    priceTicks: 0,
    quantityLots: 0,
    ifVersion: 0,
    clientIdLength: 0,
    clientId: new Uint8Array(ID_ROOM),
  };
}

/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeReplace(view: DataView, at: number, from: WireReplace): number {
  const fits =
    canPut(view, at, BYTES, from.requestId) &&
    isU32(from.catalog) &&
    isU16(from.account) &&
    isU53(from.orderId) &&
    isU53(from.priceTicks) &&
    isU53(from.quantityLots) &&
    isU53(from.ifVersion) &&
    isLength(from.clientIdLength, ID_ROOM);
  if (!fits) return 0;
  putHeader(view, at, BYTES, TYPE, from.requestId);
  view.setUint32(at + CATALOG, from.catalog, true);
  view.setUint16(at + ACCOUNT, from.account, true);
  view.setUint8(at + CLIENT_ID_LENGTH, from.clientIdLength);
  view.setUint8(at + RESERVED, 0);
  putU53(view, at + ORDER_ID, from.orderId);
  putU53(view, at + PRICE, from.priceTicks);
  putU53(view, at + QUANTITY, from.quantityLots);
  putU53(view, at + IF_VERSION, from.ifVersion);
  putBytes(view, at + CLIENT_ID, ID_ROOM, from.clientId, from.clientIdLength);
  return BYTES;
}

export function decodeReplace(view: DataView, at: number, into: WireReplace, end?: number): WireError {
  const error = checkHeader(view, at, TYPE, BYTES, end);
  if (error !== WireError.none) return error;
  const idLength = view.getUint8(at + CLIENT_ID_LENGTH);
  const idKept = Math.min(idLength, ID_ROOM);
  if (view.getUint8(at + RESERVED) !== 0 || !isZero(view, at + CLIENT_ID + idKept, at + BYTES)) {
    return WireError.reserved;
  }
  into.requestId = requestIdAt(view, at);
  into.catalog = view.getUint32(at + CATALOG, true);
  into.account = view.getUint16(at + ACCOUNT, true);
  into.orderId = getU53(view, at + ORDER_ID);
  into.priceTicks = getU53(view, at + PRICE);
  into.quantityLots = getU53(view, at + QUANTITY);
  into.ifVersion = getU53(view, at + IF_VERSION);
  into.clientIdLength = idLength;
  getBytes(view, at + CLIENT_ID, idKept, into.clientId);
  return WireError.none;
}

export const REPLACE_LAYOUT: WireLayout = {
  name: 'replace',
  type: TYPE,
  bytes: BYTES,
  what: 'A new price, a new quantity or both for one order. Answered by an order answer, or refused.',
  fields: [
    number('catalog', CATALOG, 'u32', CATALOG_WHAT),
    number('account', ACCOUNT, 'u16', ACCOUNT_WHAT),
    number('client order id length', CLIENT_ID_LENGTH, 'u8', '1 to 48; 0: none'),
    reserved(RESERVED, 1),
    number('order id', ORDER_ID, 'u53', '0: none'),
    number('price', PRICE, 'u53', "ticks of the order's instrument; 0: stays"),
    number('quantity', QUANTITY, 'u53', 'lots; 0: stays'),
    number('if version', IF_VERSION, 'u53', 'the version that the order must have; 0: any'),
    text('client order id', CLIENT_ID, ID_ROOM, 'zeros behind it'),
  ],
};
