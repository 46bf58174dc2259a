import { type Files } from './files.ts';
import { type JournalPosition } from './journal-position.ts';
import { type Lock } from './lock.ts';
export interface OpenJournalOptions {
    /** The data directory; made if absent. */
    readonly data: string;
    /** For a new journal: 16 KiB to 1 GiB, a multiple of 4096. */
    readonly segmentBytes?: number;
    /** With less space than this on the disk the next segment is the reserve; 1 GiB unless given. */
    readonly reserveBelowBytes?: number;
    /** Sequences that somebody outside has seen as durable: cursors of projections. Snapshots are looked up here. */
    readonly durableMarks?: readonly {
        readonly name: string;
        readonly seq: number;
    }[];
    /** Of a new journal, 16 bytes; random unless given. */
    readonly journalId?: Uint8Array;
    readonly files?: Files;
    /** Makes this process the only one on the data directory, or throws `JournalError`: the kernel's, unless given. */
    readonly acquireLock?: (path: string) => Lock;
}
export interface OpenedJournal {
    readonly position: JournalPosition;
    /** Held until released or the process ends. */
    readonly lock: Lock;
    /** The last event; 0 in a new journal. */
    readonly lastSeq: number;
    /** When it was decided, microseconds of engine time; 0 in a new journal. */
    readonly lastUs: number;
    /** Events before this are in the archive only. */
    readonly firstSeq: number;
    /** The run before ended by a stop marker. */
    readonly clean: boolean;
    /** What was done about an unclean end, in a sentence; empty if nothing. */
    readonly repair: string;
    /** Whether there is a file that is kept for a full disk. */
    readonly hasReserve: boolean;
}
/**
 * Opens the journal of a data directory before any thread runs: takes the lock, checks everything, repairs a torn
 * tail, decides where to go on. Throws `JournalError`; then no file was changed, except that IO errors may come late.
 *
 * After an unclean end the last batch is the one thing that no later write proves: if its sync failed, the page cache
 * may show what the disk doesn't have. So its records are written again, to a new segment, before anybody trusts them.
 */
export declare function openJournal(options: OpenJournalOptions): OpenedJournal;
