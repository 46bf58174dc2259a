import koffi from 'koffi';
import { closeSync, constants, writevSync } from 'node:fs';
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';

/**
 * What wakes a thread that waits in its event loop:
 *
 *   ringers ── a byte each ──▶ [pipe] ──▶ event loop ──▶ `woken`
 *
 * A message port holds its lock until it has woken the other side: on the same core that runs at once, meets the lock and
 * sleeps again, for two switches more. Here nobody holds anything.
 */
export interface WakePipe {
  /** File descriptors, which are the whole process's. */
  readonly reading: number;
  readonly writing: number;
}

const O_CLOEXEC = 0o2000000;
const pipe2 = koffi.load(null).func('int pipe2(int *ends, int flags)') as (ends: Int32Array, flags: number) => number;

export function openWakePipe(): WakePipe {
  const ends = new Int32Array(2);
  if (pipe2(ends, O_CLOEXEC | constants.O_NONBLOCK) !== 0) throw new Error(`no pipe: errno ${koffi.errno()}`);
  closed.delete(ends[1]!);
  return { reading: ends[0]!, writing: ends[1]! };
}

/** Writing ends that this thread has closed: their numbers may be other files' by now. */
const closed = new Set<number>();

/** No other thread may ring any more. Whoever still does in this one rings nobody. */
export function closeWriting({ writing }: WakePipe): void {
  if (closed.has(writing)) return;
  closed.add(writing);
  closeSync(writing);
}

const BYTE = [Uint8Array.of(1)];
const READ_BYTES = 64;

/** Wakes whoever reads from the pipe with this end. */
export function wakerOf(writing: number): () => void {
  return () => {
    if (closed.has(writing)) return;
    try {
      writevSync(writing, BYTE);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A full pipe wakes as well, and who is gone can't be woken.
      if (code !== 'EAGAIN' && code !== 'EPIPE') throw error;
    }
  };
}

/** Rings that come together wake once. The pipe's end is closed with what is returned, which keeps no thread alive. */
export function onWake(reading: number, woken: () => void): Socket {
  const onread = {
    buffer: new Uint8Array(READ_BYTES),
    callback() {
      woken();
      return true;
    },
  };
  const options: SocketConstructorOpts & ConnectOpts = { fd: reading, readable: true, writable: false, onread };
  return new Socket(options).unref();
}
