import { join } from 'node:path';
import {
  BLOCK_BYTES,
  HEADER_BYTES,
  type HeaderFault,
  type SegmentHeader,
  decodeSegmentHeader,
  encodeSegmentHeader,
} from '../../core/journal/frame.ts';
import { pageAlignedMemory } from '../block-memory.ts';
import { checksum } from './checksum.ts';
import { type Files, isNoSpace, openIfThere, readWhole, systemFiles, writeBlocks, writeWhole } from '../files.ts';
import { writeHead } from './journal-head.ts';
import { type JournalPaths, segmentNumberOf, segmentPath, sparePath } from './journal-paths.ts';

/** Spare segment files kept ready, at most: 256 MiB of segments of the default size. */
const MAX_SPARES = 4;
/** With less space than this, unless told otherwise, no file is made that isn't on disk already: the reserve is used. */
export const DEFAULT_RESERVE_BELOW_BYTES = 1 << 30;

const ZEROS = new Uint8Array(pageAlignedMemory(1 << 20));

const headerBlock = new Uint8Array(HEADER_BYTES);

/** The numbers of the segments in the journal, rising. */
export function listSegments(paths: JournalPaths, files: Files = systemFiles): number[] {
  return files
    .list(paths.journal)
    .map(segmentNumberOf)
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
}

/** Whether there is a journal in this data directory at all. */
export function hasJournal(paths: JournalPaths, files: Files = systemFiles): boolean {
  return listSegments(paths, files).length > 0;
}

/** The header of a segment file, or what is wrong with it; undefined if there is no such file. */
export function readSegmentHeader(files: Files, path: string): SegmentHeader | HeaderFault | undefined {
  const fd = openIfThere(files, path);
  if (fd === undefined) return undefined;
  try {
    const read = readWhole(files, fd, headerBlock, 0, HEADER_BYTES, 0);
    return decodeSegmentHeader(headerBlock.subarray(0, read), checksum);
  } finally {
    files.close(fd);
  }
}

/**
 * Makes the next segment, and says whether there was a spare: a spare file under a new name, else a new file without blocks, else,
 * with less than `reserveBelowBytes` on the disk, the reserve. Its header, and `first` bytes behind it, are durable
 * before its name is; so a name always stands for a whole segment. Before anything more is written to it, the head knows it.
 */
export function createSegmentFile(
  files: Files,
  paths: JournalPaths,
  header: SegmentHeader,
  reserveBelowBytes: number,
  first?: Uint8Array,
): boolean {
  const spare = takeSpare(files, paths, header.segmentBytes, reserveBelowBytes);
  const from = spare ?? join(paths.journal, 'new');
  const fd = files.open(from, spare === undefined ? 'w+' : 'r+');
  try {
    if (spare === undefined) files.truncate(fd, header.segmentBytes);
    writeWhole(files, fd, encodeSegmentHeader(header, checksum), 0, HEADER_BYTES, 0);
    if (first !== undefined) writeWhole(files, fd, first, 0, first.length, HEADER_BYTES);
    files.datasync(fd);
    files.rename(from, segmentPath(paths, header.number));
    files.syncFolder(paths.journal);
    writeHead(files, paths, header);
  } finally {
    files.close(fd);
  }
  return spare !== undefined;
}

function takeSpare(
  files: Files,
  paths: JournalPaths,
  segmentBytes: number,
  reserveBelowBytes: number,
): string | undefined {
  for (let i = 0; i < MAX_SPARES; i++) {
    const path = sparePath(paths, i);
    const size = files.size(path);
    if (size === segmentBytes) return path;
    // Left by a run with another segment size.
    if (size >= 0) files.unlink(path);
  }
  if (files.size(paths.reserve) !== segmentBytes) return undefined;
  return files.freeBytes(paths.journal) < reserveBelowBytes ? paths.reserve : undefined;
}

/** Gives a file that no segment needs any more a second life: true if it became a spare, false if it was removed. */
export function recycleSegment(files: Files, paths: JournalPaths, number: number, segmentBytes: number): boolean {
  const path = segmentPath(paths, number);
  const free = freeSpare(files, paths);
  const recycled = free !== undefined && files.size(path) === segmentBytes;
  if (recycled) files.rename(path, free);
  else files.unlink(path);
  files.syncFolder(paths.journal);
  return recycled;
}

function freeSpare(files: Files, paths: JournalPaths): string | undefined {
  for (let i = 0; i < MAX_SPARES; i++) {
    const path = sparePath(paths, i);
    if (files.size(path) < 0) return path;
  }
  return undefined;
}

/**
 * A new file, written past the page cache as its segment will be: in it the zeros would only be in the way. Of an empty one
 * nothing could be read, which shows whether a file can be opened so.
 */
function openNew(files: Files, path: string): number {
  const fd = files.open(path, 'w+');
  try {
    files.truncate(fd, BLOCK_BYTES);
  } finally {
    files.close(fd);
  }
  return files.open(path, 'direct');
}

