import { connect, type Socket } from 'node:net';
import { createLineReader, type LineReader } from './lines.ts';
import { createReconnect } from './reconnect.ts';

/**
 * A line protocol over a connection that comes back for ever:
 *
 *   open ─▶ connected ─▶ line, line … ─▶ lost ─▶ ended ▸ down, once per outage ─▶ wait, longer each time ─▶ connected …
 *                          └ established: the outage is over, the next wait is the shortest
 *
 * Calls that name a connection do nothing once it is not the current one.
 */
export interface LineLink {
  /** The current connection, if there is one. */
  socket(): Socket | undefined;
  open(): void;
  /** The peer has said what makes the connection a session. */
  established(): void;
  lost(which: Socket, reason: string): void;
  /** What the peer said doesn't fit the protocol: counted, and the connection is lost. */
  malformed(which: Socket, what: string): void;
  /** No line is handed on from here; holds for the next connection too. */
  pause(): void;
  resume(): void;
  /** What was written still leaves, for at most `lingerMs`; nothing more is heard or told. */
  close(lingerMs: number): void;
}

export interface LineLinkOptions {
  readonly host: string;
  readonly port: number;
  readonly maxLineBytes: number;
  /** The first wait before a reconnect, doubled up to `reconnectMaxMs`, less up to half of it by chance. 50 and 5,000. */
  readonly reconnectMinMs?: number | undefined;
  readonly reconnectMaxMs?: number | undefined;
  /** 0 ≤ n < 1. Math.random. */
  readonly random?: (() => number) | undefined;
  /** Kept by the link. */
  readonly counts: { sessions: number; malformed: number };
}

export interface LineLinkEvents {
  /** A try begins. */
  connecting?(which: Socket): void;
  connected(which: Socket): void;
  /** Bytes came, whole lines or not. */
  heard?(): void;
  line(line: string, which: Socket): void;
  /** The connection is over, whoever ended it: what belonged to it is void. */
  ended(): void;
  /** An outage begins. */
  down(reason: string): void;
}

const MAX_TOLD = 200;
/** All connections of a link read into the same bytes, one after the other: a stream would make some for each read. */
const READ_BYTES = 65_536;

export function createLineLink(options: LineLinkOptions, events: LineLinkEvents): LineLink {
  const { host, port, maxLineBytes, counts } = options;
  const { reconnectMinMs = 50, reconnectMaxMs = 5000, random = Math.random } = options;
  const reconnect = createReconnect(reconnectMinMs, reconnectMaxMs, random, start);
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  let socket: Socket | undefined;
  let reader: LineReader | undefined;
  let toldDown = false;
  let paused = false;
  let closed = true;

  function start(): void {
    const onread = { buffer, callback: (length: number): boolean => hear(length, opened) };
    const opened: Socket = connect({ host, port, noDelay: true, onread });
    socket = opened;
    reader = createLineReader(maxLineBytes, (line) => {
      if (opened === socket) events.line(line, opened);
    });
    if (paused) {
      reader.pause();
      opened.pause();
    }
    events.connecting?.(opened);
    opened.on('connect', () => events.connected(opened));
    opened.on('error', (error: NodeJS.ErrnoException) => lost(opened, error.code ?? error.message));
    opened.on('close', () => lost(opened, 'connection closed'));
  }

  function hear(length: number, which: Socket): boolean {
    if (which !== socket) return true;
    events.heard?.();
    if (reader?.push(buffer.subarray(0, length)) === false) malformed(which, 'a line too long');
    return true;
  }

  function end(): void {
    reader?.stop();
    socket = undefined;
    reader = undefined;
    events.ended();
  }

  function lost(which: Socket, reason: string): void {
    if (which !== socket) return;
    end();
    which.destroy();
    if (!toldDown) events.down(reason);
    toldDown = true;
    // Whoever was told may have closed it, or opened it again.
    if (!closed && socket === undefined) reconnect.later();
  }

  function malformed(which: Socket, what: string): void {
    counts.malformed++;
    lost(which, `malformed: ${what.slice(0, MAX_TOLD)}`);
  }

  return {
    socket() {
      return socket;
    },
    open() {
      if (!closed) return;
      closed = false;
      start();
    },
    established() {
      counts.sessions++;
      toldDown = false;
      reconnect.reset();
    },
    lost,
    malformed,
    pause() {
      paused = true;
      reader?.pause();
      socket?.pause();
    },
    resume() {
      paused = false;
      const current = socket;
      current?.resume();
      if (current !== undefined && reader?.resume() === false) malformed(current, 'a line too long');
    },
    close(lingerMs) {
      closed = true;
      reconnect.stop();
      const last = socket;
      if (last === undefined) return;
      end();
      if (lingerMs === 0) last.destroy();
      else {
        last.resume().end();
        setTimeout(() => last.destroy(), lingerMs).unref();
      }
    },
  };
}
