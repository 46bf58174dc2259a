import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { BatchEncoder } from '../../core/journal/batch-encoder.ts';
import { sameChain } from '../../core/journal/chain.ts';
import {
  BATCH_HEAD_BYTES,
  BLOCK_BYTES,
  type BatchInfo,
  BatchKind,
  DEFAULT_SEGMENT_BYTES,
  FORMAT_VERSION,
  HEADER_BYTES,
  JOURNAL_ID_BYTES,
  MAX_RECORD_BYTES,
  MAX_SEGMENT_BYTES,
  MIN_SEGMENT_BYTES,
  type SegmentHeader,
  segmentSeed,
} from '../../core/journal/frame.ts';
import { RecordHalf } from '../../core/journal/record.ts';
import { type ScanResult, scanSegment } from '../../core/journal/scan.ts';
import { invariant } from '../../core/invariant.ts';
import { snapshotSeqs } from '../follower/snapshot-names.ts';
import { checksum } from './checksum.ts';
import { FileWindow } from './file-window.ts';
import { type Files, readWhole, systemFiles, writeWhole } from './files.ts';
import { JournalError } from './journal-error.ts';
import { readHead, writeHead } from './journal-head.ts';
import { type JournalPaths, brokenPath, journalPaths, segmentPath } from './journal-paths.ts';
import type { JournalPosition } from './journal-writer.ts';
import { type Lock, acquireLock } from './lock.ts';
import { readManifest } from './manifest.ts';
import { createSegmentFile, listSegments, readSegmentHeader, zeroFill } from './segment-files.ts';

/** Torn tails kept aside, at most; the oldest go first. */
const MAX_BROKEN = 16;

export interface OpenJournalOptions {
  /** The data directory; made if absent. */
  readonly data: string;
  /** For a new journal: 16 KiB to 1 GiB, a multiple of 4096. */
  readonly segmentBytes?: number;
  /** Sequences that somebody outside has seen as durable: cursors of projections. Snapshots are looked up here. */
  readonly durableMarks?: readonly { readonly name: string; readonly seq: number }[];
  /** Of a new journal, 16 bytes; random unless given. */
  readonly journalId?: Uint8Array;
  readonly files?: Files;
  /** Makes this process the only one on the data directory, or throws `JournalError`: the kernel's, unless given. */
  readonly acquireLock?: (path: string) => Lock;
}

export interface OpenedJournal {
  readonly position: JournalPosition;
  /** Held until released or the process ends. */
  readonly lock: Lock;
  /** The last event; 0 in a new journal. */
  readonly lastSeq: number;
  /** Events before this are in the archive only. */
  readonly firstSeq: number;
  /** The run before ended by a stop marker. */
  readonly clean: boolean;
  /** What was done about an unclean end, in a sentence; empty if nothing. */
  readonly repair: string;
}

/**
 * Opens the journal of a data directory before any thread runs: takes the lock, checks everything, repairs a torn
 * tail, decides where to go on. Throws `JournalError`; then no file was changed, except that IO errors may come late.
 *
 * After an unclean end the last batch is the one thing that no later write proves: if its sync failed, the page cache
 * may show what the disk doesn't have. So its records are written again, to a new segment, before anybody trusts them.
 */
export function openJournal(options: OpenJournalOptions): OpenedJournal {
  const { data, files = systemFiles, segmentBytes = DEFAULT_SEGMENT_BYTES } = options;
  invariant(
    segmentBytes >= MIN_SEGMENT_BYTES && segmentBytes <= MAX_SEGMENT_BYTES && segmentBytes % BLOCK_BYTES === 0,
    'open journal: a segment has 16 KiB to 1 GiB, in blocks',
  );
  const paths = journalPaths(data);
  let lock: Lock | undefined;
  try {
    for (const folder of [paths.journal, paths.archive, paths.snapshots]) files.makeFolder(folder);
    lock = (options.acquireLock ?? acquireLock)(paths.lock);
    return open(paths, options, lock, files, segmentBytes);
  } catch (error) {
    lock?.release();
    if (error instanceof JournalError) throw error;
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new JournalError('IO', `The journal in ${data} can't be opened: ${String(error)}`, { cause: error });
  }
}