/** Fills a file with zeros, so that its blocks exist and later syncs write data only. Not paced: for first starts. */
export function zeroFill(files: Files, path: string, bytes: number): void {
  const temporary = `${path}.tmp`;
  const fd = openNew(files, temporary);
  try {
    for (let at = 0; at < bytes; at += ZEROS.length) {
      writeBlocks(files, fd, ZEROS, Math.min(ZEROS.length, bytes - at), at);
    }
    files.datasync(fd);
  } catch (error) {
    files.unlink(temporary);
    throw error;
  } finally {
    files.close(fd);
  }
  files.rename(temporary, path);
}

/**
 * At a start: the reserve, and a spare if the next segment is begun at once, written whole before anybody relies on them.
 * Without the space for them a start goes on: on a full disk it has cancels and fills to take care of.
 */
export function ensurePrepared(
  files: Files,
  paths: JournalPaths,
  segmentBytes: number,
  reserveBelowBytes: number,
  withSpare: boolean,
): void {
  const wanted = withSpare ? [sparePath(paths, 0), paths.reserve] : [paths.reserve];
  for (const path of wanted.filter((file) => files.size(file) !== segmentBytes)) {
    // The reserve is what the last space is for; a spare is a comfort.
    const leastFree = path === paths.reserve ? 2 * segmentBytes : reserveBelowBytes;
    if (files.freeBytes(paths.journal) < leastFree) continue;
    try {
      zeroFill(files, path, segmentBytes);
    } catch (error) {
      if (!isNoSpace(error)) throw error;
    }
  }
}

const PIECE_BYTES = 256 * 1024;
/** Between the beginnings of two pieces: 60 MB a second at most. */
const PACE_US = 4_250;
/** Of what the disk took for a piece it is then left alone for three times as long. */
const REST = 3;
const LOOK_EVERY_US = 170_000;

export interface SpareOptions {
  /** Spare segments to keep ready, looked at now and then; `MAX_SPARES` at most. 1 unless given. */
  readonly spares?: () => number;
  /** With less space than this on the disk, nothing is made; 1 GiB unless given. */
  readonly wantedFreeBytes?: number;
  /** Microseconds of any monotonic clock, to see how long the disk takes. Without it the disk counts as fast. */
  readonly clockUs?: () => number;
}

/**
 * Keeps the reserve and spare segments ready: 256 KiB at a time, each synced at once, and the slower the disk the longer
 * the rest. A journal's sync that comes meanwhile waits for a piece. Beside pieces of 1 MiB every 17 ms a sync's p99 was
 * 1.0 ms and its p99.9 5.3, beside these 0.7 and 2.4, with nothing beside it 0.3 and 1.7; beside one at full speed 9 and
 * 15. Belongs on a thread that nobody waits for.
 */
export class SparePreparer {
  readonly #files: Files;
  readonly #paths: JournalPaths;
  readonly #segmentBytes: number;
  readonly #spares: () => number;
  readonly #wantedFreeBytes: number;
  readonly #clockUs: () => number;
  #nextUs = 0;
  #target = '';
  #fd = -1;
  #at = 0;

  constructor(files: Files, paths: JournalPaths, segmentBytes: number, options: SpareOptions = {}) {
    this.#files = files;
    this.#paths = paths;
    this.#segmentBytes = segmentBytes;
    this.#spares = options.spares ?? (() => 1);
    this.#wantedFreeBytes = options.wantedFreeBytes ?? DEFAULT_RESERVE_BELOW_BYTES;
    this.#clockUs = options.clockUs ?? (() => 0);
  }

  /** How long until the next piece, at most; Infinity: none is due. */
  get pauseUs(): number {
    return this.#fd < 0 ? Infinity : PACE_US;
  }

  /** Writes the next piece if it is time; the bytes written. */
  step(nowUs: number): number {
    if (nowUs < this.#nextUs) return 0;
    if (this.#fd < 0 && !this.#begin()) {
      this.#nextUs = nowUs + LOOK_EVERY_US;
      return 0;
    }
    const count = Math.min(PIECE_BYTES, this.#segmentBytes - this.#at);
    const beganUs = this.#clockUs();
    writeBlocks(this.#files, this.#fd, ZEROS, count, this.#at);
    this.#files.datasync(this.#fd);
    const tookUs = this.#clockUs() - beganUs;
    this.#nextUs = nowUs + Math.max(PACE_US, tookUs * (1 + REST));
    this.#at += count;
    if (this.#at >= this.#segmentBytes) this.#finish();
    return count;
  }

  close(): void {
    if (this.#fd < 0) return;
    this.#files.close(this.#fd);
    this.#fd = -1;
    this.#files.unlink(`${this.#target}.tmp`);
  }

  #begin(): boolean {
    const target = this.#missing();
    if (target === undefined || this.#files.freeBytes(this.#paths.journal) < this.#wantedFreeBytes) return false;
    this.#target = target;
    this.#fd = openNew(this.#files, `${target}.tmp`);
    this.#at = 0;
    return true;
  }

  #finish(): void {
    this.#files.close(this.#fd);
    this.#fd = -1;
    this.#files.rename(`${this.#target}.tmp`, this.#target);
    this.#files.syncFolder(this.#paths.journal);
  }

  #missing(): string | undefined {
    const wanted = [this.#paths.reserve];
    const spares = Math.min(MAX_SPARES, this.#spares());
    for (let i = 0; i < spares; i++) wanted.push(sparePath(this.#paths, i));
    return wanted.find((path) => this.#files.size(path) < 0);
  }
}
