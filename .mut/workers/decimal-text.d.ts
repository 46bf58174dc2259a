/** Exact: NaN if the text is no plain non-negative decimal, no multiple of the unit, or beyond 2^53. */
export declare function parseUnits(text: string, mantissa: number, decimals: number): number;
/**
 * To the nearest unit, halves up: for recorded sizes that went through binary floats (0.00031099999999999997
 * is 311 millionths). Takes an exponent too (1e-05). NaN if the text is no non-negative number.
 */
export declare function parseNearestUnits(text: string, mantissa: number, decimals: number): number;
/** `units` is a non-negative integer whose product with `mantissa` is below 2^53. */
export declare function formatUnits(units: number, mantissa: number, decimals: number): string;
