import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * A top of book and the last trade. 88 bytes; 0 ticks: none yet.
 *
 *   byte  8          12         13         16         24        32      40     48      56     64      72     80        88
 *       +----------+----------+----------+----------+---------+-------+------+-------+------+-------+------+---------+
 *       | instrum. | snapshot | reserved | sequence | skipped | bid   | bid  | ask   | ask  | last  | last | venue   |
 *       |   u32    |    u8    |          |          |         | ticks | lots | ticks | lots | ticks | lots | time us |
 *       +----------+----------+----------+----------+---------+-------+------+-------+------+-------+------+---------+
 */
export declare const QUOTE_BYTES = 88;
export interface WireQuote {
    instrument: number;
    /** 1: the first of a subscription, 0: an update. */
    snapshot: number;
    sequence: number;
    /** Updates before it that this reader didn't get. */
    skipped: number;
    bidTicks: number;
    bidLots: number;
    askTicks: number;
    askLots: number;
    lastTicks: number;
    lastLots: number;
    timeUs: number;
}
export declare function createWireQuote(): WireQuote;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeQuoteRecord(view: DataView, at: number, from: WireQuote): number;
export declare function decodeQuoteRecord(view: DataView, at: number, into: WireQuote): WireError;
export declare const QUOTE_LAYOUT: WireLayout;
