import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * The cancel of one order, by its order id or its client order id. 72 bytes.
 *
 *   byte  8        10         11          16         24                    72
 *       +--------+----------+-----------+----------+---------------------+
 *       |account |id length | reserved  | order id | client order id     |
 *       |  u16   |    u8    |           |          |                     |
 *       +--------+----------+-----------+----------+---------------------+
 */
export declare const CANCEL_BYTES = 72;
/** Decoded: an order id beyond 2^53 is -1, the length is as it was told. */
export interface WireCancel {
    requestId: number;
    account: number;
    /** 0: by client order id. */
    orderId: number;
    clientIdLength: number;
    readonly clientId: Uint8Array;
}
export declare function createWireCancel(): WireCancel;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeCancel(view: DataView, at: number, from: WireCancel): number;
export declare function decodeCancel(view: DataView, at: number, into: WireCancel): WireError;
export declare const CANCEL_LAYOUT: WireLayout;
