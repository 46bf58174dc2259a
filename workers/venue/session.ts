import type { Socket } from 'node:net';
import { createLineReader } from '../lines.ts';
import type { Faults } from './faults.ts';
import type { VenueLimits } from './limits.ts';
import type { Gateway } from './order.ts';

/**
 * One connection: lines in, lines out, and the faults on the way out. What is said during a batch waits in `ready`
 * until `flush`, so that the log is written first.
 *
 *   socket ─▶ reader ─▶ onLine          answer, report, plain ─▶ (lost, doubled) ─▶ ready ─▶ flush ─▶ socket
 *                                                                            └▶ delayed ─▶ timer ┘
 */
export interface Session {
  gateway: Gateway | undefined;
  subscribed: boolean;
  greeted: boolean;
  readonly local: boolean;
  readonly closed: boolean;
  /** The answer to a place, cancel or replace: every fault may meet it. */
  answer(line: string): void;
  /** A fill or an expiry, which nobody asked for: late by the latency only, perhaps doubled. */
  report(line: string): void;
  /** Anything else: late by the latency, if any. */
  plain(line: string): void;
  /** Hands what is ready to the socket, and stops or goes on reading by what waits there. */
  flush(): void;
  /** Reads no more; what is ready and a last line are said with the next flush, then it closes. */
  end(lastLine: string): void;
  /** Says a last line, then closes; input not yet acted on, and answers not yet said, are dropped. */
  close(lastLine?: string): void;
  /** Ticks go around the faults. False: the subscriber is behind. */
  writeTicks(text: string): boolean;
  readonly unsentBytes: number;
}

export interface SessionEvents {
  line(session: Session, line: string): void;
  /** Wraps whatever handles input, so that the log is written before `flush`. */
  batch(work: () => void): void;
  drained(session: Session): void;
  closed(session: Session): void;
}

const KEEP_ALIVE_MS = 15_000;
const TOO_LONG = '{"ev":"error","reason":"line too long"}\n';

interface DelayedLine {
  readonly dueMs: number;
  readonly line: string;
}

export function createSession(
  socket: Socket,
  limits: VenueLimits,
  faults: Faults,
  nowMs: () => number,
  events: SessionEvents,
): Session {
  const delayed: DelayedLine[] = [];
  const lateTimers = new Set<NodeJS.Timeout>();
  let delayedHead = 0;
  let delayedBytes = 0;
  let delayTimer: NodeJS.Timeout | undefined;
  let ready = '';
  let ending: string | undefined;
  let reading = true;
  let closed = false;

  const reader = createLineReader(limits.lineBytes, (line) => {
    events.line(session, line);
    // Also within one chunk: a few bytes of `list` ask for megabytes.
    if (reading && session.unsentBytes > limits.outputPauseBytes) pause();
  });

  function pause(): void {
    reading = false;
    reader.pause();
    socket.pause();
  }

  function delay(line: string, waitMs: number): void {
    const last = delayed[delayed.length - 1];
    const dueMs = Math.max(last?.dueMs ?? 0, nowMs() + waitMs);
    delayed.push({ dueMs, line });
    delayedBytes += line.length;
    delayTimer ??= setTimeout(release, waitMs);
  }

  function release(): void {
    delayTimer = undefined;
    const now = nowMs();
    for (;;) {
      const next = delayed[delayedHead];
      if (next === undefined) break;
      if (next.dueMs > now + 0.5) {
        delayTimer = setTimeout(release, next.dueMs - now);
        break;
      }
      ready += next.line;
      delayedBytes -= next.line.length;
      delayedHead++;
    }
    if (delayedHead === delayed.length || delayedHead > 4096) {
      delayed.splice(0, delayedHead);
      delayedHead = 0;
    }
    session.flush();
  }

  function say(line: string): void {
    if (closed) return;
    const waitMs = faults.delayMs();
    if (waitMs > 0 || delayed.length > 0) delay(line, waitMs);
    else ready += line;
  }

  function sayLate(line: string): void {
    delayedBytes += line.length;
    const timer = setTimeout(() => {
      lateTimers.delete(timer);
      delayedBytes -= line.length;
      ready += line;
      session.flush();
    }, faults.settings.late_ms + faults.delayMs());
    lateTimers.add(timer);
  }

  function throttle(): void {
    const waiting = session.unsentBytes;
    if (waiting > limits.outputMaxBytes) {
      session.close();
      return;
    }
    if (reading && waiting > limits.outputPauseBytes) {
      pause();
    } else if (!reading && waiting <= limits.outputPauseBytes / 2) {
      reading = true;
      socket.resume();
      events.batch(() => {
        if (!reader.resume()) session.end(TOO_LONG);
      });
      if (ending !== undefined) session.flush();
    }
  }

  const session: Session = {
    gateway: undefined,
    subscribed: false,
    greeted: false,
    local: isLoopback(socket.remoteAddress ?? ''),
    get closed() {
      return closed;
    },
    get unsentBytes() {
      return socket.writableLength + delayedBytes + ready.length;
    },
    answer(line) {
      if (closed || faults.lost()) return;
      if (faults.late()) sayLate(line);
      else say(line);
      if (faults.doubled()) say(line);
    },
    report(line) {
      say(line);
      if (faults.doubled()) say(line);
    },
    plain: say,
    flush() {
      if (closed) return;
      if (ready !== '') {
        const text = ready;
        ready = '';
        socket.write(text, 'latin1');
      }
      if (ending === undefined) throttle();
      else session.close(ending);
    },
    end(lastLine) {
      reader.stop();
      ending ??= lastLine;
    },
    close(lastLine = '') {
      if (closed) return;
      closed = true;
      reader.stop();
      clearTimeout(delayTimer);
      for (const timer of lateTimers) clearTimeout(timer);
      if (lastLine === '') socket.destroy();
      // A reader that doesn't take the last line isn't waited for.
      else socket.end(lastLine, 'latin1', () => socket.destroy());
      setTimeout(() => socket.destroy(), 1000).unref();
      events.closed(session);
    },
    writeTicks(text) {
      if (!closed) socket.write(text, 'latin1');
      return closed || socket.writableLength <= limits.tickPauseBytes;
    },
  };

  socket.setNoDelay(true);
  // A peer that vanished without a word doesn't hold one of the sessions for ever.
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.on('data', (chunk: Buffer) => {
    if (closed) return;
    events.batch(() => {
      if (!reader.push(chunk)) session.end(TOO_LONG);
    });
    if (ending !== undefined) session.flush();
  });
  socket.on('drain', () => {
    if (closed) return;
    throttle();
    events.drained(session);
  });
  // A reset connection is a closed one: 'close' follows.
  socket.on('error', () => undefined);
  socket.on('close', () => session.close());
  const greeting = setTimeout(() => {
    if (!session.greeted) session.close('{"ev":"error","reason":"neither hello nor subscribe"}\n');
  }, limits.greetingMs);
  greeting.unref();
  return session;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
