/** Numbers that stand in records and tables. Append only: journals keep them for ever. */
export declare const Side: {
    readonly buy: 0;
    readonly sell: 1;
};
export type Side = (typeof Side)[keyof typeof Side];
export declare const OrderType: {
    readonly limit: 1;
    readonly market: 2;
};
export type OrderType = (typeof OrderType)[keyof typeof OrderType];
export declare const TimeInForce: {
    readonly day: 1;
    readonly gtc: 2;
    readonly ioc: 3;
    readonly fok: 4;
    readonly gtd: 5;
};
export type TimeInForce = (typeof TimeInForce)[keyof typeof TimeInForce];
/**
 * Where an order stands. `unknown`: it was or may have been sent and nobody has said what became of it;
 * it keeps its exposure, is probed, and is never sent again.
 */
export declare const OrderStatus: {
    readonly none: 0;
    readonly routed: 1;
    readonly live: 2;
    readonly partly_filled: 3;
    readonly pending_cancel: 4;
    readonly pending_replace: 5;
    readonly unknown: 6;
    readonly filled: 7;
    readonly cancelled: 8;
    readonly rejected: 9;
    readonly expired: 10;
    readonly not_sent: 11;
    /** Accepted, and kept back until orders that it would trade with are gone. */
    readonly held: 12;
};
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];
export declare function isFinal(status: number): boolean;