function open(
  paths: JournalPaths,
  options: OpenJournalOptions,
  lock: Lock,
  files: Files,
  segmentBytes: number,
): OpenedJournal {
  const numbers = listSegments(paths, files);
  if (numbers.length === 0) {
    const position = createJournal(files, paths, segmentBytes, options.journalId);
    return { position, lock, lastSeq: 0, firstSeq: 1, clean: true, repair: '' };
  }
  const checked = checkJournal(files, paths, options.durableMarks ?? []);
  const { header, scan } = checked;
  removeUnfinished(files, paths);
  if (readHead(files, paths)?.number !== header.number) writeHead(files, paths, header);
  const common = { lock, lastSeq: scan.nextSeq - 1, firstSeq: checked.firstSeq };
  const untouched = scan.last === undefined && header.number === 1;
  const clean = scan.verdict === 'whole' && (scan.last?.kind === BatchKind.stop || untouched);
  if (clean) {
    if (scan.last !== undefined) proveAgain(files, paths, header, scan.last);
    const position = positionOf(paths, header, scan.endAt, scan);
    return { ...common, position, clean, repair: '' };
  }
  const kept = scan.tornBytes > 0 ? keepAside(files, paths, header, scan) : '';
  const position = moveOn(files, paths, header, scan);
  const torn = kept === '' ? '' : `cut ${scan.tornBytes} bytes of a torn write (${scan.reason}; kept in ${kept}), `;
  const again = scan.last?.count ?? 0;
  const repair = `The run before did not end cleanly: ${torn}wrote the last ${again} events again, to segment ${position.segmentNumber}.`;
  return { ...common, position, clean, repair };
}

/** What a crash left of files that had not got their name yet. */
function removeUnfinished(files: Files, paths: JournalPaths): void {
  for (const folder of [paths.journal, paths.archive, paths.snapshots]) {
    for (const name of files.list(folder)) if (name.endsWith('.tmp')) files.unlink(join(folder, name));
  }
}

function positionOf(
  paths: JournalPaths,
  header: SegmentHeader,
  at: number,
  end: Pick<ScanResult, 'nextSeq' | 'chain'>,
): JournalPosition {
  const { journalId, number, segmentBytes } = header;
  const { nextSeq, chain } = end;
  return { data: paths.data, journalId, segmentNumber: number, segmentBytes, at, nextSeq, chain };
}

function createJournal(
  files: Files,
  paths: JournalPaths,
  segmentBytes: number,
  journalId: Uint8Array = new Uint8Array(randomBytes(JOURNAL_ID_BYTES)),
): JournalPosition {
  for (const [folder, what] of [
    [paths.archive, 'an archive'],
    [paths.snapshots, 'snapshots'],
  ] as const) {
    if (files.list(folder).length === 0) continue;
    throw new JournalError('DAMAGED', `${paths.data} has ${what} but no journal: its segments are missing.`);
  }
  if (readHead(files, paths) !== undefined) {
    throw new JournalError('DAMAGED', `${paths.journal} has a head but no segments: they are missing.`);
  }
  // Written whole, as a spare, so that the first syncs are as fast as all others.
  zeroFill(files, join(paths.journal, 'spare-0'), segmentBytes);
  const header: SegmentHeader = {
    version: FORMAT_VERSION,
    journalId,
    number: 1,
    segmentBytes,
    firstSeq: 1,
    chain: { low: 0, high: 0 },
  };
  files.close(createSegmentFile(files, paths, header).fd);
  files.syncFolder(paths.data);
  return positionOf(paths, header, HEADER_BYTES, { nextSeq: 1, chain: header.chain });
}

export interface CheckedJournal {
  /** Of the last segment, and how it ends. */
  readonly header: SegmentHeader;
  readonly scan: ScanResult;
  /** The first sequence outside the archive. */
  readonly firstSeq: number;
}

