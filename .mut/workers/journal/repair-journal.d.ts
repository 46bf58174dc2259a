import { type BatchInfo, type SegmentHeader } from '../../core/journal/frame.ts';
import type { ScanResult } from '../../core/journal/scan.ts';
import { type Files } from './files.ts';
import { type JournalPaths } from './journal-paths.ts';
import { type JournalPosition } from './journal-position.ts';
/** Writes the stop marker once more, in place and unchanged: had its sync failed, this one tells. */
export declare function proveAgain(files: Files, paths: JournalPaths, header: SegmentHeader, marker: BatchInfo): void;
/** Copies a torn tail to a file beside the journal; returns its path. */
export declare function keepAside(files: Files, paths: JournalPaths, header: SegmentHeader, scan: ScanResult): string;
/** Begins the next segment with the records of the last batch, then shortens the old file to what is proven. */
export declare function moveOn(files: Files, paths: JournalPaths, header: SegmentHeader, scan: ScanResult, reserveBelowBytes: number): JournalPosition;
