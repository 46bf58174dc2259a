import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * The cancel of all orders of an account, or of those of one instrument. 24 bytes.
 *
 *   byte  8         12          16       18          24
 *       +---------+-----------+--------+-----------+
 *       | catalog | instrum.  |account | reserved  |
 *       |   u32   |    u32    |  u16   |           |
 *       +---------+-----------+--------+-----------+
 */
export declare const CANCEL_ALL_BYTES = 24;
export interface WireCancelAll {
    requestId: number;
    /** Looked at only with an instrument. */
    catalog: number;
    /** `NO_INSTRUMENT`: of all. */
    instrument: number;
    account: number;
}
export declare function createWireCancelAll(): WireCancelAll;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeCancelAll(view: DataView, at: number, from: WireCancelAll): number;
export declare function decodeCancelAll(view: DataView, at: number, into: WireCancelAll): WireError;
export declare const CANCEL_ALL_LAYOUT: WireLayout;
