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
export declare const HEADER_BYTES = 8;
export declare const WIRE_VERSION = 1;
/** A frame is 1 to so many records back to back, of so many bytes together; a record has at most 4 KiB. */
export declare const MAX_FRAME_RECORDS = 100;
export declare const MAX_WIRE_FRAME_BYTES: number;
export declare const MAX_RECORD_BYTES: number;
export declare const WireType: {
    readonly place: 1;
    readonly cancel: 2;
    readonly replace: 3;
    readonly cancel_all: 4;
    readonly ping: 5;
    readonly order_answer: 129;
    readonly cancel_all_done: 131;
    readonly pong: 133;
    readonly refused: 143;
    readonly report: 160;
    readonly quote: 161;
    readonly trade: 162;
};
export type WireType = (typeof WireType)[keyof typeof WireType];
/** Why bytes are not the record that a decoder was asked for. */
export declare const WireError: {
    readonly none: 0;
    /** Not the length of its type, or it goes beyond the frame. */
    readonly length: 1;
    readonly version: 2;
    readonly type: 3;
    /** A reserved byte, or one behind a text, isn't zero. */
    readonly reserved: 4;
    /** A number or a text's length is beyond its range. */
    readonly range: 5;
};
export type WireError = (typeof WireError)[keyof typeof WireError];
export declare function wireErrorText(error: WireError): string;
export declare function putHeader(view: DataView, at: number, length: number, type: WireType, requestId: number): void;
/** Whether a record of `bytes` bytes with this request id can be written at `at`. */
export declare function canPut(view: DataView, at: number, bytes: number, requestId: number): boolean;
/** Whether the record at `at` is one of this type with exactly `bytes` bytes. */
export declare function checkHeader(view: DataView, at: number, type: WireType, bytes: number): WireError;
/** The length that the record at `at` says it has, or 0 if no whole record stands there. */
export declare function lengthAt(view: DataView, at: number): number;
/** The rest of a header, to be read only where `view` has `HEADER_BYTES` from `at` on. */
export declare function typeAt(view: DataView, at: number): number;
export declare function requestIdAt(view: DataView, at: number): number;
