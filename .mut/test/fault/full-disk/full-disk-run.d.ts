import { type FileSystem } from '../../support/loop-disk.ts';
export interface FullDiskReport {
    readonly problems: readonly string[];
    readonly kept: readonly string[];
    /** What was seen to hold, step by step. */
    readonly steps: readonly string[];
    /** Cancels answered while nothing could be written beside the journal's own files. */
    readonly cancelsWhenFull: number;
    readonly acknowledged: number;
}
/**
 * One gateway on a disk that somebody else fills:
 *
 *   room ─▶ below DISK_LOW_BYTES: an alarm, orders pass ─▶ below DISK_REFUSE_BYTES: DISK_LOW, cancels and fills go on ─▶
 *   room again: orders pass ─▶ nothing free at all: cancels go on, into the reserve, until that ends: exit 74 ─▶ room ─▶
 *   started again: everything acknowledged is there
 */
export declare function runFullDisk(kind: FileSystem, threads: 'dedicated' | 'compact', seed: number): Promise<FullDiskReport>;
