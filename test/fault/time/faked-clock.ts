import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Lack } from '../../campaign/part.ts';

/** A wall clock that a process believes, and that can be set while it runs; its monotonic clock is the machine's. */
export interface FakedClock {
  /** For the process. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds ahead of the true one. */
  set(seconds: number): void;
  /** Takes away what the library leaves of a process that was killed. */
  cleanUp(pid: number): void;
}

const LIBRARIES = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

export function lacksFaketime(): Lack | undefined {
  return library() === undefined ? { kind: 'tool', what: 'libfaketimeMT.so.1 (Debian: libfaketime)' } : undefined;
}

/** `file`: where the offset is kept. */
export function createFakedClock(file: string): FakedClock {
  function set(seconds: number): void {
    // Whole or not at all: it is read at every look at the clock.
    writeFileSync(`${file}.new`, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
    renameSync(`${file}.new`, file);
  }
  set(0);
  return {
    set,
    cleanUp(pid) {
      for (const name of ['faketime_shm', 'sem.faketime_sem']) rmSync(`/dev/shm/${name}_${pid}`, { force: true });
    },
    env: {
      LD_PRELOAD: library() ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}

function library(): string | undefined {
  return LIBRARIES.filter((folder) => existsSync(folder) && readdirSync(folder).includes('faketime'))
    .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
    .find((path) => existsSync(path));
}
