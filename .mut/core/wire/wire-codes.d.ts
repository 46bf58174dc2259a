/** Sides on the wire begin with 1, so that a zero is no side. Other codes are those of `order-kind`. */
export declare const WireSide: {
    readonly buy: 1;
    readonly sell: 2;
};
export type WireSide = (typeof WireSide)[keyof typeof WireSide];
/** An instrument that isn't told: a cancel-all of all of them, a report of no order. */
export declare const NO_INSTRUMENT = 4294967295;
/** `orders left`, `cancels left`: there is no limit. */
export declare const UNLIMITED = 65535;
