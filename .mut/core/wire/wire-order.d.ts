import { type WireField } from './layout.ts';
/**
 * An order as it stands, within an order answer or an execution report. 112 bytes.
 *
 *   byte  0          8         16         24        32       40        48         52       54      55
 *       +----------+---------+----------+---------+--------+---------+----------+--------+-------+-------+
 *       | order id | price   | quantity | filled  | cost   | version | instrum. |account |broker |status |
 *       |          | ticks   | lots     | lots    |        |         |   u32    |  u16   |  u8   |  u8   |
 *       +----------+---------+----------+---------+--------+---------+----------+--------+-------+-------+
 *   byte 56    57    58    59         60       61      62         64                  112
 *       +-----+-----+-----+----------+--------+-------+----------+------------------+
 *       |side |type | tif |id length |attempt | flags | reserved | client order id  |
 *       | u8  | u8  | u8  |    u8    |  u8    |  u8   |   u16    |                  |
 *       +-----+-----+-----+----------+--------+-------+----------+------------------+
 */
export declare const WIRE_ORDER_BYTES = 112;
export declare const WIRE_ORDER_CLIENT_ID = 64;
/** Bits of `flags`. */
export declare const WireOrderFlag: {
    readonly fast_path: 1;
    readonly duplicate: 2;
    readonly overridden: 4;
};
export interface WireOrder {
    /** 0: there is no order, and all but the account is zero. */
    orderId: number;
    /** 0: a market order. */
    priceTicks: number;
    quantityLots: number;
    filledLots: number;
    /** Σ price ticks × lots of its fills: average price = cost / filled. */
    filledCost: number;
    version: number;
    /** `NO_INSTRUMENT`: none. */
    instrument: number;
    account: number;
    /** 1 + the broker, 0: none. */
    broker: number;
    /** `OrderStatus`. */
    status: number;
    /** `WireSide`. */
    side: number;
    type: number;
    timeInForce: number;
    attempt: number;
    /** `WireOrderFlag`. */
    flags: number;
    clientIdLength: number;
    readonly clientId: Uint8Array;
}
export declare function createWireOrder(): WireOrder;
/** Whether every field can be represented. */
export declare function isWireOrder(order: WireOrder): boolean;
/** `order` must be one (`isWireOrder`), and its bytes within the record. */
export declare function putWireOrder(view: DataView, at: number, order: WireOrder): void;
/** All of it but the bytes of the client order id, which are the caller's to write at `WIRE_ORDER_CLIENT_ID`. */
export declare function putWireOrderNumbers(view: DataView, at: number, order: WireOrder): void;
/** Whether the reserved bytes of the order at `at` are zero, those behind its client order id too. */
export declare function isClean(view: DataView, at: number): boolean;
/** False: a number is out of its range. */
export declare function getWireOrder(view: DataView, at: number, into: WireOrder): boolean;
/** The fields of an order that begins at byte `base` of its record. */
export declare function wireOrderFields(base: number): readonly WireField[];