/** Reads every segment; changes nothing. Throws `JournalError` unless what is wrong can be a torn last write. */
export function checkJournal(
  files: Files,
  paths: JournalPaths,
  durableMarks: readonly { readonly name: string; readonly seq: number }[],
  onSegment?: (header: SegmentHeader, scan: ScanResult) => void,
): CheckedJournal {
  const numbers = listSegments(paths, files);
  const headers = numbers.map((number) => checkedHeader(files, paths, number));
  const [oldest] = headers;
  if (oldest === undefined) throw new JournalError('FOREIGN', `${paths.journal} has no segments.`);
  checkOldest(files, paths, oldest);
  headers.forEach((header, i) => {
    if (!sameId(header.journalId, oldest.journalId)) {
      throw new JournalError('FOREIGN', `${segmentPath(paths, header.number)} belongs to another journal.`);
    }
    if (header.number !== oldest.number + i) {
      throw new JournalError('DAMAGED', `${segmentPath(paths, oldest.number + i)} is missing.`);
    }
  });
  checkHead(files, paths, headers.at(-1)!);
  const marks = [...durableMarks, ...snapshotSeqs(paths, files).map((seq) => ({ name: 'a snapshot', seq }))];
  const mark = marks.reduce((a, b) => (b.seq > a.seq ? b : a), { name: '', seq: 0 });
  const window = new FileWindow(files);
  let scan: ScanResult | undefined;
  headers.forEach((header, i) => {
    const next = headers[i + 1];
    scan = scanFile(files, paths, window, header, next, mark.seq);
    onSegment?.(header, scan);
    refuseDamage(paths, header, scan);
  });
  const last = headers.at(-1);
  invariant(scan !== undefined && last !== undefined, 'open journal: there is a last segment');
  if (scan.nextSeq <= mark.seq) {
    const why = `${mark.name} has seen sequence ${mark.seq}, but the journal ends with ${scan.nextSeq - 1}`;
    throw new JournalError('DAMAGED', `${paths.journal} is not complete: ${why}.`);
  }
  return { header: last, scan, firstSeq: oldest.firstSeq };
}

function checkedHeader(files: Files, paths: JournalPaths, number: number): SegmentHeader {
  const path = segmentPath(paths, number);
  const header = readSegmentHeader(files, path);
  if (typeof header === 'object') {
    if (header.number === number) return header;
    throw new JournalError('DAMAGED', `${path} is segment ${header.number} under another name.`);
  }
  if (header === 'newer format') throw new JournalError('NEWER', `${path} was written by a newer version of tickgate.`);
  if (header === 'not a segment') throw new JournalError('FOREIGN', `${path} is not a journal segment.`);
  throw new JournalError('DAMAGED', `The header of ${path} is damaged: ${header ?? 'gone'}.`);
}

/** There was a segment of each number up to the head's. */
function checkHead(files: Files, paths: JournalPaths, last: SegmentHeader): void {
  const head = readHead(files, paths);
  if (head === undefined) return;
  if (!sameId(head.journalId, last.journalId)) {
    throw new JournalError(
      'FOREIGN',
      `${segmentPath(paths, last.number)} belongs to another journal than ${paths.head}.`,
    );
  }
  if (head.number <= last.number) return;
  throw new JournalError('DAMAGED', `${segmentPath(paths, last.number + 1)} is missing.`);
}

/** What comes before the oldest segment is in the archive, or a snapshot makes it unnecessary. */
function checkOldest(files: Files, paths: JournalPaths, oldest: SegmentHeader): void {
  if (oldest.number === 1) return;
  const archived = readManifest(paths, files).find((entry) => entry.segment === oldest.number - 1);
  if (archived !== undefined) {
    const fits = archived.nextSeq === oldest.firstSeq && sameChain(archived.chain, oldest.chain);
    if (fits) return;
    throw new JournalError('DAMAGED', `Archived segment ${archived.segment} and segment ${oldest.number} don't fit.`);
  }
  if (snapshotSeqs(paths, files).some((seq) => seq >= oldest.firstSeq - 1)) return;
  const missing = `segment ${oldest.number - 1} is neither there nor archived, and no snapshot reaches beyond it`;
  throw new JournalError('DAMAGED', `${paths.journal} is not complete: ${missing}.`);
}

function scanFile(
  files: Files,
  paths: JournalPaths,
  window: FileWindow,
  header: SegmentHeader,
  next: SegmentHeader | undefined,
  durableSeq: number,
): ScanResult {
  const path = segmentPath(paths, header.number);
  const fd = files.open(path, 'r');
  try {
    window.attach(fd, files.size(path));
    const common = { header, checksum, align: BLOCK_BYTES, durableSeq };
    if (next === undefined) return scanSegment(window, common);
    return scanSegment(window, { ...common, until: { seq: next.firstSeq, chain: next.chain } });
  } finally {
    files.close(fd);
  }
}

