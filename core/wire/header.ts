import { isU32 } from './bytes.ts';

/**
 * What every record of the binary protocol begins with. Little-endian, no padding between records:
 *
 *   byte 0        2      3         4            8
 *      +--------+------+---------+------------+------------------------
 *      | length | type | version | request id | the record's own fields
 *      |  u16   |  u8  |  u8 = 1 |    u32     |
 *      +--------+------+---------+------------+------------------------
 *
 * `length` counts the header too. An answer has the request's id, which is the client's to choose; reports, quotes and
 * trades have 0. 64-bit integers are two u32, low half first, and stay below 2^53. A reserved byte is zero. In a
 * request a zero is a field that isn't there, as in JSON.
 */
export const HEADER_BYTES = 8;
export const WIRE_VERSION = 1;

const LENGTH = 0;
const TYPE = 2;
const VERSION = 3;
const REQUEST_ID = 4;
const THIS_VERSION = WIRE_VERSION;

/** A frame is 1 to so many records back to back, of so many bytes together; a record has at most 4 KiB. */
export const MAX_FRAME_RECORDS = 100;
export const MAX_WIRE_FRAME_BYTES = 64 * 1024;
export const MAX_RECORD_BYTES = 4 * 1024;

export const WireType = {
  place: 1,
  cancel: 2,
  replace: 3,
  cancel_all: 4,
  ping: 5,

  order_answer: 0x81,
  cancel_all_done: 0x83,
  pong: 0x85,
  refused: 0x8f,
  report: 0xa0,
  quote: 0xa1,
  trade: 0xa2,
} as const;
export type WireType = (typeof WireType)[keyof typeof WireType];

/** Why bytes are not the record that a decoder was asked for. */
export const WireError = {
  none: 0,
  /** Not the length of its type, or it goes beyond the frame. */
  length: 1,
  version: 2,
  type: 3,
  /** A reserved byte, or one behind a text, isn't zero. */
  reserved: 4,
  /** A number or a text's length is beyond its range. */
  range: 5,
} as const;
export type WireError = (typeof WireError)[keyof typeof WireError];

const texts: Readonly<Record<WireError, string>> = {
  [WireError.none]: 'is in order',
  [WireError.length]: 'has not the length of its type, or ends beyond its frame',
  [WireError.version]: 'has an unknown version',
  [WireError.type]: 'has an unknown type',
  [WireError.reserved]: 'has a reserved byte that is not zero',
  [WireError.range]: 'has a number beyond its range',
};

export function wireErrorText(error: WireError): string {
  return texts[error];
}

export function putHeader(view: DataView, at: number, length: number, type: WireType, requestId: number): void {
  view.setUint16(at + LENGTH, length, true);
  view.setUint8(at + TYPE, type);
  view.setUint8(at + VERSION, THIS_VERSION);
  view.setUint32(at + REQUEST_ID, requestId, true);
}

/** What comes before the request id, as one half. */
export function headerHalf(length: number, type: WireType): number {
  return length | (type << (8 * TYPE)) | (THIS_VERSION << (8 * VERSION));
}

/** As `putHeader`, from half `at` on. */
export function putHeaderHalves(
  halves: Int32Array,
  at: number,
  length: number,
  type: WireType,
  requestId: number,
): void {
  halves[at] = headerHalf(length, type);
  halves[at + REQUEST_ID / 4] = requestId;
}

/** Whether a record of `bytes` bytes with this request id can be written at `at`. */
export function canPut(view: DataView, at: number, bytes: number, requestId: number): boolean {
  return at >= 0 && view.byteLength - at >= bytes && isU32(requestId);
}

/**
 * Whether the record at `at` is one of this type with exactly `bytes` bytes. `end`, here and below: where the bytes of `view`
 * end, for who knows it; to ask a view costs a call.
 */
export function checkHeader(
  view: DataView,
  at: number,
  type: WireType,
  bytes: number,
  end: number = view.byteLength,
): WireError {
  if (end - at < HEADER_BYTES) return WireError.length;
  if (view.getUint8(at + VERSION) !== THIS_VERSION) return WireError.version;
  if (view.getUint8(at + TYPE) !== type) return WireError.type;
  const length = view.getUint16(at + LENGTH, true);
  return length === bytes && end - at >= bytes ? WireError.none : WireError.length;
}

/** The length that the record at `at` says it has, or 0 if no whole record stands there. */
export function lengthAt(view: DataView, at: number, end: number = view.byteLength): number {
  if (end - at < HEADER_BYTES) return 0;
  const length = view.getUint16(at + LENGTH, true);
  return length >= HEADER_BYTES && length <= MAX_RECORD_BYTES && length <= end - at ? length : 0;
}

/** The rest of a header, to be read only where `view` has `HEADER_BYTES` from `at` on. */
export function typeAt(view: DataView, at: number): number {
  return view.getUint8(at + TYPE);
}

export function requestIdAt(view: DataView, at: number): number {
  return view.getUint32(at + REQUEST_ID, true);
}
