/**
 * Decimal text ⇄ whole units, exactly: no string, no binary fraction.
 *
 *   value = units × mantissa / 10^decimals          tick 0.05: mantissa 5, decimals 2; lot 75: mantissa 75, decimals 0
 *
 * units are safe integers, mantissa 1 to 10^7, decimals 0 to 18.
 */
export declare const DecimalError: {
    /** Not a number as JSON writes it without an exponent: digits, no leading zeros, perhaps a fraction. */
    readonly NOT_A_NUMBER: -1;
    /** Begins with a minus, -0 included. */
    readonly NEGATIVE: -2;
    /** More than 2^53 - 1 units. */
    readonly TOO_LARGE: -3;
    /** Between two units. */
    readonly NOT_A_MULTIPLE: -4;
};
export type DecimalError = (typeof DecimalError)[keyof typeof DecimalError];
/**
 * Whole units of the number in `bytes` from `start` up to `end`, or a `DecimalError`: the first of them that applies,
 * in the order above. Trailing zeros of a fraction are free. The work is linear in the length, which the caller bounds.
 */
export declare function parseDecimal(bytes: Uint8Array, start: number, end: number, mantissa: number, decimals: number): number;
/** The longest text that `writeDecimal` writes: a sign, 23 digits and a point. */
export declare const MAX_DECIMAL_BYTES = 25;
/**
 * Writes `units` as the shortest text of the same value (`45000`, `0.001`, `-1.5`) from `at` on and returns where it
 * ends. `bytes` has room for `MAX_DECIMAL_BYTES`.
 */
export declare function writeDecimal(bytes: Uint8Array, at: number, units: number, mantissa: number, decimals: number): number;
