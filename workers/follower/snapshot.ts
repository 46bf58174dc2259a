import { hashOf, loadTable } from '../../core/state/table.ts';
import { checksum } from '../journal/checksum.ts';
import { type Files, readWhole } from '../files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';
import type { Replica } from './replica.ts';
import { SNAPSHOT_HEADER_BYTES, type SnapshotHeader, decodeSnapshotHeader, tableBytes } from './snapshot-file.ts';
import { snapshotPath, snapshotSeqs } from './snapshot-names.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * Loads the newest snapshot that is whole into an empty replica; returns the last event in it, 0 if there is none.
 * Each that is damaged or doesn't fit is named to `report`, and the next older one is tried.
 */
export function loadNewestSnapshot(
  files: Files,
  paths: JournalPaths,
  journalId: Uint8Array,
  replica: Replica,
  report: (message: string) => void,
): number {
  for (const seq of snapshotSeqs(paths, files).reverse()) {
    const path = snapshotPath(paths, seq);
    const fault = loadSnapshot(files, path, seq, journalId, replica);
    if (fault === '') {
      replica.rebuild();
      return seq;
    }
    report(`Snapshot ${path} can't be used: ${fault}. Trying the one before it.`);
  }
  return 0;
}

function loadSnapshot(files: Files, path: string, seq: number, journalId: Uint8Array, replica: Replica): string {
  const fd = files.open(path, 'r');
  try {
    const header = checkOpenSnapshot(files, fd, files.size(path));
    if (typeof header === 'string') return header;
    if (header.seq !== seq) return `it is of sequence ${header.seq}`;
    if (!header.journalId.every((byte, i) => byte === journalId[i])) return 'it belongs to another journal';
    const misfit = fits(header, replica);
    if (misfit !== '') return misfit;
    return fill(files, fd, header, replica);
  } finally {
    files.close(fd);
  }
}

/** Reads a whole snapshot file and checks every byte: its header, or what is wrong. */
export function checkSnapshot(files: Files, path: string): SnapshotHeader | string {
  const fd = files.open(path, 'r');
  try {
    return checkOpenSnapshot(files, fd, files.size(path));
  } finally {
    files.close(fd);
  }
}

function checkOpenSnapshot(files: Files, fd: number, size: number): SnapshotHeader | string {
  const block = new Uint8Array(SNAPSHOT_HEADER_BYTES);
  const header = decodeSnapshotHeader(block.subarray(0, readWhole(files, fd, block, 0, SNAPSHOT_HEADER_BYTES, 0)));
  if (typeof header === 'string') return header;
  const chunk = new Uint8Array(Math.min(CHUNK_BYTES, Math.max(0, size)));
  let at = SNAPSHOT_HEADER_BYTES;
  for (const table of header.tables) {
    const end = at + tableBytes(table);
    if (end > size) return 'it is cut short';
    let sum = 0;
    while (at < end) {
      const read = readWhole(files, fd, chunk, 0, Math.min(CHUNK_BYTES, end - at), at);
      if (read === 0) return 'it is cut short';
      sum = checksum(chunk.subarray(0, read), sum);
      at += read;
    }
    if (sum !== table.checksum) return `table ${table.name} has a wrong checksum`;
  }
  return at === size ? header : `it has ${size - at} bytes too many`;
}

function fits(header: SnapshotHeader, { tables }: Replica): string {
  // Tables that are younger than the snapshot come last; its hash, which is of all, tells that they were empty.
  if (header.tables.length > tables.length) return `it has ${header.tables.length} tables instead of ${tables.length}`;
  for (const [i, saved] of header.tables.entries()) {
    const table = tables[i]!;
    if (saved.name !== table.name || saved.width !== table.width) return `table ${saved.name} has another shape`;
    if (saved.touched > table.rows)
      return `table ${saved.name} has ${saved.touched} rows, there is room for ${table.rows}`;
  }
  return '';
}

function fill(files: Files, fd: number, header: SnapshotHeader, replica: Replica): string {
  let at = SNAPSHOT_HEADER_BYTES;
  for (const [i, saved] of header.tables.entries()) {
    const table = replica.tables[i]!;
    const words = new Float64Array(saved.width * saved.touched);
    at += readWhole(files, fd, new Uint8Array(words.buffer), 0, words.byteLength, at);
    loadTable(table, words, saved.touched);
  }
  const found = hashOf(replica.tables);
  if (found.low === header.hash.low && found.high === header.hash.high) {
    replica.hash.low = found.low;
    replica.hash.high = found.high;
    return '';
  }
  for (const table of replica.tables) {
    table.words.fill(0);
    table.touched = 0;
  }
  return 'its tables have another hash than it says';
}
