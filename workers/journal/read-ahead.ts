import { closeSync, read } from 'node:fs';
import { openIfThere, systemFiles } from '../files.ts';
import { journalPaths, segmentPath } from './journal-paths.ts';
import { listSegments } from './segment-files.ts';

const PIECE_BYTES = 1 << 20;
/** 512 MiB, eight segments: a process that ends meanwhile waits for all that it has asked for. */
const PIECES_AHEAD = 512;
/** Their files stay open until the thread is free. */
const MAX_SEGMENTS = 64;

/**
 * Has the segments of a data directory read into the page cache by Node's thread pool, oldest first, while this thread goes
 * on: the journal is written past the cache, and who judges it after a start would wait for each piece of it. What isn't
 * read in the end, or can't be, is read by whoever needs it.
 */
export interface ReadAhead {
  /** Asks for the first pieces, as many as it may be ahead. */
  begin(): void;
  /** So much has been judged: asks for as much more. */
  goOn(judgedBytes: number): void;
}

export function createReadAhead(data: string, piecesAhead = PIECES_AHEAD): ReadAhead {
  const pieces = askedPieces(data);
  const ask = (count: number): void => {
    for (let i = 0; i < count; i++) if (pieces.next().done === true) return;
  };
  return {
    begin: () => ask(piecesAhead),
    goOn: (judgedBytes) => ask(Math.ceil(judgedBytes / PIECE_BYTES)),
  };
}

/** Asks for a piece each time that it is asked for one. */
function* askedPieces(data: string): Generator<void> {
  const paths = journalPaths(data);
  const scratch = new Uint8Array(PIECE_BYTES);
  for (const number of listSegments(paths).slice(0, MAX_SEGMENTS)) {
    const path = segmentPath(paths, number);
    const pieces = Math.ceil(systemFiles.size(path) / PIECE_BYTES);
    const fd = pieces > 0 ? openIfAllowed(path) : undefined;
    if (fd === undefined) return;
    let unread = pieces;
    for (let i = 0; i < pieces; i++) {
      read(fd, scratch, 0, PIECE_BYTES, i * PIECE_BYTES, () => {
        if (--unread === 0) closeSync(fd);
      });
      yield;
    }
  }
}

function openIfAllowed(path: string): number | undefined {
  try {
    return openIfThere(systemFiles, path);
  } catch {
    // Who needs it tells what is wrong with it.
    return undefined;
  }
}
