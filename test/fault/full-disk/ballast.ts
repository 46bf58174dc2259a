import { closeSync, fdatasyncSync, openSync, statfsSync, truncateSync, writeSync } from 'node:fs';

/** A file that fills a disk as far as wanted. */
export interface Ballast {
  /** Writes until no more than `freeBytes` are free; 0: until nothing can be written at all. */
  fillTo(freeBytes: number): void;
  /** Gives all of it back. */
  drop(): void;
}

const PIECE = Buffer.alloc(1 << 20, 1);
const BLOCK_BYTES = 4096;

export function createBallast(folder: string): Ballast {
  const path = `${folder}/ballast`;

  function free(): number {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  }

  function add(fd: number, bytes: number): boolean {
    try {
      const written = writeSync(fd, PIECE, 0, bytes);
      fdatasyncSync(fd);
      return written === bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
      throw error;
    }
  }

  return {
    fillTo(freeBytes) {
      const fd = openSync(path, 'a', 0o600);
      try {
        for (let wanted = free() - freeBytes; wanted >= PIECE.length; wanted = free() - freeBytes)
          if (!add(fd, PIECE.length)) break;
        if (freeBytes === 0) while (add(fd, BLOCK_BYTES));
      } finally {
        closeSync(fd);
      }
    },
    drop: () => truncateSync(path, 0),
  };
}
