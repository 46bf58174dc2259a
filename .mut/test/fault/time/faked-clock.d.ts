import type { Lack } from '../../campaign/part.ts';
/** A wall clock that a process believes, and that can be set while it runs; its monotonic clock is the machine's. */
export interface FakedClock {
    /** For the process. */
    readonly env: Readonly<Record<string, string>>;
    /** Sets it so many seconds ahead of the true one. */
    set(seconds: number): void;
    /** Takes away what the library leaves of a process that was killed. */
    cleanUp(pid: number): void;
}
export declare function lacksFaketime(): Lack | undefined;
/** `file`: where the offset is kept. */
export declare function createFakedClock(file: string): FakedClock;
