import { ACCOUNT_WIDTH, AccountColumn } from '../../core/state/columns.ts';
import { checksum } from '../journal/checksum.ts';
import { type Files, readWhole, systemFiles } from '../files.ts';
import { type JournalPaths, journalPaths } from '../journal/journal-paths.ts';
import { SNAPSHOT_HEADER_BYTES, decodeSnapshotHeader, tableBytes } from './snapshot-file.ts';
import { snapshotPath, snapshotSeqs } from './snapshot-names.ts';

/** How many reports each account had after an event. */
export interface LastReports {
  /** The event. */
  readonly seq: number;
  /** By account number: the sequence of its last report. */
  readonly sequences: readonly number[];
}

const TABLE = 'accounts';

/** As the newest usable snapshot at or before `lastSeq` has it; only its accounts are read. Undefined: there is none. */
export function lastReports(
  data: string,
  journalId: Uint8Array,
  lastSeq: number,
  files: Files = systemFiles,
): LastReports | undefined {
  const paths = journalPaths(data);
  for (const seq of snapshotSeqs(paths, files).reverse()) {
    const sequences = seq <= lastSeq ? sequencesOf(files, paths, seq, journalId) : undefined;
    if (sequences !== undefined) return { seq, sequences };
  }
  return undefined;
}

function sequencesOf(files: Files, paths: JournalPaths, seq: number, id: Uint8Array): readonly number[] | undefined {
  const fd = files.open(snapshotPath(paths, seq), 'r');
  try {
    const block = new Uint8Array(SNAPSHOT_HEADER_BYTES);
    const header = decodeSnapshotHeader(block.subarray(0, readWhole(files, fd, block, 0, SNAPSHOT_HEADER_BYTES, 0)));
    if (typeof header === 'string' || header.seq !== seq || !header.journalId.every((byte, i) => byte === id[i])) {
      return undefined;
    }
    const place = header.tables.findIndex(({ name, width }) => name === TABLE && width === ACCOUNT_WIDTH);
    const table = header.tables[place];
    if (table === undefined) return undefined;
    const at = header.tables.slice(0, place).reduce((sum, before) => sum + tableBytes(before), SNAPSHOT_HEADER_BYTES);
    const words = new Float64Array(table.width * table.touched);
    const bytes = new Uint8Array(words.buffer);
    if (readWhole(files, fd, bytes, 0, bytes.length, at) < bytes.length) return undefined;
    if (checksum(bytes, 0) !== table.checksum) return undefined;
    return Array.from({ length: table.touched }, (_, row) => words[row * ACCOUNT_WIDTH + AccountColumn.REPORT_SEQ]!);
  } finally {
    files.close(fd);
  }
}
