/**
 * The judge's own reader of a venue's log, from its documented format alone:
 *
 *   #frame bytes checksum previous\n        bytes: of the body; checksum: crc32 of the body, begun with that of
 *   record\n record\n …                     "frame bytes", begun with the checksum of the frame before
 *
 *   ["tickgate venue",1,"SYMBOL tick/decimals lot/decimals",…]                   the first frame
 *   ["G",gateway,"name",epoch]
 *   ["P",order,gateway,"id",instrument,side,"type","tif",price,lots,expire,time]  accepted;  "J" … ,"reason"]  rejected
 *   ["F",order,execution,price,lots,time]  ["R",order]  ["A",order,lots]  ["M",order,price,lots]
 *   ["C",order,time]  ["E",order,time]
 */
export interface VenueRecord {
    /** Decimal numbers × 10^12. */
    readonly orders: readonly VenueOrder[];
    readonly fills: readonly VenueFill[];
    /** What contradicts itself in the log: no venue may say that. */
    readonly faults: readonly string[];
}
export interface VenueOrder {
    readonly clientId: string;
    readonly symbol: string;
    readonly side: 'buy' | 'sell';
    state: 'open' | 'filled' | 'cancelled' | 'rejected' | 'expired';
    price: bigint;
    quantity: bigint;
    filled: bigint;
}
export interface VenueFill {
    readonly execution: number;
    readonly order: VenueOrder;
    readonly price: bigint;
    readonly quantity: bigint;
}
export declare function readVenueLog(path: string): VenueRecord;
/** A decimal text × 10^12. */
export declare function scaledDecimal(text: string): bigint;
