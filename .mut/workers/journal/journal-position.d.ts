import type { Chain } from '../../core/journal/chain.ts';
import type { SegmentHeader } from '../../core/journal/frame.ts';
import type { ScanResult } from '../../core/journal/scan.ts';
import type { JournalPaths } from './journal-paths.ts';
/** Where the journal goes on. Plain data: it travels from the thread that opened the journal to the one that writes. */
export interface JournalPosition {
    readonly data: string;
    readonly journalId: Uint8Array;
    readonly segmentNumber: number;
    readonly segmentBytes: number;
    /** Byte in the segment at which the next batch begins. */
    readonly at: number;
    readonly nextSeq: number;
    readonly chain: Chain;
}
export declare function positionOf(paths: JournalPaths, header: SegmentHeader, at: number, end: Pick<ScanResult, 'nextSeq' | 'chain'>): JournalPosition;
