import type { Records } from '../../core/memory/records.ts';
import { type Files } from './files.ts';
/** One event; `at` is its byte offset in `records`, which holds it only during the call. */
export type OnEvent = (records: Records, at: number) => void;
/**
 * Reads a journal's events in order, from any sequence on: archive first, then segments, then what is being written.
 * It follows files, never rings, and only up to the sequence that its caller knows to be durable; so it may lag for
 * hours. Whoever lags behind `archive` keeps the segments alive through the cursor given there.
 */
export declare class JournalReader {
    #private;
    /** Throws `JournalError` if the journal no longer has, or never had, a place for `fromSeq`. */
    constructor(data: string, fromSeq: number, files?: Files);
    /** The sequence that comes next. */
    get nextSeq(): number;
    /** The segment that is being read. */
    get segmentNumber(): number;
    /**
     * Reads the next batch if it begins at or before `upToSeq`; returns how many events it had, 0 if there is none. One
     * durable event means a durable batch, so `upToSeq` is any durable sequence; Infinity: "to the end, whatever it is".
     */
    readBatch(upToSeq: number, onEvent: OnEvent): number;
    close(): void;
}
/** The bytes of an archived segment. Throws `JournalError` if they can't be unpacked. */
export declare function unpackArchive(path: string, files?: Files): Uint8Array;
