import type { Records } from '../memory/records.ts';
import { BATCH_HEAD_BYTES, BLOCK_BYTES, type Checksum } from './frame.ts';

/** Some fifty records. */
const MOST_FEW_BYTES = 16_384;

/**
 * The checksum of a batch's records in place. A view of them for each batch would be 96 bytes of garbage: the views are
 * made once. Of few records there is one for each length; of many one for each number of whole blocks, and one for each
 * length of what is behind them, which is copied.
 *
 *   64            4096           8192        end
 *   | block 0     | block 1      | the rest    |      whole blocks: summed where they are
 *                                  ▼
 *                                | the rest   |       a block of its own
 *
 * Lengths are multiples of 8.
 */
export class PayloadSum {
  /** Of the first records, by length in words of 8 bytes. */
  readonly #few: readonly Uint8Array[];
  readonly #batch: Int32Array;
  readonly #checksum: Checksum;
  /** From the first record to the end of so many blocks. */
  readonly #whole: readonly Uint8Array[];
  readonly #rest: Int32Array;
  /** By length in words of 8 bytes. */
  readonly #rests: readonly Uint8Array[];

  constructor(batch: Records, checksum: Checksum) {
    const { i32, u8 } = batch;
    const fewWords = Math.min(MOST_FEW_BYTES, u8.length - BATCH_HEAD_BYTES) >> 3;
    this.#few = Array.from({ length: fewWords + 1 }, (_, words) =>
      u8.subarray(BATCH_HEAD_BYTES, BATCH_HEAD_BYTES + (words << 3)),
    );
    this.#batch = i32;
    this.#checksum = checksum;
    this.#whole = Array.from({ length: u8.length / BLOCK_BYTES + 1 }, (_, blocks) =>
      u8.subarray(BATCH_HEAD_BYTES, Math.max(BATCH_HEAD_BYTES, blocks * BLOCK_BYTES)),
    );
    const rest = new Uint8Array(BLOCK_BYTES);
    this.#rest = new Int32Array(rest.buffer);
    this.#rests = Array.from({ length: BLOCK_BYTES >> 3 }, (_, words) => rest.subarray(0, words << 3));
  }

  /** Of the records that end at byte `end` of the batch. */
  of(end: number, seed: number): number {
    const bytes = end - BATCH_HEAD_BYTES;
    if (bytes === 0) return seed;
    if (bytes <= MOST_FEW_BYTES) return this.#checksum(this.#few[bytes >> 3]!, seed);
    const blocks = Math.trunc(end / BLOCK_BYTES);
    const from = blocks * BLOCK_BYTES;
    const sum = this.#checksum(this.#whole[blocks]!, seed);
    if (from === end) return sum;
    const batch = this.#batch;
    const rest = this.#rest;
    for (let i = from >> 2, to = 0; i < end >> 2; i += 2, to += 2) {
      rest[to] = batch[i]!;
      rest[to + 1] = batch[i + 1]!;
    }
    return this.#checksum(this.#rests[(end - from) >> 3]!, sum);
  }
}
