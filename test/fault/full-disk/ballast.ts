import { spawnSync } from 'node:child_process';
import { closeSync, openSync, statSync, statfsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../../campaign/machine.ts';

/** A file that fills a disk as far as wanted. */
export interface Ballast {
  /** Until no more than `freeBytes` are free, but for a block or two; 0: until nothing can be written at all. */
  fillTo(freeBytes: number): void;
  /** Gives all of it back. */
  drop(): void;
}

const BLOCK_BYTES = 4096;

export function createBallast(folder: string): Ballast {
  const path = join(folder, 'ballast');
  closeSync(openSync(path, 'w', 0o600));

  function free(): number {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  }

  /** Takes the blocks without writing to them. */
  function take(bytes: number): boolean {
    const at = statSync(path).size;
    return spawnSync(pathOf('fallocate') ?? '', ['--offset', String(at), '--length', String(bytes), path]).status === 0;
  }

  return {
    fillTo(freeBytes) {
      for (let piece = blocks(free() - freeBytes); piece >= BLOCK_BYTES; ) {
        if (take(piece)) piece = blocks(Math.max(free() - freeBytes, freeBytes === 0 ? BLOCK_BYTES : 0));
        else piece = blocks(piece / 2);
      }
    },
    drop: () => truncateSync(path, 0),
  };
}

function blocks(bytes: number): number {
  return Math.floor(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}
