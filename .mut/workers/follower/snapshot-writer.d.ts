import type { StateHash, Table } from '../../core/state/table.ts';
import { type Files } from '../journal/files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';
/** Two: if the newest turns out damaged there is one more, and the journal since. */
export declare const SNAPSHOTS_KEPT = 2;
/**
 * Writes a snapshot piece by piece: at most 1 MiB a step, each synced, so that it never gets in the way of the journal's
 * sync. The tables must not change between `begin` and the last step. Its name appears once it is whole and durable.
 */
export declare class SnapshotWriter {
    #private;
    constructor(files: Files, paths: JournalPaths, journalId: Uint8Array);
    get active(): boolean;
    /** `seq`: the last event that the tables contain. */
    begin(tables: readonly Table[], hash: StateHash, seq: number): void;
    /** Writes the next piece; true when the snapshot is complete. */
    step(): boolean;
    close(): void;
}
