import * as fs from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BLOCK_BYTES } from '../core/journal/frame.ts';
import { pageAlignedMemory } from './block-memory.ts';

/**
 * As in `fs.open`. `direct` is `r+` past the page cache: reads and writes are of whole blocks, at whole blocks, in memory
 * that begins at a page. Where the file system has no such thing, it is `r+`.
 */
export type OpenFlags = ReadFlags | 'r+' | 'wx+' | 'w+' | 'a';
/** Of who only reads. */
export type ReadFlags = 'r' | 'direct';

/**
 * The system calls that the journal, the snapshots and the archive are made of, all synchronous: one sync in flight, none
 * in a thread pool. They use no others, so that tests can fail the Nth call, or have all of it on a simulated disk.
 */
export interface Files {
  open(path: string, flags: OpenFlags): number;
  close(fd: number): void;
  /** Whether it was opened `direct` and goes past the page cache. Asks no disk. */
  isDirect(fd: number): boolean;
  /** Returns the bytes written, which may be fewer. */
  write(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number;
  read(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number;
  /** Data, and the file's size. */
  datasync(fd: number): void;
  truncate(fd: number, length: number): void;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  /** Makes names in this folder durable. */
  syncFolder(path: string): void;
  /** Makes a folder, with those above it, and their names durable; nothing if it is there. */
  makeFolder(path: string): void;
  /** The names in a folder, in any order; none if it isn't there. */
  list(folder: string): string[];
  /** Of a file, in bytes; −1 if it isn't there. */
  size(path: string): number;
  /** Bytes that this process may still write on the file system of `path`. */
  freeBytes(path: string): number;
}

/** Those of this thread. */
const directs = new Set<number>();
/** What is written whole. */
const alone: [Uint8Array] = [new Uint8Array()];

export const systemFiles: Files = {
  open: (path, flags) => (flags === 'direct' ? openDirect(path) : fs.openSync(path, flags, 0o600)),
  close: (fd) => {
    directs.delete(fd);
    fs.closeSync(fd);
  },
  isDirect: (fd) => directs.has(fd),
  write: (fd, bytes, from, count, at) => {
    if (from !== 0 || count !== bytes.length) return fs.writeSync(fd, bytes, from, count, at);
    // Node makes an object for each call of `writeSync`, for none of this one.
    alone[0] = bytes;
    return fs.writevSync(fd, alone, at);
  },
  read: (fd, bytes, from, count, at) => fs.readSync(fd, bytes, from, count, at),
  datasync: (fd) => fs.fdatasyncSync(fd),
  truncate: (fd, length) => fs.ftruncateSync(fd, length),
  rename: (from, to) => fs.renameSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  syncFolder: (path) => {
    const fd = fs.openSync(path, 'r');
    try {
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  },
  makeFolder: (path) => {
    const whole = resolve(path);
    const first = fs.mkdirSync(whole, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = whole; made.length >= first.length; made = dirname(made)) systemFiles.syncFolder(dirname(made));
  },
  list: (folder) => {
    try {
      return fs.readdirSync(folder);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  },
  size: (path) => fs.statSync(path, { throwIfNoEntry: false })?.size ?? -1,
  freeBytes: (path) => {
    const { bavail, bsize } = fs.statfsSync(path);
    return bavail * bsize;
  },
};

function openDirect(path: string): number {
  const { O_RDWR, O_DIRECT } = fs.constants;
  let fd = -1;
  try {
    fd = fs.openSync(path, O_RDWR | O_DIRECT);
    // Some file systems say so only when they are asked to read or write.
    fs.readSync(fd, probe, 0, BLOCK_BYTES, 0);
    directs.add(fd);
    return fd;
  } catch (error) {
    if (fd >= 0) fs.closeSync(fd);
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    return fs.openSync(path, 'r+');
  }
}

const probe = new Uint8Array(pageAlignedMemory(BLOCK_BYTES));

/** Whether a call failed because there is no such file. */
function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

const ENOSPC = -28;
/** Node has no name for it: its `code` is "Unknown system error -122". */
const EDQUOT = -122;

/** The disk, or what this user may have of it, is full. */
export function isNoSpace(error: unknown): boolean {
  const { errno, code } = error as NodeJS.ErrnoException;
  return errno === ENOSPC || errno === EDQUOT || code === 'ENOSPC';
}

/** Writes all of it: a write may end short and go on with the next call, from its last whole `unit` of bytes. */
export function writeWhole(
  files: Files,
  fd: number,
  bytes: Uint8Array,
  from: number,
  count: number,
  at: number,
  unit = 1,
): void {
  let done = 0;
  let isStuck = false;
  while (done < count) {
    const written = files.write(fd, bytes, from + done, count - done, at + done);
    const whole = written - (written % unit);
    // Of a unit that was written in part the next call tells why.
    if (whole === 0 && (written <= 0 || isStuck)) throw nothingWritten(count - done, at + done);
    isStuck = whole === 0;
    done += whole;
  }
}

/** The same past the page cache: only whole blocks go there, and only they can be gone on from. */
export function writeBlocks(files: Files, fd: number, bytes: Uint8Array, count: number, at: number): void {
  writeWhole(files, fd, bytes, 0, count, at, BLOCK_BYTES);
}

/** For whoever asks for its code it is one of the disk's errors. */
function nothingWritten(count: number, at: number): Error {
  return Object.assign(new Error(`a write of ${count} bytes at ${at} wrote nothing`), { code: 'EIO' });
}

/**
 * Reads up to `count` bytes, fewer only at the end of the file. Past the page cache reads are of whole blocks, the `unit`:
 * one that ends within a block has come to the end.
 */
export function readWhole(
  files: Files,
  fd: number,
  bytes: Uint8Array,
  from: number,
  count: number,
  at: number,
  unit = 1,
): number {
  let done = 0;
  while (done < count) {
    const read = files.read(fd, bytes, from + done, count - done, at + done);
    done += read;
    if (read === 0 || read % unit !== 0) break;
  }
  return done;
}

/** A file's bytes; undefined if it isn't there. */
export function readFile(files: Files, path: string): Uint8Array | undefined {
  const fd = openIfThere(files, path);
  if (fd === undefined) return undefined;
  try {
    const bytes = new Uint8Array(Math.max(0, files.size(path)));
    return bytes.subarray(0, readWhole(files, fd, bytes, 0, bytes.length, 0));
  } finally {
    files.close(fd);
  }
}

export function openIfThere(files: Files, path: string, flags: ReadFlags = 'r'): number | undefined {
  try {
    return files.open(path, flags);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
