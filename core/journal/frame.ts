import { invariant } from '../invariant.ts';
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
export const BLOCK_BYTES = 4096;
export const HEADER_BYTES = 4096;
export const BATCH_HEAD_BYTES = 64;
export const FORMAT_VERSION = 1;
/** Records of one batch, at most. */
export const MAX_PAYLOAD_BYTES = 1 << 20;
/** One record, at most: room for versions to come. */
export const MAX_RECORD_BYTES = 4096;
export const MIN_RECORD_BYTES = 64;
export const JOURNAL_ID_BYTES = 16;
export const DEFAULT_SEGMENT_BYTES = 64 << 20;
/** Header, a greatest batch, a stop marker. */
export const MIN_SEGMENT_BYTES = 4 * BLOCK_BYTES;
export const MAX_SEGMENT_BYTES = 1 << 30;

const SEGMENT_MAGIC = 0x316a_6774; // "tgj1"
export const BATCH_MAGIC = 0x3162_6774; // "tgb1"

/** `seal`: no records, written when idle, proves the batch before. `stop`: the clean end of a run. */
export const BatchKind = { records: 0, seal: 1, stop: 2 } as const;
export type BatchKind = (typeof BatchKind)[keyof typeof BatchKind];

/** i32 indexes within a batch head, and f64 ones. */
export const HeadHalf = {
  MAGIC: 0,
  PAYLOAD_CHECKSUM: 1,
  COUNT: 6,
  BYTES: 7,
  CHAIN_LOW: 8,
  CHAIN_HIGH: 9,
  SEGMENT: 10,
  KIND_VERSION: 11,
  HEAD_CHECKSUM: 15,
} as const;
export const HeadWord = { FIRST_SEQ: 1, DURABLE_SEQ: 2 } as const;
export const HEAD_CHECKED_BYTES = 60;

/** CRC-32 of `bytes`, continued from `seed`; both sides unsigned. The core has its own of batch heads alone. */
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
export function segmentSeed(journalId: Uint8Array, number: number, checksum: Checksum): number {
  const key = new Uint8Array(JOURNAL_ID_BYTES + 4);
  key.set(journalId);
  new DataView(key.buffer).setInt32(JOURNAL_ID_BYTES, number, true);
  return checksum(key, 0);
}

/** A header block, ready to be written. */
export function encodeSegmentHeader(header: SegmentHeader, checksum: Checksum): Uint8Array {
  invariant(header.journalId.length === JOURNAL_ID_BYTES, 'segment header: a journal id has 16 bytes');
  const block = new Uint8Array(HEADER_BYTES);
  const view = new DataView(block.buffer);
  view.setInt32(0, SEGMENT_MAGIC, true);
  view.setInt32(4, header.version, true);
  block.set(header.journalId, 8);
  view.setInt32(24, header.number, true);
  view.setInt32(28, header.segmentBytes, true);
  view.setFloat64(32, header.firstSeq, true);
  view.setInt32(40, header.chain.low, true);
  view.setInt32(44, header.chain.high, true);
  view.setUint32(HEADER_BYTES - 4, checksum(block.subarray(0, HEADER_BYTES - 4), 0), true);
  return block;
}

export type HeaderFault = 'short' | 'not a segment' | 'newer format' | 'checksum' | 'fields';

/** Reads a header block, or says what is wrong with it. */
export function decodeSegmentHeader(block: Uint8Array, checksum: Checksum): SegmentHeader | HeaderFault {
  if (block.length < HEADER_BYTES) return 'short';
  const view = new DataView(block.buffer, block.byteOffset, HEADER_BYTES);
  if (view.getInt32(0, true) !== SEGMENT_MAGIC) return 'not a segment';
  if (checksum(block.subarray(0, HEADER_BYTES - 4), 0) !== view.getUint32(HEADER_BYTES - 4, true)) return 'checksum';
  const version = view.getInt32(4, true);
  if (version > FORMAT_VERSION) return 'newer format';
  const header: SegmentHeader = {
    version,
    journalId: block.slice(8, 8 + JOURNAL_ID_BYTES),
    number: view.getInt32(24, true),
    segmentBytes: view.getInt32(28, true),
    firstSeq: view.getFloat64(32, true),
    chain: { low: view.getInt32(40, true), high: view.getInt32(44, true) },
  };
  const sound =
    version >= 1 &&
    header.number >= 1 &&
    header.segmentBytes >= MIN_SEGMENT_BYTES &&
    header.segmentBytes % BLOCK_BYTES === 0 &&
    Number.isSafeInteger(header.firstSeq) &&
    header.firstSeq >= 1;
  return sound ? header : 'fields';
}

/** Bytes that a batch with so many payload bytes takes in a segment. */
export function paddedBatchBytes(payloadBytes: number): number {
  return Math.ceil((BATCH_HEAD_BYTES + payloadBytes) / BLOCK_BYTES) * BLOCK_BYTES;
}

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
export function batchInfo(bytes: Records, at: number, segmentAt: number): BatchInfo {
  const { f64, i32 } = bytes;
  const half = at >> 2;
  return {
    at: segmentAt,
    kind: (i32[half + HeadHalf.KIND_VERSION]! & 0xffff) as BatchKind,
    firstSeq: f64[(at >> 3) + HeadWord.FIRST_SEQ]!,
    durableSeq: f64[(at >> 3) + HeadWord.DURABLE_SEQ]!,
    count: i32[half + HeadHalf.COUNT]!,
    payloadBytes: i32[half + HeadHalf.BYTES]!,
    chain: { low: i32[half + HeadHalf.CHAIN_LOW]!, high: i32[half + HeadHalf.CHAIN_HIGH]! },
  };
}
