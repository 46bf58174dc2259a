import type { Records } from '../memory/records.ts';
import { type Chain } from './chain.ts';
import { type BatchInfo, type Checksum, type SegmentHeader } from './frame.ts';
/** A segment's bytes, wherever they come from. */
export interface SegmentBytes {
    /** Bytes that there are. */
    readonly length: number;
    /** A window on them; its content changes with `load`. */
    readonly records: Records;
    /** Makes bytes [at, at + count) readable, as far as `length` goes; returns where in `records` they begin. */
    load(at: number, count: number): number;
}
/** What stands at a place where a batch may begin. All but the first few are one word for "not this batch". */
export declare const BatchCheck: {
    readonly valid: 0;
    /** Zeros. */
    readonly blank: 1;
    /** No head with a right checksum. */
    readonly noHead: 2;
    /** A whole head, but its records are not all there. */
    readonly tornPayload: 3;
    /** Whole, but not the batch that belongs here. */
    readonly misplaced: 4;
    /** Whole, and written by a newer program. */
    readonly newer: 5;
    /** Whole, yet its records contradict its head: no crash writes that. */
    readonly contradictory: 6;
};
export type BatchCheck = (typeof BatchCheck)[keyof typeof BatchCheck];
/** Where a scan stands: what the next batch must begin with. */
export interface ScanPosition {
    nextSeq: number;
    readonly chain: Chain;
}
/** Checks the batch at byte `at` of the segment; moves `position` over it if it is valid. */
export declare function checkBatch(source: SegmentBytes, at: number, number: number, seed: number, position: ScanPosition, checksum: Checksum): BatchCheck;
export interface ScanOptions {
    readonly header: SegmentHeader;
    readonly checksum: Checksum;
    /** Batches begin at multiples of this: 4096 in a segment, 8 in an archive. */
    readonly align: number;
    /** Where the next segment goes on, when there is one: reaching it is the end, whatever stands behind. */
    readonly until?: {
        readonly seq: number;
        readonly chain: Chain;
    };
    /** Events known to be durable from elsewhere: damage at or before this sequence is never a torn tail. */
    readonly durableSeq: number;
    /** Called for every valid batch, with where its head is in `source.records`. */
    readonly onBatch?: (batch: BatchInfo, start: number) => void;
}
/**
 * `whole`: it ends cleanly. `torn`: behind the end stands what a crash may have left of one write, `tornBytes` of it.
 * `damaged`: something is missing or wrong that was durable. `newer`: written by a newer program.
 */
export interface ScanResult {
    readonly verdict: 'whole' | 'torn' | 'damaged' | 'newer';
    /** In a sentence; empty if whole. */
    readonly reason: string;
    /** Where in the segment the valid batches end. */
    readonly endAt: number;
    readonly tornBytes: number;
    readonly nextSeq: number;
    readonly chain: Chain;
    readonly last: BatchInfo | undefined;
    readonly batches: number;
    readonly events: number;
    readonly payloadBytes: number;
}
/**
 * Reads a segment from its first batch to the end, and judges the end.
 *
 * A batch is written only after the one before it was synced. So a crash can spoil the last batch and nothing else, and
 * any of these proves that the spoilt place had been durable: a whole batch head further on, a sequence that a snapshot
 * or cursor has already seen, or a segment that follows. Then it is damage, and nobody cuts anything. A whole record
 * further on proves nothing: the blocks of one write may reach the disk in any order.
 */
export declare function scanSegment(source: SegmentBytes, options: ScanOptions): ScanResult;
/** From the head of a batch to the next. */
export declare function batchStep(payloadBytes: number, align: number): number;
