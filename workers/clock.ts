import { ProcessControl } from '../core/memory/control.ts';
import { scratchWords } from '../core/memory/scratch.ts';

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

/** Writes a time to a word: as a result it would be a number on the heap wherever the call isn't inlined. */
export type Stamp = (into: Float64Array, word: number) => void;

/** What threads with a duty cycle read: both times as stamps, too. */
export interface StampingClock extends Clock {
  readonly stampUs: Stamp;
  readonly stampNs: Stamp;
}

/** Taken once: `process` is a getter, which costs as much as the clock. */
const { hrtime } = process;

/** Compiled code makes no array of what `hrtime` returns if a word that can't miss takes it, and a copy is what may. */
const said = scratchWords(1);

export function createClock(control: SharedArrayBuffer): StampingClock {
  const process_ = new ProcessControl(control);
  return {
    nowUs: () => process_.clockBaseUs + monotonicUs(),
    monotonicNs,
    stampUs(into, word) {
      said[0] = process_.clockBaseUs + monotonicUs();
      into[word] = said[0]!;
    },
    stampNs(into, word) {
      said[0] = monotonicNs();
      into[word] = said[0]!;
    },
  };
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
