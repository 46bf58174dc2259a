/** A median and the interval that holds it with 95 % confidence, by bootstrap. */
export interface Interval {
    readonly median: number;
    readonly low: number;
    readonly high: number;
    /** Values that it is of. */
    readonly count: number;
}
/** Of no values: NaN. */
export declare function medianOf(values: readonly number[]): number;
/** The percentile bootstrap of the median (Efron 1979): what medians the same number of values, drawn again, would have. */
export declare function intervalOf(values: readonly number[], seed: number): Interval;
