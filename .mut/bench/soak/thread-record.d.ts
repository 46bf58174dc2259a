/**
 * What each thread of a server did with its time, from the kernel's books, a look every 10 ms:
 *
 *   running        on a core
 *   waiting        could run, and had none
 *   sleeping       the rest, with what it slept in (`wchan`) or was waiting for in the kernel (D)
 *
 * Looks in which a thread that orders pass hardly ran, though there was load, make a stall; those of 50 ms and more are
 * kept: what stalled has a name the next time.
 */
export interface ThreadRecord {
    /** Load begins: what comes until `pause` counts. */
    resume(): void;
    /** Load ends; the stalls since `resume`. */
    pause(): readonly Stall[];
    /** Of the time under load so far, by thread. */
    shares(): readonly ThreadShare[];
}
export interface ThreadShare {
    readonly thread: string;
    /** 0 … 1 */
    readonly running: number;
    /** 0 … 1 */
    readonly waiting: number;
}
export interface Stall {
    readonly ms: number;
    /** Of both cores together, by the hypervisor, in that time. */
    readonly stolenMs: number;
    readonly threads: readonly (ThreadShare & {
        /** What it was seen in, the most frequent first: `S futex_do_wait × 5`. */
        readonly seen: string;
    })[];
}
export interface ThreadRecordOptions {
    readonly pid: number;
    /** Names by the kernel's ids, the process's own among them. */
    readonly threads: ReadonlyMap<string, string>;
    /** Of `threads`: those that an order passes. */
    readonly hot: readonly string[];
}
export declare function startThreadRecord({ pid, threads, hot }: ThreadRecordOptions): ThreadRecord;
