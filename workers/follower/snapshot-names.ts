import { join } from 'node:path';
import { type Files, systemFiles } from '../files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';

const DIGITS = 16;

/** The events up to and including `seq` are in it. */
export function snapshotPath(paths: JournalPaths, seq: number): string {
  return join(paths.snapshots, `${String(seq).padStart(DIGITS, '0')}.snapshot`);
}

/** The sequences of the snapshots there are, rising. A name stands only for a file that was whole and synced. */
export function snapshotSeqs(paths: JournalPaths, files: Files = systemFiles): number[] {
  return files
    .list(paths.snapshots)
    .map((name) => /^(\d{16})\.snapshot$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}
