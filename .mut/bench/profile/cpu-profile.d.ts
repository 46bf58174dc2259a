/** What Node writes with `--cpu-prof`, as far as it is used here: a tree of calls, and the node of each sample. */
export interface CpuProfile {
    readonly nodes: readonly ProfileNode[];
    /** By CLOCK_MONOTONIC, as `process.hrtime`: one clock for all threads and processes. */
    readonly startTime: number;
    readonly endTime: number;
    /** Ids of nodes. */
    readonly samples: readonly number[];
    /** µs from the sample before, from `startTime` for the first. Now and then one is below 0. */
    readonly timeDeltas: readonly number[];
}
export interface ProfileNode {
    readonly id: number;
    readonly callFrame: {
        readonly functionName: string;
        readonly url: string;
        /** From 0; -1 where there is no source. */
        readonly lineNumber: number;
    };
    readonly children?: readonly number[];
}
/** From and to, in µs of the profile's clock. */
export type Window = readonly [fromUs: number, toUs: number];
/** Time by node, inside of the windows. A sample stands for the time until the next one. */
export declare function selfTimes(profile: CpuProfile, windows: readonly Window[]): ReadonlyMap<number, number>;
/**
 * Which profile is whose, by the order in which threads start: both the kernel and Node number them as they come, and
 * Node's main thread is 0. What a thread ran doesn't tell: one that sleeps may have no sample in a module of its own.
 * `threads`: names by the kernel's ids.
 */
export declare function profileFiles(files: readonly string[], threads: ReadonlyMap<string, string>): readonly (readonly [file: string, thread: string])[];
