import { gunzipSync } from 'node:zlib';
import { type Chain, sameChain } from '../../core/journal/chain.ts';
import {
  BATCH_HEAD_BYTES,
  BLOCK_BYTES,
  HEADER_BYTES,
  HeadHalf,
  type SegmentHeader,
  decodeSegmentHeader,
  segmentSeed,
} from '../../core/journal/frame.ts';
import { RecordHalf } from '../../core/journal/record.ts';
import { BatchCheck, type ScanPosition, type SegmentBytes, batchStep, checkBatch } from '../../core/journal/scan.ts';
import type { Records } from '../../core/memory/records.ts';
import { checksum } from './checksum.ts';
import { FileWindow, memorySegment } from './file-window.ts';
import { type Files, type ReadFlags, openIfThere, readFile, systemFiles } from '../files.ts';
import { JournalError, orJournalError } from './journal-error.ts';
import { type JournalPaths, archivePath, journalPaths, segmentPath } from './journal-paths.ts';
import { readManifest } from './manifest.ts';
import { listSegments, readSegmentHeader } from './segment-files.ts';

const { LENGTH } = RecordHalf;
/** An archive comes out in pieces of this much. */
const UNPACKED_BYTES = 1 << 20;
const UNREADABLE = "The journal can't be read";

/** One event; `at` is its byte offset in `records`, which holds it only during the call. */
export type OnEvent = (records: Records, at: number) => void;

/**
 * Reads a journal's events in order, from any sequence on: archive first, then segments, then what is being written.
 * It follows files, never rings, and only up to the sequence that its caller knows to be durable; so it may lag for
 * hours. Whoever lags behind `archive` keeps the segments alive through the cursor given there.
 */
export class JournalReader {
  readonly #files: Files;
  readonly #paths: JournalPaths;
  readonly #access: ReadFlags;
  readonly #window: FileWindow;
  readonly #fromSeq: number;
  readonly #position: ScanPosition = { nextSeq: 1, chain: { low: 0, high: 0 } };
  #source: SegmentBytes;
  #align = BLOCK_BYTES;
  #fd = -1;
  #number = 0;
  #seed = 0;
  #at = HEADER_BYTES;
  #until: { readonly seq: number; readonly chain: Chain } | undefined;

