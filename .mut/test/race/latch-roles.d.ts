export interface LatchRace {
    readonly role: 'write' | 'read' | 'follow' | 'writeInStep' | 'followInStep';
    readonly latch: SharedArrayBuffer;
    readonly writes: number;
    /** One word: 1 once the writer is done; in step: how many writes were delivered. */
    readonly done: SharedArrayBuffer;
}
export interface ReadOutcomes {
    readonly whole: number;
    readonly stale: number;
    /** Values with words of different writes. */
    readonly torn: number;
    /** Values older than one read before. */
    readonly older: number;
}
export interface FollowOutcomes {
    readonly delivered: number;
    readonly skipped: number;
    readonly torn: number;
}
