import { invariant } from '../invariant.ts';
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
export function parking(sleeper: Sleeper, maxParkMs: number): IdleStrategy {
  invariant(maxParkMs > 0, 'idle: the longest park is more than nothing');
  return (workDone, atMostMs = Infinity) => {
    if (workDone === 0) sleeper.park(Math.min(maxParkMs, atMostMs));
  };
}

/**
 * Goes on looking for `spinNs` after the last work, then waits at the doorbell, at most `maxParkMs` at a time.
 * Reads the clock only in cycles without work. A park is not followed by spinning unless work came.
 */
export function spinningThenParking(
  sleeper: Sleeper,
  spinNs: number,
  maxParkMs: number,
  clockNs: ClockNs,
): IdleStrategy {
  invariant(spinNs > 0 && maxParkMs > 0, 'idle: spin and longest park are more than nothing');
  const working = -1;
  let idleSinceNs = working;
  return (workDone, atMostMs = Infinity) => {
    if (workDone > 0) {
      idleSinceNs = working;
      return;
    }
    const nowNs = clockNs();
    if (idleSinceNs === working) idleSinceNs = nowNs;
    else if (nowNs - idleSinceNs >= spinNs) sleeper.park(Math.min(maxParkMs, atMostMs));
  };
}
