import { writeSync } from 'node:fs';
import { BatchEncoder } from '../../core/journal/batch-encoder.ts';
import type { Chain } from '../../core/journal/chain.ts';
import {
  BLOCK_BYTES,
  BatchKind,
  FORMAT_VERSION,
  HEADER_BYTES,
  MAX_PAYLOAD_BYTES,
  paddedBatchBytes,
  segmentSeed,
} from '../../core/journal/frame.ts';
import { invariant } from '../../core/invariant.ts';
import type { Records } from '../../core/memory/records.ts';
import { fastPageAlignedMemory } from '../block-memory.ts';
import { ExitCode } from '../exit-codes.ts';
import { exitNow } from '../exit.ts';
import { checksum } from './checksum.ts';
import { type Files, systemFiles, writeBlocks } from '../files.ts';
import { orJournalError } from './journal-error.ts';
import { type JournalPaths, journalPaths, segmentPath } from './journal-paths.ts';
import type { JournalPosition } from './journal-position.ts';
import { DEFAULT_RESERVE_BELOW_BYTES, createSegmentFile } from './segment-files.ts';

export interface JournalWriterOptions {
  readonly position: JournalPosition;
  /** Bytes of records in one batch, at most; 1 MiB unless given. */
  readonly maxPayloadBytes?: number;
  /** With less space than this on the disk the next segment is the reserve; 1 GiB unless given. */
  readonly reserveBelowBytes?: number;
  /** Called on the first failed call, before the process ends: raises the word that stops every acknowledgement. */
  readonly onPoisoned?: () => void;
  readonly files?: Files;
  /** Ends the process; tests replace it. */
  readonly fail?: (error: unknown) => void;
}

export interface JournalWriterCounts {
  batches: number;
  seals: number;
  bytes: number;
  paddingBytes: number;
  segments: number;
  /** Segments begun without a spare file: their syncs are slower. */
  missedSpares: number;
}

/**
 * Writes batches, one write and one fdatasync each. After the first failed call it never writes, syncs or says
 * "durable" again: a failed sync marks the pages clean, so that a second one would succeed without them.
 */
export class JournalWriter {
  readonly counts: JournalWriterCounts = {
    batches: 0,
    seals: 0,
    bytes: 0,
    paddingBytes: 0,
    segments: 0,
    missedSpares: 0,
  };
  readonly #files: Files;
  readonly #paths: JournalPaths;
  readonly #journalId: Uint8Array;
  readonly #segmentBytes: number;
  readonly #reserveBelowBytes: number;
  readonly #encoder: BatchEncoder;
  /** Its first bytes, by the number of blocks. */
  readonly #batches: readonly Uint8Array[];
  readonly #chain: Chain;
  readonly #onPoisoned: () => void;
  readonly #fail: (error: unknown) => void;
  #number: number;
  #seed: number;
  #fd: number;
  #at: number;
  #nextSeq: number;
  #open = false;
  #poisoned = false;
  #sealed = true;

