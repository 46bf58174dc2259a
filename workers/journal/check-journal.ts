import { invariant } from '../../core/invariant.ts';
import { sameChain } from '../../core/journal/chain.ts';
import { BATCH_HEAD_BYTES, BLOCK_BYTES, type BatchInfo, type SegmentHeader } from '../../core/journal/frame.ts';
import { RecordHalf, RecordWord } from '../../core/journal/record.ts';
import { type ScanResult, scanSegment } from '../../core/journal/scan.ts';
import { snapshotSeqs } from '../follower/snapshot-names.ts';
import { checksum } from './checksum.ts';
import { FileWindow } from './file-window.ts';
import type { Files } from '../files.ts';
import { JournalError } from './journal-error.ts';
import { readHead } from './journal-head.ts';
import { type JournalPaths, segmentPath } from './journal-paths.ts';
import { readManifest } from './manifest.ts';
import { listSegments, readSegmentHeader } from './segment-files.ts';

export interface CheckedJournal {
  /** Of the last segment, and how it ends. */
  readonly header: SegmentHeader;
  readonly scan: ScanResult;
  /** The first sequence outside the archive. */
  readonly firstSeq: number;
  /** When the last event outside the archive was decided, microseconds of engine time; undefined: there is none. */
  readonly lastUs: number | undefined;
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
  let lastUs: number | undefined;
  headers.forEach((header, i) => {
    const next = headers[i + 1];
    const scanned = scanFile(files, paths, window, header, next, mark.seq);
    ({ scan } = scanned);
    lastUs = scanned.lastUs ?? lastUs;
    onSegment?.(header, scan);
    refuseDamage(paths, header, scan);
  });
  const last = headers.at(-1);
  invariant(scan !== undefined && last !== undefined, 'open journal: there is a last segment');
  if (scan.nextSeq <= mark.seq) {
    const why = `${mark.name} has seen sequence ${mark.seq}, but the journal ends with ${scan.nextSeq - 1}`;
    throw new JournalError('DAMAGED', `${paths.journal} is not complete: ${why}.`);
  }
  return { header: last, scan, firstSeq: oldest.firstSeq, lastUs };
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
): { readonly scan: ScanResult; readonly lastUs: number | undefined } {
  const path = segmentPath(paths, header.number);
  const fd = files.open(path, 'r');
  try {
    window.attach(fd, files.size(path));
    let full: BatchInfo | undefined;
    const scan = scanSegment(window, {
      header,
      checksum,
      align: BLOCK_BYTES,
      durableSeq,
      ...(next === undefined ? {} : { until: { seq: next.firstSeq, chain: next.chain } }),
      onBatch(batch) {
        if (batch.count > 0) full = batch;
      },
    });
    return { scan, lastUs: full === undefined ? undefined : lastTimeUs(window, full) };
  } finally {
    files.close(fd);
  }
}

/** Of the batch's last record. */
function lastTimeUs(window: FileWindow, { at, count, payloadBytes }: BatchInfo): number {
  let record = window.load(at, BATCH_HEAD_BYTES + payloadBytes) + BATCH_HEAD_BYTES;
  const { f64, i32 } = window.records;
  for (let i = 1; i < count; i++) record += i32[(record >> 2) + RecordHalf.LENGTH]!;
  return f64[(record >> 3) + RecordWord.TIME_US]!;
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
