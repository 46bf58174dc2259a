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
export declare function createClock(control: SharedArrayBuffer): Clock;
/** Sets the base from the wall clock. Once, by the main thread, before it starts others. */
export declare function startClock(control: SharedArrayBuffer, wallMs?: number, sinceBootUs?: number): void;
/** Moves the base so that engine time is past `eventUs`. By the engine, while it recovers. */
export declare function keepClockPast(control: SharedArrayBuffer, eventUs: number, sinceBootUs?: number): void;
