/**
 * How many requests a venue takes: so many in any second and in any minute, wherever they begin. Asked and told at the
 * moment of the write, so that a stall before it can't bunch two seconds' orders into one.
 *
 *   sent    … 1 1 1    2  1  3 1       entries: a time, and how many were sent then
 *              minute └─────────┤
 *                     second └──┤ now
 *
 * A window is a little longer than its name: the venue counts arrivals, and the network may push two closer together.
 * The last of each limit are kept for cancels.
 */
export interface RateWindows {
    /** Whether there is a limit at all: without one the moment of a write is nobody's business. */
    readonly hasLimit: boolean;
    /** Whether a request may be sent now; `isCancel` may take what is kept. */
    admits(nowUs: number, isCancel: boolean): boolean;
    /** A request is being sent. */
    sent(nowUs: number): void;
    /** Requests, other than cancels, that would be admitted now; Infinity without limits. */
    left(nowUs: number): number;
    /** What is left while nothing was sent. */
    readonly most: number;
}
export interface RateLimits {
    /** Requests per second and per minute, 0: no limit. */
    readonly perSecond: number;
    readonly perMinute: number;
}
/** What a run before sent within the last minute, counted as sent at `atUs`. */
export interface SentBefore {
    readonly count: number;
    readonly atUs: number;
}
/** @internal */
export declare const SECOND_US = 1000000;
export declare const MINUTE_US = 60000000;
/**
 * What the network may push two requests together by.
 * @internal
 */
export declare const SLACK_US = 10000;
/**
 * Up to such a limit each request has an entry of its own. Beyond it, those within the 4,096th part of the window share
 * one, which counts them all as sent when the last of them was: never too early, and the memory stays small.
 * @internal
 */
export declare const EXACT_LIMIT = 4096;
export declare function createRateWindows({ perSecond, perMinute }: RateLimits, before?: SentBefore): RateWindows;
