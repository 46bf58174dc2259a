import { ID_BYTES, getBytes, isLength, isU16, isZero, putBytes } from './bytes.ts';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.ts';
import { ACCOUNT_WHAT, type WireLayout, number, reserved, text } from './layout.ts';
import { getU53, isU53, putU53 } from './u53.ts';

/**
 * The cancel of one order, by its order id or its client order id. 72 bytes.
 *
 *   byte  8        10         11          16         24                    72
 *       +--------+----------+-----------+----------+---------------------+
 *       |account |id length | reserved  | order id | client order id     |
 *       |  u16   |    u8    |           |          |                     |
 *       +--------+----------+-----------+----------+---------------------+
 */
export const CANCEL_BYTES = 72;

const ACCOUNT = 8;
const CLIENT_ID_LENGTH = 10;
const RESERVED = 11;
const ORDER_ID = 16;
const CLIENT_ID = 24;

const BYTES = CANCEL_BYTES;
const ID_ROOM = ID_BYTES;
const TYPE = WireType.cancel;

/** Decoded: an order id beyond 2^53 is -1, the length is as it was told. */
export interface WireCancel {
  requestId: number;
  account: number;
  /** 0: by client order id. */
  orderId: number;
  clientIdLength: number;
  readonly clientId: Uint8Array;
}

export function createWireCancel(): WireCancel {
  return { requestId: 0, account: 0, orderId: 0, clientIdLength: 0, clientId: new Uint8Array(ID_ROOM) };
}

/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeCancel(view: DataView, at: number, from: WireCancel): number {
  const fits =
    canPut(view, at, BYTES, from.requestId) &&
    isU16(from.account) &&
    isU53(from.orderId) &&
    isLength(from.clientIdLength, ID_ROOM);
  if (!fits) return 0;
  putHeader(view, at, BYTES, TYPE, from.requestId);
  view.setUint16(at + ACCOUNT, from.account, true);
  view.setUint8(at + CLIENT_ID_LENGTH, from.clientIdLength);
  for (let i = RESERVED; i < ORDER_ID; i++) view.setUint8(at + i, 0);
  putU53(view, at + ORDER_ID, from.orderId);
  putBytes(view, at + CLIENT_ID, ID_ROOM, from.clientId, from.clientIdLength);
  return BYTES;
}

export function decodeCancel(view: DataView, at: number, into: WireCancel, end?: number): WireError {
  const error = checkHeader(view, at, TYPE, BYTES, end);
  if (error !== WireError.none) return error;
  const idLength = view.getUint8(at + CLIENT_ID_LENGTH);
  const idKept = Math.min(idLength, ID_ROOM);
  if (!isZero(view, at + RESERVED, at + ORDER_ID) || !isZero(view, at + CLIENT_ID + idKept, at + BYTES)) {
    return WireError.reserved;
  }
  into.requestId = requestIdAt(view, at);
  into.account = view.getUint16(at + ACCOUNT, true);
  into.orderId = getU53(view, at + ORDER_ID);
  into.clientIdLength = idLength;
  getBytes(view, at + CLIENT_ID, idKept, into.clientId);
  return WireError.none;
}

export const CANCEL_LAYOUT: WireLayout = {
  name: 'cancel',
  type: TYPE,
  bytes: BYTES,
  what: 'Cancels one order, by order id or by client order id, not both. Answered by an order answer, or refused.',
  fields: [
    number('account', ACCOUNT, 'u16', ACCOUNT_WHAT),
    number('client order id length', CLIENT_ID_LENGTH, 'u8', '1 to 48; 0: none'),
    reserved(RESERVED, ORDER_ID - RESERVED),
    number('order id', ORDER_ID, 'u53', '0: none'),
    text('client order id', CLIENT_ID, ID_ROOM, 'zeros behind it'),
  ],
};
