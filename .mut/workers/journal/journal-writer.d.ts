import type { Records } from '../../core/memory/records.ts';
import { type Files } from './files.ts';
import type { JournalPosition } from './journal-position.ts';
export interface JournalWriterOptions {
    readonly position: JournalPosition;
    /** Bytes of records in one batch, at most; 1 MiB unless given. */
    readonly maxPayloadBytes?: number;
    /** With less space than this on the disk the next segment is the reserve; 1 GiB unless given. */
    readonly reserveBelowBytes?: number;
    /** Called on the first failed call, before the process ends: raises the word that stops every acknowledgement. */
    readonly onPoisoned?: () => void;
    readonly files?: Files;
    /** Ends the process; tests replace it. */
    readonly fail?: (error: unknown) => void;
}
export interface JournalWriterCounts {
    batches: number;
    seals: number;
    bytes: number;
    paddingBytes: number;
    segments: number;
    /** Segments begun without a spare file: their syncs are slower. */
    missedSpares: number;
}
/**
 * Writes batches, one write and one fdatasync each. After the first failed call it never writes, syncs or says
 * "durable" again: a failed sync marks the pages clean, so that a second one would succeed without them.
 */
export declare class JournalWriter {
    #private;
    readonly counts: JournalWriterCounts;
    constructor(options: JournalWriterOptions);
    /** The sequence of the next record to be appended; everything before it, less what is staged, is durable. */
    get nextSeq(): number;
    get durableSeq(): number;
    get poisoned(): boolean;
    /** Whether the last batch is proven by something behind it, as far as this run knows. */
    get sealed(): boolean;
    /** Stages the record at `at` for the next commit; false if the batch is full. */
    append(records: Records, at: number): boolean;
    /** Makes what is staged durable. False: it failed, nothing may be acknowledged any more. */
    commit(): boolean;
    /** Proves the last batch: from now on damage to it can't be taken for a torn write. */
    seal(): boolean;
    /** Marks the clean end of a run and closes the file. */
    stop(): boolean;
    /** Closes the file without a word: the next start takes it for a crash. */
    close(): void;
}
