import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * A trade tick. 56 bytes.
 *
 *   byte  8          12         13         16         24        32      40     48        56
 *       +----------+----------+----------+----------+---------+-------+------+---------+
 *       | instrum. | snapshot | reserved | sequence | skipped | price | lots | venue   |
 *       |   u32    |    u8    |          |          |         | ticks |      | time us |
 *       +----------+----------+----------+----------+---------+-------+------+---------+
 */
export declare const TRADE_BYTES = 56;
export interface WireTrade {
    instrument: number;
    /** 1: the first of a subscription, 0: an update. */
    snapshot: number;
    sequence: number;
    /** Trades before it that this reader didn't get. */
    skipped: number;
    priceTicks: number;
    quantityLots: number;
    timeUs: number;
}
export declare function createWireTrade(): WireTrade;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeTradeRecord(view: DataView, at: number, from: WireTrade): number;
export declare function decodeTradeRecord(view: DataView, at: number, into: WireTrade): WireError;
export declare const TRADE_LAYOUT: WireLayout;
