import { closeSync, read } from 'node:fs';
import { openIfThere, systemFiles } from '../files.ts';
import { journalPaths, segmentPath } from './journal-paths.ts';
import { listSegments } from './segment-files.ts';

const PIECE_BYTES = 1 << 20;
/** 512 MiB, the eight oldest segments: a process that ends meanwhile waits for all that it has asked for. */
const MAX_PIECES = 512;

/**
 * Has the segments of a data directory read into the page cache by Node's thread pool, oldest first, while this thread goes
 * on: the journal is written past the cache, and who judges it after a start would wait for each piece of it. What isn't
 * read in the end, or can't be, is read by whoever needs it.
 */
export function readAhead(data: string): void {
  const paths = journalPaths(data);
  const scratch = new Uint8Array(PIECE_BYTES);
  let left = MAX_PIECES;
  for (const number of listSegments(paths)) {
    const path = segmentPath(paths, number);
    const pieces = Math.min(left, Math.ceil(systemFiles.size(path) / PIECE_BYTES));
    if (pieces <= 0) return;
    left -= pieces;
    const fd = openIfThere(systemFiles, path);
    if (fd === undefined) return;
    let unread = pieces;
    for (let i = 0; i < pieces; i++)
      read(fd, scratch, 0, PIECE_BYTES, i * PIECE_BYTES, () => {
        if (--unread === 0) closeSync(fd);
      });
  }
}
