import { type HeaderFault, type SegmentHeader } from '../../core/journal/frame.ts';
import { type Files } from './files.ts';
import { type JournalPaths } from './journal-paths.ts';
/** With less space than this, unless told otherwise, no file is made that isn't on disk already: the reserve is used. */
export declare const DEFAULT_RESERVE_BELOW_BYTES: number;
/** The numbers of the segments in the journal, rising. */
export declare function listSegments(paths: JournalPaths, files?: Files): number[];
/** Whether there is a journal in this data directory at all. */
export declare function hasJournal(paths: JournalPaths, files?: Files): boolean;
/** The header of a segment file, or what is wrong with it; undefined if there is no such file. */
export declare function readSegmentHeader(files: Files, path: string): SegmentHeader | HeaderFault | undefined;
/**
 * Makes the next segment and returns its descriptor: a spare file under a new name, else a new file without blocks, else,
 * with less than `reserveBelowBytes` on the disk, the reserve. Its header, and `first` bytes behind it, are durable
 * before its name is; so a name always stands for a whole segment. Before anything more is written to it, the head knows it.
 */
export declare function createSegmentFile(files: Files, paths: JournalPaths, header: SegmentHeader, reserveBelowBytes: number, first?: Uint8Array): {
    readonly fd: number;
    readonly hadSpare: boolean;
};
/** Gives a file that no segment needs any more a second life: true if it became a spare, false if it was removed. */
export declare function recycleSegment(files: Files, paths: JournalPaths, number: number, segmentBytes: number): boolean;
/** Fills a file with zeros, so that its blocks exist and later syncs write data only. Not paced: for first starts. */
export declare function zeroFill(files: Files, path: string, bytes: number): void;
/**
 * At a start: the reserve, and a spare if the next segment is begun at once, written whole before anybody relies on them.
 * Without the space for them a start goes on: on a full disk it has cancels and fills to take care of.
 */
export declare function ensurePrepared(files: Files, paths: JournalPaths, segmentBytes: number, reserveBelowBytes: number, withSpare: boolean): void;
export interface SpareOptions {
    /** Spare segments to keep ready, looked at now and then; `MAX_SPARES` at most. 1 unless given. */
    readonly spares?: () => number;
    /** With less space than this on the disk, nothing is made; 1 GiB unless given. */
    readonly wantedFreeBytes?: number;
    /** Microseconds of any monotonic clock, to see how long the disk takes. Without it the disk counts as fast. */
    readonly clockUs?: () => number;
}
/**
 * Keeps the reserve and spare segments ready: 256 KiB at a time, each synced at once, and the slower the disk the longer
 * the rest. A journal's sync that comes meanwhile waits for a piece. Beside pieces of 1 MiB every 17 ms a sync's p99 was
 * 1.0 ms and its p99.9 5.3, beside these 0.7 and 2.4, with nothing beside it 0.3 and 1.7; beside one at full speed 9 and
 * 15. Belongs on a thread that nobody waits for.
 */
export declare class SparePreparer {
    #private;
    constructor(files: Files, paths: JournalPaths, segmentBytes: number, options?: SpareOptions);
    /** How long until the next piece, at most; Infinity: none is due. */
    get pauseUs(): number;
    /** Writes the next piece if it is time; the bytes written. */
    step(nowUs: number): number;
    close(): void;
}
