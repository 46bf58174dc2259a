import { type Files } from '../journal/files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';
/** The events up to and including `seq` are in it. */
export declare function snapshotPath(paths: JournalPaths, seq: number): string;
/** The sequences of the snapshots there are, rising. A name stands only for a file that was whole and synced. */
export declare function snapshotSeqs(paths: JournalPaths, files?: Files): number[];
