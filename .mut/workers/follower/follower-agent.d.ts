import { type Files } from '../journal/files.ts';
import { type SpareOptions } from '../journal/segment-files.ts';
import { type Divergence, type Replica } from './replica.ts';
export interface FollowerOptions {
    readonly data: string;
    readonly journalId: Uint8Array;
    readonly segmentBytes: number;
    /** As recovered: it has every event up to `appliedSeq`. */
    readonly replica: Replica;
    readonly appliedSeq: number;
    /** Every event up to this is durable; read once per cycle. */
    readonly durableSeq: () => number;
    /** Events between two snapshots. At a segment's end one comes after a quarter of them. */
    readonly snapshotEvery: number;
    /** The least sequence that a projection still has to read from the journal; Infinity if there are none. */
    readonly projectedSeq: () => number;
    /** A replay that came out differently: the process must stop. Called once; the agent does nothing afterwards. */
    readonly onDivergence: (divergence: Divergence) => void;
    /** As of `SparePreparer`: how many, above how much free space, and the clock that it looks at the disk with. */
    readonly prepare?: SpareOptions;
    readonly files?: Files;
}
export interface FollowerCounts {
    events: number;
    snapshots: number;
    archived: number;
    /** Times that background writing was put off because the disk is full. */
    postponed: number;
}
export interface FollowerAgent {
    readonly counts: FollowerCounts;
    /** The last event applied. */
    readonly appliedSeq: number;
    /**
     * Applies what became durable, then goes on with a snapshot, the archive or a spare segment. Throws `JournalError` if
     * a durable event can't be read.
     */
    doWork(nowUs: number): number;
    /** How long it may sleep: until the next piece of what it is writing. Infinity: nothing is being written. */
    readonly parkMs: number;
    /** Catches up, writes a last snapshot and closes; without, once `isLate`: the next start replays more instead. */
    stop(isLate?: () => boolean): void;
    /** Closes without. */
    close(): void;
}
/** Follows the journal's files with its own copy of the state, and keeps them few and recoverable. */
export declare function createFollowerAgent(options: FollowerOptions): FollowerAgent;
