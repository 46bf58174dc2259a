import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * A new price, a new quantity or both for one order. 96 bytes.
 *
 *   byte  8         12       14         15         16         24        32         40           48                 96
 *       +---------+--------+----------+----------+----------+---------+----------+------------+------------------+
 *       | catalog |account |id length | reserved | order id | price   | quantity | if version | client order id  |
 *       |   u32   |  u16   |    u8    |    u8    |          | ticks   | lots     |            |                  |
 *       +---------+--------+----------+----------+----------+---------+----------+------------+------------------+
 */
export declare const REPLACE_BYTES = 96;
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
export declare function createWireReplace(): WireReplace;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeReplace(view: DataView, at: number, from: WireReplace): number;
export declare function decodeReplace(view: DataView, at: number, into: WireReplace): WireError;
export declare const REPLACE_LAYOUT: WireLayout;
