import type { Decimal } from './types.ts';
/** A unit of prices or quantities: mantissa / 10^decimals. */
export interface Unit {
    readonly mantissa: number;
    readonly decimals: number;
}
/** The text that is meant: a number's shortest decimal, written out without an exponent. */
export declare function exactText(value: Decimal): string;
/** Whole units, or below 1: the gateway would refuse it. */
export declare function unitsOf(value: Decimal, { mantissa, decimals }: Unit): number;
export declare function textOf(units: number, { mantissa, decimals }: Unit): string;
/** cost / lots as a price, where cost is the sum of ticks × lots: to a ten-thousandth of a tick, half up. */
export declare function averageText(cost: number, lots: number, tick: Unit): string;
/** "0.05" is 5 / 10^2; undefined: it is no unit. */
export declare function unitOf(text: string): Unit | undefined;
/** Microseconds since 1970 as RFC 3339, to the microsecond. */
export declare function timeText(timeUs: number): string;
