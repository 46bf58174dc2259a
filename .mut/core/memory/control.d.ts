export declare const ThreadState: {
    readonly absent: 0;
    readonly starting: 1;
    readonly ready: 2;
    readonly stopping: 3;
    readonly stopped: 4;
    readonly failed: 5;
};
export type ThreadState = (typeof ThreadState)[keyof typeof ThreadState];
/** What the supervisor tells a thread; bits. */
export declare const Signal: {
    readonly pin: 1;
    readonly stop: 2;
};
/**
 * The stop words: bits that stop new orders at once, before any journaled halt. Sampled into every decision.
 * Bit 1 + b stops broker b alone. `diskLow` is the journal's: new orders are refused, cancels and fills go on. `account`
 * and `symbol` stand in no word: they are what `StopScopes` says of one order's, as its decision saw it.
 */
export declare const StopWord: {
    readonly everything: 1;
    readonly broker0: 2;
    readonly diskLow: number;
    readonly account: number;
    readonly symbol: number;
};
export declare function createControl(threads: number): SharedArrayBuffer;
/** The words that belong to the whole process. */
export declare class ProcessControl {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** Notes why the process stops. The first reason stays; returns it. */
    poison(exitCode: number): number;
    /** Exit code of the first failure, 0 while there was none. */
    get poisoned(): number;
    /** Set by the journal while there is no disk space for new orders. */
    get diskLow(): boolean;
    set diskLow(isLow: boolean);
    get stopWords(): number;
    /** Sets bits; in force for the next decision of the engine. */
    stopNow(bits: number): void;
    allowAgain(bits: number): void;
    /**
     * Engine time minus monotonic time, microseconds. A plain load: an aligned double doesn't tear on the processors
     * that we run on, and it is written only while the process starts.
     */
    get clockBaseUs(): number;
    set clockBaseUs(baseUs: number);
}
/** A thread's own line. Exactly one writer: the thread, or the supervisor while the thread doesn't run. */
export declare class ThreadLine {
    #private;
    constructor(buffer: SharedArrayBuffer, thread: number);
    /** One store per millisecond at most, however often it is called. */
    beat(timeMs: number): void;
    /** Before a system call that may take long, and after it. While it lasts the thread can't beat. */
    entersCall(): void;
    leavesCall(): void;
    get state(): ThreadState;
    set state(state: ThreadState);
    /** Kernel id of the thread, 0 before it runs. */
    set tid(tid: number);
    /** The CPU that the thread pinned itself to. */
    set cpu(cpu: number);
    /** Bits of `Signal`. */
    get signal(): number;
}
/** What others may see of a thread, and the supervisor's hand on its signals. */
export declare class ThreadMonitor {
    #private;
    constructor(buffer: SharedArrayBuffer, thread: number);
    get beatMs(): number;
    /** Odd: it is inside a system call that may take long. */
    get calls(): number;
    get state(): ThreadState;
    get tid(): number;
    /** -1: not pinned. */
    get cpu(): number;
    send(bit: number): void;
    /** For a thread that is going to be started (again): as if it had never run. */
    reset(): void;
}
