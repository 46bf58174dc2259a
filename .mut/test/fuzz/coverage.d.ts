/** What code has been run: V8 counts each block. */
export interface Coverage {
    /** Blocks of core, workers and gateway that were run since the last call. */
    take(): ReadonlySet<string>;
    stop(): void;
}
export declare function watchCoverage(): Coverage;