function refuseDamage(paths: JournalPaths, header: SegmentHeader, scan: ScanResult): void {
  const path = segmentPath(paths, header.number);
  if (scan.verdict === 'newer') {
    throw new JournalError('NEWER', `${path} needs a newer version of tickgate: ${scan.reason}.`);
  }
  if (scan.verdict === 'damaged') {
    const advice = 'Nothing was changed. Restore this file from a copy, or keep the folder and start with another.';
    throw new JournalError('DAMAGED', `${path} is damaged ${scan.reason}. ${advice}`);
  }
}

function sameId(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i]);
}

/** Writes the stop marker once more, in place and unchanged: had its sync failed, this one tells. */
function proveAgain(files: Files, paths: JournalPaths, header: SegmentHeader, marker: BatchInfo): void {
  const fd = files.open(segmentPath(paths, header.number), 'r+');
  try {
    const block = new Uint8Array(BLOCK_BYTES);
    readWhole(files, fd, block, 0, BLOCK_BYTES, marker.at);
    writeWhole(files, fd, block, 0, BLOCK_BYTES, marker.at);
    files.datasync(fd);
  } finally {
    files.close(fd);
  }
}

function keepAside(files: Files, paths: JournalPaths, header: SegmentHeader, scan: ScanResult): string {
  const fd = files.open(segmentPath(paths, header.number), 'r');
  const path = brokenPath(paths, header.number, scan.endAt);
  try {
    const bytes = new Uint8Array(scan.tornBytes);
    const read = readWhole(files, fd, bytes, 0, scan.tornBytes, scan.endAt);
    writeFile(files, path, bytes.subarray(0, read));
  } finally {
    files.close(fd);
  }
  const broken = files
    .list(paths.journal)
    .filter((name) => name.endsWith('.broken'))
    .sort();
  for (const name of broken.slice(0, -MAX_BROKEN)) files.unlink(join(paths.journal, name));
  return path;
}

function writeFile(files: Files, path: string, bytes: Uint8Array): void {
  const fd = files.open(path, 'w+');
  try {
    writeWhole(files, fd, bytes, 0, bytes.length, 0);
    files.datasync(fd);
  } finally {
    files.close(fd);
  }
}

/** Begins the next segment with the records of the last batch, then shortens the old file to what is proven. */
function moveOn(files: Files, paths: JournalPaths, header: SegmentHeader, scan: ScanResult): JournalPosition {
  const { last } = scan;
  const provenAt = last?.at ?? HEADER_BYTES;
  const chain = { ...(last?.chain ?? header.chain) };
  const next: SegmentHeader = {
    ...header,
    number: header.number + 1,
    firstSeq: last?.firstSeq ?? header.firstSeq,
    chain: { ...chain },
  };
  const seed = segmentSeed(next.journalId, next.number, checksum);
  const old = files.open(segmentPath(paths, header.number), 'r+');
  try {
    let first: Uint8Array | undefined;
    if (last !== undefined && last.count > 0) {
      const window = new FileWindow(files);
      window.attach(old, last.at + BATCH_HEAD_BYTES + last.payloadBytes);
      const start = window.load(last.at, BATCH_HEAD_BYTES + last.payloadBytes) + BATCH_HEAD_BYTES;
      const encoder = new BatchEncoder(Math.max(MAX_RECORD_BYTES, last.payloadBytes), checksum);
      encoder.begin(last.firstSeq);
      const { records } = window;
      for (let i = 0, at = start; i < last.count; i++, at += records.i32[(at >> 2) + RecordHalf.LENGTH]!) {
        invariant(encoder.append(records, at), 'open journal: a batch fits a batch');
      }
      encoder.finish(BatchKind.records, next.number, seed, last.firstSeq - 1, chain);
      first = encoder.records.u8.subarray(0, encoder.paddedBytes);
    }
    files.close(createSegmentFile(files, paths, next, first).fd);
    files.truncate(old, provenAt);
    files.datasync(old);
    return positionOf(paths, next, HEADER_BYTES + (first?.length ?? 0), { nextSeq: scan.nextSeq, chain });
  } finally {
    files.close(old);
  }
}

/** Whether there is a journal in this data directory at all. */
export function hasJournal(paths: JournalPaths, files: Files = systemFiles): boolean {
  return listSegments(paths, files).length > 0;
}
