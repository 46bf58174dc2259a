import { type Records, recordsOf } from '../../core/memory/records.ts';
import { BLOCK_BYTES, MAX_PAYLOAD_BYTES, paddedBatchBytes } from '../../core/journal/frame.ts';
import type { SegmentBytes } from '../../core/journal/scan.ts';
import { fastPageAlignedMemory } from '../block-memory.ts';
import { type Files, type ReadFlags, readWhole } from '../files.ts';

const WINDOW_BYTES = 2 * paddedBatchBytes(MAX_PAYLOAD_BYTES);
/** Who follows the end of a file reads this much each time; who reads on, twice as much as the time before. */
const FIRST_READ_BYTES = 16 * 1024;

/**
 * A segment file through a window of at most 2 MiB: reading one costs its own length of I/O and no more memory. `direct`: of
 * files that are opened so.
 */
export class FileWindow implements SegmentBytes {
  /** Another after `attach`. */
  records: Records = recordsOf(new ArrayBuffer(0));
  length = 0;
  readonly #files: Files;
  readonly #unit: number;
  #fd = -1;
  #at = 0;
  #filled = 0;
  #readBytes = FIRST_READ_BYTES;

  constructor(files: Files, access: ReadFlags = 'r') {
    this.#files = files;
    this.#unit = access === 'direct' ? BLOCK_BYTES : 1;
    if (access === 'direct') this.records = recordsOf(fastPageAlignedMemory(WINDOW_BYTES), 0, WINDOW_BYTES);
  }

  /** Looks at another file, of `length` bytes. The window doesn't own the descriptor. */
  attach(fd: number, length: number): void {
    this.#fd = fd;
    this.length = length;
    this.forget();
    const wanted = Math.min(WINDOW_BYTES, Math.max(FIRST_READ_BYTES, wholeBlocks(length)));
    if (this.records.u8.length < wanted) this.records = recordsOf(new ArrayBuffer(wanted));
  }

  /** What was read may have been written since. */
  forget(): void {
    this.#filled = 0;
    this.#readBytes = FIRST_READ_BYTES;
  }

  load(at: number, count: number): number {
    const end = Math.min(at + count, this.length);
    if (at < this.#at || end > this.#at + this.#filled) {
      const wanted = Math.min(wholeBlocks(this.length - at), Math.max(wholeBlocks(count), this.#readBytes));
      this.#readBytes = Math.min(2 * this.#readBytes, WINDOW_BYTES);
      this.#at = at;
      this.#filled = readWhole(this.#files, this.#fd, this.records.u8, 0, wanted, at, this.#unit);
      // A file that became shorter reads as zeros, which no batch is.
      if (this.#filled < end - at) this.records.u8.fill(0, this.#filled, end - at);
    }
    return at - this.#at;
  }
}

function wholeBlocks(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}

/** Bytes in memory, as a segment: an archive, unpacked. */
export function memorySegment(bytes: Uint8Array): SegmentBytes {
  const whole = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
  whole.set(bytes);
  return { length: bytes.length, records: recordsOf(whole.buffer), load: (at) => at };
}
