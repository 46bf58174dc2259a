import * as fs from 'node:fs';

/**
 * The system calls that the journal's durability rests on, all synchronous: one sync in flight, none in a thread pool.
 * A port, so that tests can fail the Nth call.
 */
export interface Files {
  open(path: string, flags: 'r' | 'r+' | 'wx+' | 'w+' | 'a'): number;
  close(fd: number): void;
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
  /** Bytes that this process may still write on the file system of `path`. */
  freeBytes(path: string): number;
}

export const systemFiles: Files = {
  open: (path, flags) => fs.openSync(path, flags, 0o600),
  close: (fd) => fs.closeSync(fd),
  write: (fd, bytes, from, count, at) => fs.writeSync(fd, bytes, from, count, at),
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
  freeBytes: (path) => {
    const { bavail, bsize } = fs.statfsSync(path);
    return bavail * bsize;
  },
};

/** Writes all of it: a write may end short and go on with the next call. */
export function writeWhole(files: Files, fd: number, bytes: Uint8Array, from: number, count: number, at: number): void {
  let done = 0;
  while (done < count) {
    const written = files.write(fd, bytes, from + done, count - done, at + done);
    if (written <= 0) throw nothingWritten(count - done, at + done);
    done += written;
  }
}

/** For whoever asks for its code it is one of the disk's errors. */
function nothingWritten(count: number, at: number): Error {
  return Object.assign(new Error(`a write of ${count} bytes at ${at} wrote nothing`), { code: 'EIO' });
}

/** Reads up to `count` bytes, fewer only at the end of the file. */
export function readWhole(
  files: Files,
  fd: number,
  bytes: Uint8Array,
  from: number,
  count: number,
  at: number,
): number {
  let done = 0;
  while (done < count) {
    const read = files.read(fd, bytes, from + done, count - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
