import type { Records } from '../memory/records.ts';
import { type Chain, advanceChain, sameChain } from './chain.ts';
import {
  BATCH_HEAD_BYTES,
  BATCH_MAGIC,
  BLOCK_BYTES,
  type BatchInfo,
  BatchKind,
  type Checksum,
  FORMAT_VERSION,
  HEADER_BYTES,
  HeadHalf,
  HeadWord,
  MAX_PAYLOAD_BYTES,
  MAX_RECORD_BYTES,
  MIN_RECORD_BYTES,
  type SegmentHeader,
  batchInfo,
  paddedBatchBytes,
  segmentSeed,
} from './frame.ts';
import { headSum } from './head-sum.ts';
import { NEWEST_RECORD_VERSION, RecordHalf, RecordWord } from './record.ts';

const { LENGTH, KIND_VERSION } = RecordHalf;
const { SEQ } = RecordWord;

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
export const BatchCheck = {
  valid: 0,
  /** Zeros. */
  blank: 1,
  /** No head with a right checksum. */
  noHead: 2,
  /** A whole head, but its records are not all there. */
  tornPayload: 3,
  /** Whole, but not the batch that belongs here. */
  misplaced: 4,
  /** Whole, and written by a newer program. */
  newer: 5,
  /** Whole, yet its records contradict its head: no crash writes that. */
  contradictory: 6,
} as const;
export type BatchCheck = (typeof BatchCheck)[keyof typeof BatchCheck];

/** Where a scan stands: what the next batch must begin with. */
export interface ScanPosition {
  nextSeq: number;
  readonly chain: Chain;
}

/** Checks the batch at byte `at` of the segment; moves `position` over it if it is valid. */
export function checkBatch(
  source: SegmentBytes,
  at: number,
  number: number,
  seed: number,
  position: ScanPosition,
  checksum: Checksum,
): BatchCheck {
  if (at + BATCH_HEAD_BYTES > source.length) return BatchCheck.blank;
  let start = source.load(at, BATCH_HEAD_BYTES);
  const { records } = source;
  const { f64, i32, u8 } = records;
  if (!isHead(records, start, seed)) return isZero(records, start) ? BatchCheck.blank : BatchCheck.noHead;
  const bytes = i32[(start >> 2) + HeadHalf.BYTES]!;
  if (bytes < 0 || bytes > MAX_PAYLOAD_BYTES) return BatchCheck.contradictory;
  if (at + BATCH_HEAD_BYTES + bytes > source.length) return BatchCheck.tornPayload;
  start = source.load(at, BATCH_HEAD_BYTES + bytes);
  const half = start >> 2;
  if (i32[half + HeadHalf.KIND_VERSION]! >>> 16 > FORMAT_VERSION) return BatchCheck.newer;
  const from = start + BATCH_HEAD_BYTES;
  if (checksum(u8.subarray(from, from + bytes), seed) !== i32[half + HeadHalf.PAYLOAD_CHECKSUM]! >>> 0) {
    return BatchCheck.tornPayload;
  }
  const { chain } = position;
  const belongs =
    i32[half + HeadHalf.SEGMENT] === number &&
    f64[(start >> 3) + HeadWord.FIRST_SEQ] === position.nextSeq &&
    i32[half + HeadHalf.CHAIN_LOW] === chain.low &&
    i32[half + HeadHalf.CHAIN_HIGH] === chain.high;
  if (!belongs) return BatchCheck.misplaced;
  const count = i32[half + HeadHalf.COUNT]!;
  const verdict = checkRecords(records, from, from + bytes, position.nextSeq, count);
  if (verdict !== BatchCheck.valid) return verdict;
  position.nextSeq += count;
  advanceChain(chain, i32, half);
  return BatchCheck.valid;
}

function checkRecords(records: Records, from: number, end: number, firstSeq: number, count: number): BatchCheck {
  const { f64, i32 } = records;
  let at = from;
  for (let i = 0; i < count; i++) {
    if (at >= end) return BatchCheck.contradictory;
    const length = i32[(at >> 2) + LENGTH]!;
    if (length < MIN_RECORD_BYTES || length > MAX_RECORD_BYTES || length % 8 !== 0) return BatchCheck.contradictory;
    if (f64[(at >> 3) + SEQ] !== firstSeq + i) return BatchCheck.contradictory;
    if (i32[(at >> 2) + KIND_VERSION]! >>> 16 > NEWEST_RECORD_VERSION) return BatchCheck.newer;
    at += length;
  }
  return at === end ? BatchCheck.valid : BatchCheck.contradictory;
}

function isHead(records: Records, at: number, seed: number): boolean {
  const { i32 } = records;
  return i32[at >> 2] === BATCH_MAGIC && headSum(records, at, seed) === i32[(at >> 2) + HeadHalf.HEAD_CHECKSUM];
}

function isZero({ i32 }: Records, at: number): boolean {
  for (let i = 0; i < BATCH_HEAD_BYTES >> 2; i++) if (i32[(at >> 2) + i] !== 0) return false;
  return true;
}

