/** Sides on the wire begin with 1, so that a zero is no side. Other codes are those of `order-kind`. */
export const WireSide = { buy: 1, sell: 2 };
/** An instrument that isn't told: a cancel-all of all of them, a report of no order. */
export const NO_INSTRUMENT = 0xffff_ffff;
/** `orders left`, `cancels left`: there is no limit. */
export const UNLIMITED = 0xffff;
//# sourceMappingURL=wire-codes.js.map