import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
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
export declare const PLACE_BYTES = 128;
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
export declare function createWirePlace(): WirePlace;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodePlace(view: DataView, at: number, from: WirePlace): number;
export declare function decodePlace(view: DataView, at: number, into: WirePlace): WireError;
export declare const PLACE_LAYOUT: WireLayout;