  /**
   * Throws `JournalError` if the journal no longer has, or never had, a place for `fromSeq`. `direct`: past the page cache, for
   * who follows a journal that is written past it; nobody else reads that soon.
   */
  constructor(data: string, fromSeq: number, files: Files = systemFiles, access: ReadFlags = 'r') {
    this.#files = files;
    this.#paths = journalPaths(data);
    this.#access = access;
    this.#window = new FileWindow(files, access);
    this.#source = this.#window;
    this.#fromSeq = fromSeq;
    orJournalError(UNREADABLE, () => this.#openAt(fromSeq));
  }

  /** The sequence that comes next. */
  get nextSeq(): number {
    return Math.max(this.#position.nextSeq, this.#fromSeq);
  }

  /** The segment that is being read. */
  get segmentNumber(): number {
    return this.#number;
  }

  /**
   * Reads the next batch if it begins at or before `upToSeq`; returns how many events it had, 0 if there is none. One
   * durable event means a durable batch, so `upToSeq` is any durable sequence; Infinity: "to the end, whatever it is".
   */
  readBatch(upToSeq: number, onEvent: OnEvent): number {
    return orJournalError(UNREADABLE, () => this.#readBatch(upToSeq, onEvent));
  }

  #readBatch(upToSeq: number, onEvent: OnEvent): number {
    while (this.#position.nextSeq <= upToSeq) {
      if (this.#reachedEnd()) {
        this.#openNext(this.#number + 1);
        continue;
      }
      const firstSeq = this.#position.nextSeq;
      const check = this.#check();
      if (check === BatchCheck.valid) {
        const events = this.#deliver(firstSeq, onEvent);
        if (events > 0) return events;
        continue;
      }
      this.#until ??= this.#findNext();
      if (this.#reachedEnd()) continue;
      if (check === BatchCheck.newer) throw this.#error('NEWER', 'was written by a newer version of tickgate');
      if (upToSeq === Infinity && this.#until === undefined) return 0;
      throw this.#error('DAMAGED', 'is damaged');
    }
    return 0;
  }

  close(): void {
    if (this.#fd >= 0) this.#files.close(this.#fd);
    this.#fd = -1;
  }

  #check(): BatchCheck {
    const check = checkBatch(this.#source, this.#at, this.#number, this.#seed, this.#position, checksum);
    if (check === BatchCheck.valid || this.#source !== this.#window) return check;
    // What the window holds may be older than what is durable by now.
    this.#window.forget();
    return checkBatch(this.#source, this.#at, this.#number, this.#seed, this.#position, checksum);
  }

  #deliver(firstSeq: number, onEvent: OnEvent): number {
    const { records } = this.#source;
    const start = this.#source.load(this.#at, BATCH_HEAD_BYTES);
    const payloadBytes = records.i32[(start >> 2) + HeadHalf.BYTES]!;
    this.#at += batchStep(payloadBytes, this.#align);
    let at = start + BATCH_HEAD_BYTES;
    let events = 0;
    for (let seq = firstSeq; seq < this.#position.nextSeq; seq++) {
      const length = records.i32[(at >> 2) + LENGTH]!;
      if (seq >= this.#fromSeq) {
        onEvent(records, at);
        events++;
      }
      at += length;
    }
    return events;
  }

  #reachedEnd(): boolean {
    const until = this.#until;
    if (until === undefined) return false;
    return this.#position.nextSeq === until.seq && sameChain(this.#position.chain, until.chain);
  }

  #openAt(fromSeq: number): void {
    let found = 0;
    for (const number of listSegments(this.#paths, this.#files)) {
      const header = readSegmentHeader(this.#files, segmentPath(this.#paths, number));
      if (typeof header === 'object' && header.firstSeq <= fromSeq) found = number;
    }
    if (found === 0)
      found = readManifest(this.#paths, this.#files).findLast((entry) => entry.firstSeq <= fromSeq)?.segment ?? 0;
    if (found === 0) {
      throw new JournalError('DAMAGED', `Sequence ${fromSeq} is neither in ${this.#paths.journal} nor in its archive.`);
    }
    this.#openNext(found);
    if (this.#position.nextSeq <= fromSeq) return;
    throw new JournalError('DAMAGED', `${this.#paths.manifest} is wrong about sequence ${fromSeq}.`);
  }

  #openNext(number: number): void {
    const path = segmentPath(this.#paths, number);
    const fd = openIfThere(this.#files, path, this.#access);
    const header = fd === undefined ? this.#unpack(number) : this.#attach(fd, path);
    this.#number = number;
    this.#seed = segmentSeed(header.journalId, number, checksum);
    this.#at = HEADER_BYTES;
    this.#position.nextSeq = header.firstSeq;
    this.#position.chain.low = header.chain.low;
    this.#position.chain.high = header.chain.high;
    if (fd !== undefined) this.#until = this.#findNext();
  }

  #attach(fd: number, path: string): SegmentHeader {
    this.close();
    this.#fd = fd;
    this.#window.attach(fd, this.#files.size(path));
    this.#source = this.#window;
    this.#align = BLOCK_BYTES;
    const start = this.#window.load(0, HEADER_BYTES);
    const header = decodeSegmentHeader(this.#window.records.u8.subarray(start, start + HEADER_BYTES), checksum);
    if (typeof header === 'object') return header;
    throw new JournalError(
      header === 'newer format' ? 'NEWER' : 'DAMAGED',
      `The header of ${path} is wrong: ${header}.`,
    );
  }

  #unpack(number: number): SegmentHeader {
    const path = archivePath(this.#paths, number);
    const entry = readManifest(this.#paths, this.#files).findLast(({ segment }) => segment === number);
    if (entry === undefined)
      throw new JournalError('DAMAGED', `Segment ${number} is neither in the journal nor archived.`);
    const bytes = unpackArchive(path, this.#files);
    const header = decodeSegmentHeader(bytes, checksum);
    if (typeof header !== 'object') throw new JournalError('DAMAGED', `${path} is no archived segment: ${header}.`);
    if (header.number !== number || header.firstSeq !== entry.firstSeq) {
      throw new JournalError('DAMAGED', `${path} is another segment than ${this.#paths.manifest} says.`);
    }
    this.close();
    this.#source = memorySegment(bytes);
    this.#align = 8;
    this.#until = { seq: entry.nextSeq, chain: entry.chain };
    return header;
  }

  #findNext(): { readonly seq: number; readonly chain: Chain } | undefined {
    const header = readSegmentHeader(this.#files, segmentPath(this.#paths, this.#number + 1));
    if (typeof header === 'object') return { seq: header.firstSeq, chain: header.chain };
    const archived = readManifest(this.#paths, this.#files).findLast(({ segment }) => segment === this.#number);
    return archived === undefined ? undefined : { seq: archived.nextSeq, chain: archived.chain };
  }

  #error(code: 'NEWER' | 'DAMAGED', what: string): JournalError {
    const path = this.#source === this.#window ? segmentPath : archivePath;
    const where = `at byte ${this.#at}, sequence ${this.#position.nextSeq}`;
    return new JournalError(code, `${path(this.#paths, this.#number)} ${what} ${where}.`);
  }
}

/** The bytes of an archived segment. Throws `JournalError` if they can't be unpacked. */
export function unpackArchive(path: string, files: Files = systemFiles): Uint8Array {
  const packed = readFile(files, path);
  if (packed === undefined) throw new JournalError('DAMAGED', `${path} is missing.`);
  try {
    return gunzipSync(packed, { chunkSize: UNPACKED_BYTES });
  } catch (error) {
    throw new JournalError('DAMAGED', `${path} can't be unpacked: ${String(error)}`, { cause: error });
  }
}
