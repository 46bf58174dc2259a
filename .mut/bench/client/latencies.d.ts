import type { BucketCounts } from './job.ts';
/** Records latencies in the client, and hands over the buckets that aren't empty. */
export interface LatencyRecorder {
    record(ns: number): void;
    counts(): BucketCounts;
}
export declare function createLatencyRecorder(): LatencyRecorder;
/** Latencies of many blocks together: their counts are added, percentiles never averaged. In ns. */
export interface Latencies {
    add(counts: BucketCounts): void;
    readonly count: number;
    readonly maximum: number;
    /** 0 < percent ≤ 100. */
    percentile(percent: number): number;
}
export declare function createLatencies(): Latencies;
/** Of one block. */
export declare function percentileOf(counts: BucketCounts, percent: number): number;
