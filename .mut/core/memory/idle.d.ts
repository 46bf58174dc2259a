import type { Sleeper } from './doorbell.ts';
/**
 * What a thread does between two duty cycles. Called after each with the work that it did: any work resets the
 * strategy, none lets it wait. Waiting ends at the latest after the strategy's longest park; work may or may not be
 * there then. `atMostMs`: the longest park this time, where that is less.
 */
export type IdleStrategy = (workDone: number, atMostMs?: number) => void;
/** Nanoseconds of some monotonic clock. */
export type ClockNs = () => number;
/** Waits at the doorbell at once, at most `maxParkMs` at a time. */
export declare function parking(sleeper: Sleeper, maxParkMs: number): IdleStrategy;
/**
 * Goes on looking for `spinNs` after the last work, then waits at the doorbell, at most `maxParkMs` at a time.
 * Reads the clock only in cycles without work. A park is not followed by spinning unless work came.
 */
export declare function spinningThenParking(sleeper: Sleeper, spinNs: number, maxParkMs: number, clockNs: ClockNs): IdleStrategy;
