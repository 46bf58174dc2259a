import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Chain, sameChain } from '../../core/journal/chain.ts';
import {
  BATCH_HEAD_BYTES,
  BLOCK_BYTES,
  HEADER_BYTES,
  HeadHalf,
  MAX_PAYLOAD_BYTES,
  type SegmentHeader,
  decodeSegmentHeader,
  segmentSeed,
} from '../../core/journal/frame.ts';
import { BatchCheck, type ScanPosition, batchStep, checkBatch, scanSegment } from '../../core/journal/scan.ts';
import { checksum } from '../journal/checksum.ts';
import { FileWindow, memorySegment } from '../journal/file-window.ts';
import { type Files, readFile, readWhole, systemFiles, writeWhole } from '../files.ts';
import { JournalError } from '../journal/journal-error.ts';
import { type JournalPaths, archivePath, segmentPath } from '../journal/journal-paths.ts';
import { unpackArchive } from '../journal/journal-reader.ts';
import { type ManifestEntry, readManifest } from '../journal/manifest.ts';
import { listSegments, readSegmentHeader, recycleSegment } from '../journal/segment-files.ts';

const CHUNK_BYTES = BATCH_HEAD_BYTES + MAX_PAYLOAD_BYTES;
const GZIP_LEVEL = 1;

/**
 * Compacts segments that nobody needs any more into `archive/`: batches without their padding, compressed a chunk at a
 * time (a gzip file may have several members). In this order, so that a crash anywhere loses nothing:
 *
 *   a chunk: batches checked, written, read back, the same? … ▸ synced ▸ line in the manifest, synced ▸ segment file recycled
 *
 * Never the whole segment in memory: this thread hardly allocates, so that V8 would keep it for hours.
 */
export class Archiver {
  readonly #files: Files;
  readonly #paths: JournalPaths;
  readonly #window: FileWindow;
  #chunk = new Uint8Array(0);
  #packed = new Uint8Array(0);
  #job: Job | undefined;

  constructor(files: Files, paths: JournalPaths) {
    this.#files = files;
    this.#paths = paths;
    this.#window = new FileWindow(files);
  }

  get active(): boolean {
    return this.#job !== undefined;
  }

