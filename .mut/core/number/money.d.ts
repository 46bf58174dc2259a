/**
 * The least whole amount that is not below the exact one: limits never see less than is at stake. -1 if it passes
 * 2^53 - 1. Takes non-negative integers; the denominator is 1 to 2^43.
 */
export declare function notionalUp(priceTicks: number, quantityLots: number, numerator: number, denominator: number): number;
/**
 * The greatest whole amount that is not above the exact one: of profits, which are never told greater than they are. -1
 * if it passes 2^53 - 1. Takes what `notionalUp` takes.
 */
export declare function notionalDown(priceTicks: number, quantityLots: number, numerator: number, denominator: number): number;
