import { ProcessControl } from '../core/memory/control.ts';

/**
 * One clock for all threads of the process.
 *
 *   engine time us = base + monotonic us        base: set once at start, in shared memory
 *
 * CLOCK_MONOTONIC is the same in every thread, so two threads that share the base agree to the microsecond, and
 * engine time never goes back, whatever happens to the wall clock. It is corrected once, at start, to be past the
 * last journaled event.
 */
export interface Clock {
  /** Engine time: microseconds since the Unix epoch. */
  readonly nowUs: () => number;
  /** Nanoseconds for differences between stages; whole below 104 days of uptime. */
  readonly monotonicNs: () => number;
}

/** Taken once: `process` is a getter, which costs as much as the clock. */
const { hrtime } = process;

export function createClock(control: SharedArrayBuffer): Clock {
  const process_ = new ProcessControl(control);
  return { nowUs: () => process_.clockBaseUs + monotonicUs(), monotonicNs };
}

/** Sets the base from the wall clock. Once, by the main thread, before it starts others. */
export function startClock(
  control: SharedArrayBuffer,
  wallMs: number = Date.now(),
  sinceBootUs: number = monotonicUs(),
): void {
  new ProcessControl(control).clockBaseUs = wallMs * 1000 - sinceBootUs;
}

/** Moves the base so that engine time is past `eventUs`. By the engine, while it recovers. */
export function keepClockPast(control: SharedArrayBuffer, eventUs: number, sinceBootUs: number = monotonicUs()): void {
  const process_ = new ProcessControl(control);
  const behindUs = eventUs + 1 - (process_.clockBaseUs + sinceBootUs);
  if (behindUs > 0) process_.clockBaseUs += behindUs;
}

function monotonicNs(): number {
  // Allocates less than hrtime.bigint() and performance.now().
  const time = hrtime();
  return time[0] * 1e9 + time[1];
}

function monotonicUs(): number {
  const time = hrtime();
  return time[0] * 1e6 + Math.trunc(time[1] / 1000);
}