  /** Begins with the oldest segment if all its events are at or before `throughSeq`; false if none is. */
  begin(throughSeq: number): boolean {
    const [number, next] = listSegments(this.#paths, this.#files);
    if (number === undefined || next === undefined) return false;
    const header = this.#header(number);
    const following = this.#header(next);
    if (following.firstSeq - 1 > throughSeq) return false;
    const path = segmentPath(this.#paths, number);
    const bytes = this.#files.size(path);
    const wanted = Math.min(CHUNK_BYTES, bytes);
    if (this.#chunk.length < wanted) this.#chunk = new Uint8Array(wanted);
    // What takes room comes first: on a full disk it fails, and is tried again and again.
    const output = this.#files.open(`${archivePath(this.#paths, number)}.tmp`, 'w+');
    const input = this.#openInput(path, output);
    this.#window.attach(input, bytes);
    this.#job = {
      header,
      seed: segmentSeed(header.journalId, number, checksum),
      until: { seq: following.firstSeq, chain: following.chain },
      position: { nextSeq: header.firstSeq, chain: { ...header.chain } },
      input,
      output,
      hash: createHash('sha256'),
      at: 0,
      batches: 0,
      bytes: 0,
      archivedBytes: 0,
    };
    return true;
  }

  /** Compresses the next chunk, at most 1 MiB; true when the segment is archived and its file recycled. */
  step(): boolean {
    const job = this.#job;
    if (job === undefined) return true;
    const count = this.#fill(job);
    if (count > 0) {
      const packed = gzipSync(this.#chunk.subarray(0, count), { level: GZIP_LEVEL });
      writeWhole(this.#files, job.output, packed, 0, packed.length, job.archivedBytes);
      this.#readBack(job, count, packed.length);
      job.hash.update(packed);
      job.bytes += count;
      job.archivedBytes += packed.length;
    }
    if (!reachedEnd(job)) return false;
    this.#finish(job);
    return true;
  }

  close(): void {
    const job = this.#job;
    if (job === undefined) return;
    this.#job = undefined;
    this.#files.close(job.input);
    this.#files.close(job.output);
    this.#files.unlink(`${archivePath(this.#paths, job.header.number)}.tmp`);
  }

  #openInput(path: string, output: number): number {
    try {
      return this.#files.open(path, 'r');
    } catch (error) {
      this.#files.close(output);
      throw error;
    }
  }

  #header(number: number): SegmentHeader {
    const path = segmentPath(this.#paths, number);
    const header = readSegmentHeader(this.#files, path);
    if (typeof header === 'object') return header;
    throw new JournalError('DAMAGED', `The header of ${path} is wrong: ${header ?? 'gone'}.`);
  }

  /** Takes whole batches as long as they fit; the bytes taken. */
  #fill(job: Job): number {
    let count = 0;
    if (job.at === 0) {
      this.#take(0, HEADER_BYTES, 0);
      job.at = HEADER_BYTES;
      count = HEADER_BYTES;
    }
    while (!reachedEnd(job)) {
      const start = this.#window.load(job.at, BATCH_HEAD_BYTES);
      const bytes = BATCH_HEAD_BYTES + this.#window.records.i32[(start >> 2) + HeadHalf.BYTES]!;
      if (count > 0 && count + bytes > this.#chunk.length) break;
      const check = checkBatch(this.#window, job.at, job.header.number, job.seed, job.position, checksum);
      if (check !== BatchCheck.valid) {
        const path = segmentPath(this.#paths, job.header.number);
        throw new JournalError('DAMAGED', `${path} is damaged at byte ${job.at}: it can't be archived.`);
      }
      this.#take(job.at, bytes, count);
      count += bytes;
      job.at += batchStep(bytes - BATCH_HEAD_BYTES, BLOCK_BYTES);
      job.batches++;
    }
    return count;
  }

  /** What the file holds now must unpack to the chunk. */
  #readBack(job: Job, count: number, packedBytes: number): void {
    if (this.#packed.length < packedBytes) this.#packed = new Uint8Array(packedBytes);
    const read = readWhole(this.#files, job.output, this.#packed, 0, packedBytes, job.archivedBytes);
    let back: Uint8Array | undefined;
    try {
      // In one piece, which leaves a byte free: otherwise it would ask for another.
      back = gunzipSync(this.#packed.subarray(0, read), { maxOutputLength: count, chunkSize: count + 1 });
    } catch {
      // Told below.
    }
    if (back !== undefined && Buffer.compare(back, this.#chunk.subarray(0, count)) === 0) return;
    const path = archivePath(this.#paths, job.header.number);
    throw new JournalError(
      'DAMAGED',
      `${path}.tmp reads back otherwise than it was written, at byte ${job.archivedBytes}.`,
    );
  }

  #take(at: number, bytes: number, to: number): void {
    const start = this.#window.load(at, bytes);
    this.#chunk.set(this.#window.records.u8.subarray(start, start + bytes), to);
  }

  #finish(job: Job): void {
    const { number, segmentBytes, firstSeq } = job.header;
    const path = archivePath(this.#paths, number);
    this.#files.datasync(job.output);
    this.#files.close(job.output);
    this.#files.close(job.input);
    this.#job = undefined;
    const entry: ManifestEntry = {
      segment: number,
      firstSeq,
      nextSeq: job.until.seq,
      batches: job.batches,
      chain: job.until.chain,
      bytes: job.bytes,
      archivedBytes: job.archivedBytes,
      sha256: job.hash.digest('hex'),
    };
    this.#files.rename(`${path}.tmp`, path);
    this.#files.syncFolder(this.#paths.archive);
    this.#addToManifest(entry);
    recycleSegment(this.#files, this.#paths, number, segmentBytes);
  }

  /** Written anew under its name: what it had is never in a block that is being written, and torn with it. */
  #addToManifest(entry: ManifestEntry): void {
    const { manifest, archive } = this.#paths;
    const before = Buffer.from(readFile(this.#files, manifest) ?? []).toString();
    // A version before this one appended: a line that a crash cut off is ended first.
    const torn = before !== '' && !before.endsWith('\n');
    const lines = Buffer.from(`${before}${torn ? '\n' : ''}${JSON.stringify(entry)}\n`);
    const fd = this.#files.open(`${manifest}.tmp`, 'w+');
    try {
      writeWhole(this.#files, fd, lines, 0, lines.length, 0);
      this.#files.datasync(fd);
    } finally {
      this.#files.close(fd);
    }
    this.#files.rename(`${manifest}.tmp`, manifest);
    this.#files.syncFolder(archive);
  }
}

interface Job {
  readonly header: SegmentHeader;
  readonly seed: number;
  readonly until: { readonly seq: number; readonly chain: Chain };
  readonly position: ScanPosition;
  readonly input: number;
  readonly output: number;
  readonly hash: ReturnType<typeof createHash>;
  at: number;
  batches: number;
  bytes: number;
  archivedBytes: number;
}

function reachedEnd({ at, position, until }: Job): boolean {
  return at > 0 && position.nextSeq === until.seq && sameChain(position.chain, until.chain);
}

/** Reads an archived segment and checks all of it against its line in the manifest: what is wrong, or nothing. */
export function checkArchive(path: string, entry: ManifestEntry, files: Files = systemFiles): string {
  const packed = readFile(files, path);
  if (packed === undefined) return 'it is missing';
  if (createHash('sha256').update(packed).digest('hex') !== entry.sha256) return 'its sha256 is another';
  const bytes = unpackArchive(path, files);
  const header = decodeSegmentHeader(bytes, checksum);
  if (typeof header === 'string') return `its header is wrong: ${header}`;
  if (header.number !== entry.segment || header.firstSeq !== entry.firstSeq) return 'it is another segment';
  const until = { seq: entry.nextSeq, chain: entry.chain };
  const scan = scanSegment(memorySegment(bytes), { header, checksum, align: 8, until, durableSeq: Infinity });
  if (scan.verdict !== 'whole') return scan.reason;
  return scan.batches === entry.batches ? '' : `it has ${scan.batches} batches instead of ${entry.batches}`;
}

/** The archived segments, each once: of two lines for one segment the later holds. */
export function archivedSegments(paths: JournalPaths, files: Files = systemFiles): ManifestEntry[] {
  const bySegment = new Map(readManifest(paths, files).map((entry) => [entry.segment, entry]));
  return [...bySegment.values()].sort((a, b) => a.segment - b.segment);
}