export interface ScanOptions {
  readonly header: SegmentHeader;
  readonly checksum: Checksum;
  /** Batches begin at multiples of this: 4096 in a segment, 8 in an archive. */
  readonly align: number;
  /** Where the next segment goes on, when there is one: reaching it is the end, whatever stands behind. */
  readonly until?: { readonly seq: number; readonly chain: Chain };
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
export function scanSegment(source: SegmentBytes, options: ScanOptions): ScanResult {
  const { header, checksum, align, until, onBatch } = options;
  const seed = segmentSeed(header.journalId, header.number, checksum);
  const position: ScanPosition = { nextSeq: header.firstSeq, chain: { ...header.chain } };
  let at = HEADER_BYTES;
  let batches = 0;
  let payloadBytes = 0;
  let last: BatchInfo | undefined;
  let end: End = whole;
  while (until === undefined || position.nextSeq !== until.seq || !sameChain(position.chain, until.chain)) {
    const check = checkBatch(source, at, header.number, seed, position, checksum);
    if (check !== BatchCheck.valid) {
      end = judgeEnd(source, options, seed, at, position.nextSeq, check, last?.kind);
      break;
    }
    const start = source.load(at, BATCH_HEAD_BYTES);
    last = batchInfo(source.records, start, at);
    batches++;
    payloadBytes += last.payloadBytes;
    onBatch?.(last, start);
    at += batchStep(last.payloadBytes, align);
  }
  const { nextSeq, chain } = position;
  return { ...end, endAt: at, nextSeq, chain, last, batches, events: nextSeq - header.firstSeq, payloadBytes };
}

/** From the head of a batch to the next. */
export function batchStep(payloadBytes: number, align: number): number {
  return Math.ceil((BATCH_HEAD_BYTES + payloadBytes) / align) * align;
}

type End = Pick<ScanResult, 'verdict' | 'reason' | 'tornBytes'>;

const whole: End = { verdict: 'whole', reason: '', tornBytes: 0 };

function judgeEnd(
  source: SegmentBytes,
  { header, checksum, align, until, durableSeq }: ScanOptions,
  seed: number,
  at: number,
  nextSeq: number,
  check: BatchCheck,
  lastKind: BatchKind | undefined,
): End {
  const found = `at byte ${at}, sequence ${nextSeq}: ${checkText[check]}`;
  const damaged = (why: string): End => ({ verdict: 'damaged', reason: found + why, tornBytes: 0 });
  if (check === BatchCheck.newer) return { ...damaged(''), verdict: 'newer' };
  if (check === BatchCheck.misplaced || check === BatchCheck.contradictory) return damaged('');
  if (until !== undefined) return damaged(`, but a segment follows that goes on with sequence ${until.seq}`);
  if (source.length !== header.segmentBytes) {
    return damaged(`, and the file has ${source.length} bytes instead of ${header.segmentBytes}`);
  }
  const later = findHead(source, at + align, align, seed);
  if (later >= 0) return damaged(`, but a later batch stands at byte ${later}`);
  if (nextSeq <= durableSeq) return damaged(`, but sequence ${durableSeq} is known to be durable`);
  if (isStale(source, at, header, checksum)) return whole;
  // A stop marker is written with a block of zeros behind it: what stands further on is what the file held before.
  if (lastKind === BatchKind.stop && isZeroBlock(source, at)) return whole;
  const tornBytes = tornLength(source, at);
  return tornBytes === 0 ? whole : { verdict: 'torn', reason: found, tornBytes };
}

const checkText: Record<BatchCheck, string> = {
  [BatchCheck.valid]: 'a batch',
  [BatchCheck.blank]: 'nothing stands there',
  [BatchCheck.noHead]: 'no batch head with a right checksum',
  [BatchCheck.tornPayload]: 'a batch whose records have a wrong checksum',
  [BatchCheck.misplaced]: 'a whole batch that belongs elsewhere',
  [BatchCheck.newer]: 'a batch written by a newer version',
  [BatchCheck.contradictory]: 'a batch whose records contradict its head',
};

/** Where the next batch head of this segment stands, from `from` on; −1 if there is none. */
function findHead(source: SegmentBytes, from: number, align: number, seed: number): number {
  for (let at = from; at + BATCH_HEAD_BYTES <= source.length; at += align) {
    if (isHead(source.records, source.load(at, BATCH_HEAD_BYTES), seed)) return at;
  }
  return -1;
}

/** Whether a batch of an earlier segment begins here, which a recycled file still holds. */
function isStale(source: SegmentBytes, at: number, header: SegmentHeader, checksum: Checksum): boolean {
  if (at + BATCH_HEAD_BYTES > source.length) return false;
  const start = source.load(at, BATCH_HEAD_BYTES);
  const number = source.records.i32[(start >> 2) + HeadHalf.SEGMENT]!;
  if (number < 1 || number >= header.number) return false;
  return isHead(source.records, start, segmentSeed(header.journalId, number, checksum));
}

/** Bytes that one torn write may have left at `at`, without the zeros behind. */
function tornLength(source: SegmentBytes, at: number): number {
  const end = Math.min(source.length, at + paddedBatchBytes(MAX_PAYLOAD_BYTES));
  let length = 0;
  for (let block = at; block < end; block += BLOCK_BYTES) {
    if (!isZeroBlock(source, block)) length = Math.min(block + BLOCK_BYTES, end) - at;
  }
  return length;
}

function isZeroBlock(source: SegmentBytes, at: number): boolean {
  const bytes = Math.min(BLOCK_BYTES, source.length - at);
  const half = source.load(at, bytes) >> 2;
  for (let i = 0; i < bytes >> 2; i++) if (source.records.i32[half + i] !== 0) return false;
  return true;
}
