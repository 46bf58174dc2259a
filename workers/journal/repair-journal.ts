import { join } from 'node:path';
import { invariant } from '../../core/invariant.ts';
import { BatchEncoder } from '../../core/journal/batch-encoder.ts';
import {
  BATCH_HEAD_BYTES,
  BLOCK_BYTES,
  type BatchInfo,
  BatchKind,
  HEADER_BYTES,
  MAX_RECORD_BYTES,
  type SegmentHeader,
  segmentSeed,
} from '../../core/journal/frame.ts';
import { RecordHalf } from '../../core/journal/record.ts';
import type { ScanResult } from '../../core/journal/scan.ts';
import { checksum } from './checksum.ts';
import { FileWindow } from './file-window.ts';
import { type Files, readWhole, writeWhole } from '../files.ts';
import { type JournalPaths, brokenPath, segmentPath } from './journal-paths.ts';
import { type JournalPosition, positionOf } from './journal-position.ts';
import { createSegmentFile } from './segment-files.ts';

/** Torn tails kept aside, at most; the oldest go first. */
const MAX_BROKEN = 16;

/** Writes the stop marker once more, in place and unchanged: had its sync failed, this one tells. */
export function proveAgain(files: Files, paths: JournalPaths, header: SegmentHeader, marker: BatchInfo): void {
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

/** Copies a torn tail to a file beside the journal; returns its path. */
export function keepAside(files: Files, paths: JournalPaths, header: SegmentHeader, scan: ScanResult): string {
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
export function moveOn(
  files: Files,
  paths: JournalPaths,
  header: SegmentHeader,
  scan: ScanResult,
  reserveBelowBytes: number,
): JournalPosition {
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
    createSegmentFile(files, paths, next, reserveBelowBytes, first);
    files.truncate(old, provenAt);
    files.datasync(old);
    return positionOf(paths, next, HEADER_BYTES + (first?.length ?? 0), { nextSeq: scan.nextSeq, chain });
  } finally {
    files.close(old);
  }
}
