import type { Records } from '../memory/records.ts';
import type { Chain } from './chain.ts';
/**
 * The journal's bytes, little-endian. A segment is a header block and then batches, each beginning at a block boundary.
 *
 *   segment   | header 4096 | batch │ zeros to 4096 | batch │ zeros to 4096 | … | zeros or stale blocks to the end |
 *
 *   header    0       4         8            24        28              32          40            44          4092
 *             +-------+---------+------------+---------+---------------+-----------+-------------+------- … -+----------+
 *             | magic | version | journal id | number  | segment bytes | first seq | chain before: low, high | checksum |
 *             |  i32  |  i32    | 16 bytes   |  i32    |  i32          |  f64      |  i32        |  i32      |  u32     |
 *             +-------+---------+------------+---------+---------------+-----------+-------------+------- … -+----------+
 *
 *   batch     0       4          8           16            24      28      32           40        44        48     60
 *             +-------+----------+-----------+-------------+-------+-------+------------+---------+---------+------+----------+---------
 *             | magic | payload  | first     | durable seq | count | bytes | chain      | segment | kind,   | zero | head     | records
 *             |  i32  | checksum | seq f64   | so far  f64 |  i32  |  i32  | before i32²| number  | version |      | checksum | …
 *             +-------+----------+-----------+-------------+-------+-------+------------+---------+---------+------+----------+---------
 *
 * The head has a checksum of its own because a whole head proves, even over a torn payload, that everything before it
 * was durable. Both are seeded with journal id and segment number: what a recycled file still holds never validates.
 * Neither covers the padding, so that an archive can leave it out. A record is the used bytes of an event slot.
 */
export declare const BLOCK_BYTES = 4096;
export declare const HEADER_BYTES = 4096;
export declare const BATCH_HEAD_BYTES = 64;
export declare const FORMAT_VERSION = 1;
/** Records of one batch, at most. */
export declare const MAX_PAYLOAD_BYTES: number;
/** One record, at most: room for versions to come. */
export declare const MAX_RECORD_BYTES = 4096;
export declare const MIN_RECORD_BYTES = 64;
export declare const JOURNAL_ID_BYTES = 16;
export declare const DEFAULT_SEGMENT_BYTES: number;
/** Header, a greatest batch, a stop marker. */
export declare const MIN_SEGMENT_BYTES: number;
export declare const MAX_SEGMENT_BYTES: number;
export declare const BATCH_MAGIC = 828532596;
/** `seal`: no records, written when idle, proves the batch before. `stop`: the clean end of a run. */
export declare const BatchKind: {
    readonly records: 0;
    readonly seal: 1;
    readonly stop: 2;
};
export type BatchKind = (typeof BatchKind)[keyof typeof BatchKind];
/** i32 indexes within a batch head, and f64 ones. */
export declare const HeadHalf: {
    readonly MAGIC: 0;
    readonly PAYLOAD_CHECKSUM: 1;
    readonly COUNT: 6;
    readonly BYTES: 7;
    readonly CHAIN_LOW: 8;
    readonly CHAIN_HIGH: 9;
    readonly SEGMENT: 10;
    readonly KIND_VERSION: 11;
    readonly HEAD_CHECKSUM: 15;
};
export declare const HeadWord: {
    readonly FIRST_SEQ: 1;
    readonly DURABLE_SEQ: 2;
};
export declare const HEAD_CHECKED_BYTES = 60;
/** CRC-32 of `bytes`, continued from `seed`; both sides unsigned. The core has none of its own. */
export type Checksum = (bytes: Uint8Array, seed: number) => number;
export interface SegmentHeader {
    readonly version: number;
    readonly journalId: Uint8Array;
    /** From 1, +1 per segment, never used again. */
    readonly number: number;
    readonly segmentBytes: number;
    /** The sequence that the first record will have. */
    readonly firstSeq: number;
    /** The chain at the end of the segment before. */
    readonly chain: Chain;
}
/** What the checksums of a segment's batches begin with. */
export declare function segmentSeed(journalId: Uint8Array, number: number, checksum: Checksum): number;
/** A header block, ready to be written. */
export declare function encodeSegmentHeader(header: SegmentHeader, checksum: Checksum): Uint8Array;
export type HeaderFault = 'short' | 'not a segment' | 'newer format' | 'checksum' | 'fields';
/** Reads a header block, or says what is wrong with it. */
export declare function decodeSegmentHeader(block: Uint8Array, checksum: Checksum): SegmentHeader | HeaderFault;
/** Bytes that a batch with so many payload bytes takes in a segment. */
export declare function paddedBatchBytes(payloadBytes: number): number;
/** The fields of a batch head at `at`, for those who look at batches and not only at records. */
export interface BatchInfo {
    readonly at: number;
    readonly kind: BatchKind;
    readonly firstSeq: number;
    readonly durableSeq: number;
    readonly count: number;
    readonly payloadBytes: number;
    /** The chain before this batch. */
    readonly chain: Chain;
}
/** `segmentAt` is where the batch begins in its segment, `at` where in `bytes`. */
export declare function batchInfo(bytes: Records, at: number, segmentAt: number): BatchInfo;
