import type { SyncLogReader } from '../../core/memory/sync-log.ts';
/**
 * How long the answers of one turn took since the disk had what they tell: counted per batch while they are made, and
 * recorded with one look at the clock once all have left.
 */
export interface SinceSync {
    /** The event at this position was answered. Positions only go forward. */
    answered(position: number): void;
    /** Everything answered so far has been given to its sockets. */
    sent(): void;
}
/** `record` gets the time of `answers` answers, ns. */
export declare function createSinceSync(syncs: SyncLogReader, monotonicNs: () => number, record: (ns: number, answers: number) => void): SinceSync;
