import { type SegmentHeader } from '../../core/journal/frame.ts';
import { type ScanResult } from '../../core/journal/scan.ts';
import type { Files } from './files.ts';
import { type JournalPaths } from './journal-paths.ts';
export interface CheckedJournal {
    /** Of the last segment, and how it ends. */
    readonly header: SegmentHeader;
    readonly scan: ScanResult;
    /** The first sequence outside the archive. */
    readonly firstSeq: number;
    /** When the last event outside the archive was decided, microseconds of engine time; undefined: there is none. */
    readonly lastUs: number | undefined;
}
/** Reads every segment; changes nothing. Throws `JournalError` unless what is wrong can be a torn last write. */
export declare function checkJournal(files: Files, paths: JournalPaths, durableMarks: readonly {
    readonly name: string;
    readonly seq: number;
}[], onSegment?: (header: SegmentHeader, scan: ScanResult) => void): CheckedJournal;