  constructor(options: JournalWriterOptions) {
    const { position, files = systemFiles } = options;
    const maxPayloadBytes = Math.min(
      options.maxPayloadBytes ?? MAX_PAYLOAD_BYTES,
      // Whatever the segment's size, a greatest batch fits behind its header.
      position.segmentBytes - HEADER_BYTES - BLOCK_BYTES,
    );
    this.#files = files;
    this.#paths = journalPaths(position.data);
    this.#journalId = position.journalId;
    this.#segmentBytes = position.segmentBytes;
    this.#reserveBelowBytes = options.reserveBelowBytes ?? DEFAULT_RESERVE_BELOW_BYTES;
    this.#encoder = new BatchEncoder(
      maxPayloadBytes,
      checksum,
      fastPageAlignedMemory(paddedBatchBytes(maxPayloadBytes)),
    );
    const { u8 } = this.#encoder.records;
    this.#batches = Array.from({ length: u8.length / BLOCK_BYTES + 1 }, (_, n) => u8.subarray(0, n * BLOCK_BYTES));
    this.#chain = { ...position.chain };
    this.#onPoisoned = options.onPoisoned ?? (() => {});
    this.#fail = options.fail ?? failStop;
    this.#number = position.segmentNumber;
    this.#seed = segmentSeed(this.#journalId, this.#number, checksum);
    this.#at = position.at;
    this.#nextSeq = position.nextSeq;
    this.#fd = orJournalError("The journal can't be written", () => this.#openSegment(this.#number));
  }

  /** The sequence of the next record to be appended; everything before it, less what is staged, is durable. */
  get nextSeq(): number {
    return this.#nextSeq + this.#staged;
  }

  get durableSeq(): number {
    return this.#nextSeq - 1;
  }

  get poisoned(): boolean {
    return this.#poisoned;
  }

  /** Whether the last batch is proven by something behind it, as far as this run knows. */
  get sealed(): boolean {
    return this.#sealed;
  }

  /** Whether batches go past the page cache: not where the file system has no way past it. */
  get isDirect(): boolean {
    return this.#files.isDirect(this.#fd);
  }

  get #staged(): number {
    return this.#open ? this.#encoder.count : 0;
  }

  /** Stages the record at `at` for the next commit; false if the batch is full. */
  append(records: Records, at: number): boolean {
    if (!this.#open) {
      this.#encoder.begin(this.#nextSeq);
      this.#open = true;
    }
    return this.#encoder.append(records, at);
  }

  /** The record at `at` was staged last, and is left to the next commit. */
  takeBack(records: Records, at: number): void {
    this.#encoder.takeBack(records, at);
  }

  /** Makes what is staged durable. False: it failed, nothing may be acknowledged any more. */
  commit(): boolean {
    invariant(this.#open && this.#encoder.count > 0, 'journal writer: nothing is staged');
    return this.#write(BatchKind.records);
  }

  /** Proves the last batch: from now on damage to it can't be taken for a torn write. */
  seal(): boolean {
    if (this.#poisoned) return false;
    if (this.#sealed) return true;
    invariant(!this.#open, 'journal writer: records are staged');
    this.#encoder.begin(this.#nextSeq);
    return this.#write(BatchKind.seal);
  }

  /** Marks the clean end of a run and closes the file. */
  stop(): boolean {
    if (this.#poisoned) return false;
    invariant(!this.#open, 'journal writer: records are staged');
    this.#encoder.begin(this.#nextSeq);
    const done = this.#write(BatchKind.stop);
    this.close();
    return done;
  }

  /** Closes the file without a word: the next start takes it for a crash. */
  close(): void {
    if (this.#fd >= 0) this.#files.close(this.#fd);
    this.#fd = -1;
  }

  #write(kind: BatchKind): boolean {
    if (this.#poisoned) return false;
    const encoder = this.#encoder;
    try {
      const bytes = encoder.paddedBytes;
      if (this.#at + bytes > this.#segmentBytes) this.#beginSegment();
      const used = encoder.finish(kind, this.#number, this.#seed, this.#nextSeq - 1, this.#chain);
      // A marker takes a block of zeros with it, so that it ends a file that was used before, too.
      const behind = kind === BatchKind.stop && this.#at + bytes < this.#segmentBytes ? BLOCK_BYTES : 0;
      const count = bytes + behind;
      writeBlocks(this.#files, this.#fd, this.#batches[count / BLOCK_BYTES]!, count, this.#at);
      this.#files.datasync(this.#fd);
      this.#at += bytes;
      this.#count(kind, bytes, bytes - used);
    } catch (error) {
      this.#poisoned = true;
      this.#onPoisoned();
      this.#fail(error);
      return false;
    }
    this.#nextSeq += encoder.count;
    this.#open = false;
    this.#sealed = kind !== BatchKind.records;
    return true;
  }

  #beginSegment(): void {
    const header = {
      version: FORMAT_VERSION,
      journalId: this.#journalId,
      number: this.#number + 1,
      segmentBytes: this.#segmentBytes,
      firstSeq: this.#nextSeq,
      chain: this.#chain,
    };
    const hadSpare = createSegmentFile(this.#files, this.#paths, header, this.#reserveBelowBytes);
    const next = this.#openSegment(header.number);
    this.#files.close(this.#fd);
    this.#fd = next;
    this.#number = header.number;
    this.#seed = segmentSeed(this.#journalId, this.#number, checksum);
    this.#at = HEADER_BYTES;
    this.counts.segments++;
    if (!hadSpare) this.counts.missedSpares++;
  }

  /** Past the page cache: the copy into it would be half of what a batch costs. */
  #openSegment(number: number): number {
    return this.#files.open(segmentPath(this.#paths, number), 'direct');
  }

  #count(kind: BatchKind, bytes: number, paddingBytes: number): void {
    const { counts } = this;
    if (kind === BatchKind.records) counts.batches++;
    else counts.seals++;
    counts.bytes += bytes;
    counts.paddingBytes += paddingBytes;
  }
}

function failStop(error: unknown): void {
  try {
    writeSync(2, `tickgate: the journal can't be written, stopping: ${String(error)}\n`);
  } catch {
    // Nobody reads it: the exit code says the same.
  }
  exitNow(ExitCode.journalIo);
}
