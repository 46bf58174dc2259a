/**
 * How long a thread of this process has waited for a core since it began, in microseconds; 0 where the kernel doesn't
 * count it. /proc/…/schedstat: time on a core, time waiting for one (both ns), time slices.
 */
export declare function coreWaitUs(tid: number): number;
