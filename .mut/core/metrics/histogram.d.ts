/** How many buckets there are: indices for `bucketValue`. */
export declare const histogramBuckets: number;
export declare function createHistogram(name: string): SharedArrayBuffer;
/** The lowest value of a bucket: what to hand to another HDR histogram together with the bucket's count. */
export declare function bucketValue(bucket: number): number;
/**
 * The bucket of a value in ns; fractions are cut off, anything below 0 counts as 0.
 * @internal
 */
export declare function bucketOf(value: number): number;
/** The writing end; exactly one per histogram. */
export declare class HistogramRecorder {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** Counts one value in ns. */
    record(value: number): void;
    /** Counts one value in ns `times` times. */
    recordTimes(value: number, times: number): void;
}
/** A copy at one moment, or several copies added up. */
export declare class HistogramSnapshot {
    #private;
    /** Per bucket. */
    readonly counts: Float64Array<ArrayBuffer>;
    count: number;
    /** The greatest value, exactly. */
    maximum: number;
    sum: number;
    /** Adds what `buffer` holds by now; its writer may go on. */
    add(buffer: SharedArrayBuffer): void;
    merge(other: HistogramSnapshot): void;
    /**
     * The value that `percent` of all values don't exceed, to 3 digits: the highest value of the bucket, as
     * HdrHistogram has it. 0 if nothing was recorded.
     */
    percentile(percent: number): number;
}
