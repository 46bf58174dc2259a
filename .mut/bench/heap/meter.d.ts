/** Adds up by how many bytes this thread's heap grew within pieces of work. */
export interface Meter {
    around(work: () => void): void;
    readonly bytes: number;
    readonly turns: number;
}
/** What two readings allocate themselves is measured beside each piece of work, by the same code, and taken off. */
export declare function createMeter(): Meter;
/** Bytes that a call allocates, on average. */
export declare function bytesOfCall(call: () => void): number;
/** Runs `work` in an empty young generation; throws if anything was collected meanwhile, as nothing is known then. */
export declare function uncollected(work: () => void): void;
