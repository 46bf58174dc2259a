export interface Replay {
    readonly events: number;
    /** The end judged: what a start does before its threads. */
    readonly openS: number;
    /** Every event read, checked and applied, checkpoints compared. */
    readonly replayS: number;
    /** Seconds, opening included, by which the first so many events were applied. */
    readonly marks: readonly (readonly [events: number, seconds: number])[];
}
/** What a start does with a journal that has no snapshot, in its order. */
export declare function replay(data: string, marks: readonly number[]): Replay;
/** The same files read from end to end and nothing done with them, as `cat` does. Bytes, and seconds. */
export declare function readPlainly(data: string): {
    readonly bytes: number;
    readonly seconds: number;
};
