import { invariant } from '../invariant.ts';
import { type Records, recordsOf } from '../memory/records.ts';
import { type Chain, advanceChain } from './chain.ts';
import {
  BATCH_HEAD_BYTES,
  BATCH_MAGIC,
  BLOCK_BYTES,
  BatchKind,
  type Checksum,
  FORMAT_VERSION,
  HeadHalf,
  HeadWord,
  MAX_PAYLOAD_BYTES,
  MAX_RECORD_BYTES,
  MIN_RECORD_BYTES,
  paddedBatchBytes,
} from './frame.ts';
import { headSum } from './head-sum.ts';
import { PayloadSum } from './payload-sum.ts';
import { RecordHalf, RecordWord } from './record.ts';

const { LENGTH } = RecordHalf;
const { SEQ } = RecordWord;

/**
 * Builds one batch at a time in one buffer that is used again for the next: begin, append…, finish. Copies records by
 * half-words: as doubles, a pair of integers that looks like a NaN might come out changed.
 */
export class BatchEncoder {
  /** The batch, from byte 0. */
  readonly records: Records;
  readonly #maxPayloadBytes: number;
  readonly #payloadSum: PayloadSum;
  /** Where the zeros begin: everything behind is known to be zero. */
  #dirtyTo = 0;
  #end = BATCH_HEAD_BYTES;
  #count = 0;
  #firstSeq = 0;

  /** Builds in `memory`, if it is given: for a disk that wants it to begin at a page. */
  constructor(
    maxPayloadBytes: number,
    checksum: Checksum,
    memory: ArrayBuffer = new ArrayBuffer(paddedBatchBytes(maxPayloadBytes)),
  ) {
    invariant(maxPayloadBytes >= MAX_RECORD_BYTES, 'batch encoder: a batch holds at least one record');
    invariant(maxPayloadBytes <= MAX_PAYLOAD_BYTES, 'batch encoder: batches have a greatest size');
    this.records = recordsOf(memory, 0, paddedBatchBytes(maxPayloadBytes));
    this.#maxPayloadBytes = maxPayloadBytes;
    this.#payloadSum = new PayloadSum(this.records, checksum);
  }

  /** Records in the batch so far. */
  get count(): number {
    return this.#count;
  }

  /** Bytes to write, a multiple of 4096. */
  get paddedBytes(): number {
    return Math.ceil(this.#end / BLOCK_BYTES) * BLOCK_BYTES;
  }

  begin(firstSeq: number): void {
    this.#end = BATCH_HEAD_BYTES;
    this.#count = 0;
    this.#firstSeq = firstSeq;
  }

  /** Takes the record at `at`; false if the batch has no room for it. */
  append(from: Records, at: number): boolean {
    const source = from.i32;
    const target = this.records.i32;
    const half = at >> 2;
    const length = source[half + LENGTH]!;
    invariant(
      length >= MIN_RECORD_BYTES && length <= MAX_RECORD_BYTES && length % 8 === 0,
      'batch: a record has a length',
    );
    invariant(from.f64[(at >> 3) + SEQ] === this.#firstSeq + this.#count, 'batch: the sequence rises by one');
    const to = this.#end;
    if (to + length - BATCH_HEAD_BYTES > this.#maxPayloadBytes) return false;
    const end = half + (length >> 2);
    let i = half;
    let j = to >> 2;
    // Eight a turn, as each turn of the loop costs more than a copy; what is left are whole words.
    for (; i + 8 <= end; i += 8, j += 8) {
      target[j] = source[i]!;
      target[j + 1] = source[i + 1]!;
      target[j + 2] = source[i + 2]!;
      target[j + 3] = source[i + 3]!;
      target[j + 4] = source[i + 4]!;
      target[j + 5] = source[i + 5]!;
      target[j + 6] = source[i + 6]!;
      target[j + 7] = source[i + 7]!;
    }
    for (; i < end; i += 2, j += 2) {
      target[j] = source[i]!;
      target[j + 1] = source[i + 1]!;
    }
    this.#end = to + length;
    this.#count++;
    return true;
  }

  /** Leaves out the record at `at`, the last that was taken: the next batch begins with it. */
  takeBack(from: Records, at: number): void {
    invariant(this.#count > 0, 'batch: there is a record to take back');
    const end = this.#end;
    this.#end = end - from.i32[(at >> 2) + LENGTH]!;
    this.#count--;
    // What is padding from here on was written.
    this.#dirtyTo = Math.max(this.#dirtyTo, end);
  }

  /**
   * Completes the head for `segment` and moves `chain` over it. The batch is then `records.u8[0 … paddedBytes)`;
   * returns how many of these bytes are not padding.
   */
  finish(kind: BatchKind, segment: number, seed: number, durableSeq: number, chain: Chain): number {
    invariant(this.#count === 0 || kind === BatchKind.records, 'batch: a marker has no records');
    const { f64, i32, u8 } = this.records;
    if (this.#end < this.#dirtyTo) u8.fill(0, this.#end, this.#dirtyTo);
    this.#dirtyTo = this.#end;
    i32[HeadHalf.MAGIC] = BATCH_MAGIC;
    i32[HeadHalf.PAYLOAD_CHECKSUM] = this.#payloadSum.of(this.#end, seed);
    f64[HeadWord.FIRST_SEQ] = this.#firstSeq;
    f64[HeadWord.DURABLE_SEQ] = durableSeq;
    i32[HeadHalf.COUNT] = this.#count;
    i32[HeadHalf.BYTES] = this.#end - BATCH_HEAD_BYTES;
    i32[HeadHalf.CHAIN_LOW] = chain.low;
    i32[HeadHalf.CHAIN_HIGH] = chain.high;
    i32[HeadHalf.SEGMENT] = segment;
    i32[HeadHalf.KIND_VERSION] = kind | (FORMAT_VERSION << 16);
    i32[HeadHalf.HEAD_CHECKSUM] = headSum(this.records, 0, seed);
    advanceChain(chain, i32, 0);
    return this.#end;
  }
}
