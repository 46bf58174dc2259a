/**
 * One line of the table: something so short that a clock read beside it would be what is measured. It is therefore run
 * `times` over between two clock reads:
 *
 *   read │ op op op … op │ read        one sample = (second read − first) ÷ times
 *
 * Its percentiles are then those of means over `times` operations: a stall of one of them shows in no p99 but its own.
 */
export interface Op {
    readonly name: string;
    /** Operations of one call of `run`. */
    readonly times: number;
    /** Runs them and returns something that depends on every one, so that none can be left out by the compiler. */
    readonly run: () => number;
}
/** The same, where an answer has to come first. */
export interface AsyncOp {
    readonly name: string;
    readonly times: number;
    readonly run: () => Promise<unknown>;
}
/** Nanoseconds per operation. */
export interface OpTimes {
    readonly name: string;
    readonly times: number;
    readonly p50Ns: number;
    readonly p99Ns: number;
    readonly meanNs: number;
    readonly samples: number;
}
/** Each for `seconds`, after a fifth of that to warm up. */
export declare function timeOps(ops: readonly Op[], seconds: number): OpTimes[];
export declare function timeAsyncOps(ops: readonly AsyncOp[], seconds: number): Promise<OpTimes[]>;
