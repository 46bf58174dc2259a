import type { EngineState } from '../state/state.ts';
/**
 * How often a scope may act: a bucket of `burst` tokens, refilled by `perSecond`. What is kept is how much is missing, in
 * millionths of a token: at so many tokens a second, each microsecond brings back as many millionths, so that nothing is
 * ever rounded.
 *
 *   missing │╲    ╲
 *           │  ╲    ╲        an order takes 1,000,000; time gives back perSecond a microsecond
 *         0 └────╲────╲──▶
 */
export declare const TOKEN = 1000000;
/** Places: `ORDERS_…`. Places and replaces: `MESSAGES_…`. The columns of a scope and the limits that belong together. */
export interface Bucket {
    readonly perSecond: number;
    readonly burst: number;
    readonly spent: number;
    readonly atUs: number;
}
export declare const OrderBucket: Bucket;
export declare const MessageBucket: Bucket;
/** How many the bucket holds by the limits from `limits` on; NO_LIMIT: there is none. */
export declare function bucketSize(state: EngineState, bucket: Bucket, limits: number): number;
/** Tokens missing at the time in `now[0]` once one more is taken, a part of one counted as one. */
export declare function tokensWithOneMore(state: EngineState, bucket: Bucket, limits: number, scope: number, now: Float64Array): number;
/** Takes one, at the time that stands in `time[at]`. Nothing is kept of a scope that has no such limit. */
export declare function takeToken(state: EngineState, bucket: Bucket, limits: number, scope: number, time: Float64Array, at: number): void;
