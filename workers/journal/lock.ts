import { closeSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import koffi from 'koffi';
import { JournalError } from './journal-error.ts';
import { isNoSpace } from '../files.ts';

const LOCK_EX = 2;
const LOCK_NB = 4;

const flock = koffi.load(null).func('int flock(int fd, int operation)');

export interface Lock {
  /** More than once does no harm. */
  release(): void;
}

/**
 * Makes this process the only one on a data directory. The kernel drops the lock when the process ends, however it
 * ends, so there is nothing stale to clean up; the pid in the file is for the message only.
 */
export function acquireLock(path: string): Lock {
  const fd = openSync(path, 'a+', 0o600);
  if ((flock(fd, LOCK_EX | LOCK_NB) as number) !== 0) {
    const owner = readFileSync(path, 'utf8').trim();
    closeSync(fd);
    const who = owner === '' ? 'another process' : `process ${owner}`;
    throw new JournalError('LOCKED', `${path} is held by ${who}: only one tickgate can run on a data directory.`);
  }
  try {
    ftruncateSync(fd, 0);
    writeSync(fd, `${process.pid}\n`);
  } catch (error) {
    // On a full disk the lock is as good without the pid, and a start is needed.
    if (!isNoSpace(error)) {
      closeSync(fd);
      throw error;
    }
  }
  let held = true;
  return {
    release() {
      if (held) closeSync(fd);
      held = false;
    },
  };
}

/** The pid of the process that holds the lock; 0 if none does or the system doesn't tell. Never takes the lock itself. */
export function lockOwner(path: string): number {
  const inode = statSync(path, { throwIfNoEntry: false })?.ino;
  if (inode === undefined) return 0;
  try {
    const held = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .map((line) => /FLOCK\s+\S+\s+WRITE\s+(\d+)\s+\S+:(\d+)\s/.exec(line))
      .find((match) => match !== null && Number(match[2]) === inode);
    return Number(held?.[1] ?? 0);
  } catch {
    return 0;
  }
}
