import type { OrderLog } from '../outbound/order-log.ts';
import type { Encoder } from '../outbound/encode.ts';
import { type TextFrame, createTextFrame, textInUse } from './text-frame.ts';
import { createRecordEncoder } from '../wire/record-encoder.ts';
import { type BinaryFrame, append, appended, createBinaryFrames, hasRoom, inUse } from './binary-frame.ts';
import type { OrdersCursor, Session } from './session.ts';
import { CloseCode, type SocketPort } from './socket-port.ts';

/**
 * All sessions and what waits to be sent to them; and the `orders` channel, in which every session is a cursor into
 * its account's log:
 *
 *   behind   walks the log at the pace of its socket         ─┐ caught up
 *   live     gets each report as it happens, encoded once    ◀┘
 *
 * Nothing is dropped or reordered: a live reader with more than 64 KiB unread is closed and told where to resume, and
 * so is one that walks slower than the log turns over.
 */
export interface Sessions {
  readonly count: number;
  readonly slowClosed: number;
  add(session: Session, nowNs: number): void;
  eldestFirst(): Iterable<Session>;
  remove(session: Session): void;
  /** Queues a text; it goes out with the next `flush`. */
  send(session: Session, text: string): void;
  /** Queues a text that stands as bytes somewhere, a copy of them: at most `LINE_BYTES`. */
  sendBytes(session: Session, bytes: Uint8Array): void;
  /** Queues the first `length` bytes of `record`, a copy of them; it shares a frame with the records before it. */
  sendRecord(session: Session, record: Uint8Array, length: number): void;
  /** For a record that is written in place, at the end of the frame: it has at most `most` bytes. Not once it is closed. */
  room(session: Session, most: number): BinaryFrame;
  /** Queues what was written to the end of the frame that `room` gave. */
  written(session: Session, frame: BinaryFrame, length: number): void;
  /** Sends what is queued for one session, or for all. */
  flush(session: Session): void;
  flushAll(): void;
  /** Begins the orders of an account after `sequence`. */
  follow(session: Session, account: number, sequence: number, isBinary: boolean): void;
  unfollow(session: Session): void;
  /** The report with this sequence was appended to the log. */
  report(account: number, sequence: number): void;
  /** Moves one session on if it is behind; the only one to be called in a socket's callback, for that socket. */
  catchUp(session: Session): void;
  /** Moves on all that are behind. */
  catchUpAll(): void;
  /**
   * Tells a session that it is about to be closed, and where its orders go on from:
   * `{"channel":"session","type":"closing","reason":"shutdown","resume":{"account":"demo","epoch":"…","sequence":7}}`.
   */
  notice(session: Session, reason: 'shutdown' | 'lifetime'): void;
  /** Sends what is queued and closes. */
  close(session: Session, code: number, reason: string): void;
  /** Closes all, each with its notice. */
  closeAll(code: number, reason: string): void;
}

const SLOW_BYTES = 64 * 1024;
/** A session that is behind is given this much at a time. */
const PACE_BYTES = 32 * 1024;
/** More than this unread by anybody: it doesn't read its answers. */
const DEAF_BYTES = 512 * 1024;
const MAX_REPORTS_PER_TURN = 2_000;
/** As many as a turn's pump answers at once; what is beyond is left to the collector. */
const TEXTS_KEPT = 512;
/** RFC 6455 5.5: a control frame has 125 bytes, of which the code takes 2. */
const MAX_REASON_BYTES = 123;

export function createSessions(log: OrderLog, encoder: Encoder, epoch: string, accounts: readonly string[]): Sessions {
  const all = new Set<Session>();
  /** Those that have something queued; one that was flushed alone may still stand here, or twice. */
  const dirty: Session[] = [];
  const behind = new Set<Session>();
  /** By account. */
  const followers: (Set<Session> | undefined)[] = [];
  const frames = createBinaryFrames();
  const freeTexts: TextFrame[] = [];
  const records = createRecordEncoder();

  // One function for all corks, as each costs an object: whose turn it is stands beside it.
  let corked: (string | TextFrame | BinaryFrame)[] = [];
  let corkedSocket: SocketPort | undefined;
  let isDropped = false;

  function writeCorked(): void {
    isDropped = false;
    for (const item of corked) {
      const sent = sendItem(corkedSocket!, item);
      isDropped = sent === 2;
      if (isDropped) return;
    }
  }

  function giveBack(frame: TextFrame | BinaryFrame): void {
    if (frame.isBinary) frames.giveBack(frame);
    else if (freeTexts.length < TEXTS_KEPT) freeTexts.push(frame);
  }

  function touch(session: Session): void {
    if (session.isDirty) return;
    session.isDirty = true;
    dirty.push(session);
  }

  function send(session: Session, text: string): void {
    if (session.isClosed) return;
    session.outbox.push(text);
    touch(session);
  }

  function room({ outbox }: Session, most: number): BinaryFrame {
    const last = outbox.length === 0 ? undefined : outbox[outbox.length - 1];
    if (typeof last === 'object' && last.isBinary && hasRoom(last, most)) return last;
    const frame = frames.take();
    hasRoom(frame, most);
    outbox.push(frame);
    return frame;
  }

  function sendRecord(session: Session, record: Uint8Array, length: number): void {
    if (session.isClosed) return;
    append(room(session, length), record, length);
    touch(session);
  }

  function empty(session: Session): void {
    const { outbox } = session;
    // One by one, which leaves the array its memory: `length = 0` takes it away.
    for (let item = outbox.pop(); item !== undefined; item = outbox.pop()) {
      if (typeof item === 'object') giveBack(item);
    }
  }

  function closeSlow(session: Session): void {
    sessions.slowClosed += 1;
    session.socket.end(CloseCode.slowReader, resumeToken(session.orders));
  }

  /** With its account where that fits. */
  function resumeToken(cursor: OrdersCursor | undefined): string {
    const sequence = (cursor?.next ?? 1) - 1;
    const whole = JSON.stringify({ account: accounts[cursor?.account ?? -1], epoch, sequence });
    return Buffer.byteLength(whole) <= MAX_REASON_BYTES ? whole : JSON.stringify({ epoch, sequence });
  }

  function flush(session: Session): void {
    session.isDirty = false;
    const { socket, outbox } = session;
    if (session.isClosed || outbox.length === 0) return;
    corked = outbox;
    corkedSocket = socket;
    socket.cork(writeCorked);
    empty(session);
    const buffered = socket.getBufferedAmount();
    if (session.orders !== undefined && (isDropped || (session.orders.isLive && buffered > SLOW_BYTES))) {
      closeSlow(session);
    } else if (isDropped || buffered > DEAF_BYTES) socket.end(CloseCode.policy, 'answers are not read');
  }

  function walk(session: Session): void {
    const cursor = session.orders;
    if (cursor === undefined || session.isClosed) {
      behind.delete(session);
      return;
    }
    const { account } = cursor;
    for (let budget = MAX_REPORTS_PER_TURN; budget > 0; ) {
      // Not live before the socket has taken most of it either: the next report would find a slow reader.
      if (session.socket.getBufferedAmount() > PACE_BYTES) return;
      if (cursor.next > log.last(account)) {
        cursor.isLive = true;
        behind.delete(session);
        return;
      }
      if (cursor.next < log.first(account)) {
        closeSlow(session);
        return;
      }
      let bytes = 0;
      while (cursor.next <= log.last(account) && bytes < PACE_BYTES && budget > 0) {
        const at = log.at(account, cursor.next);
        if (cursor.isBinary) {
          const length = records.report(log.records, at);
          sendRecord(session, records.bytes, length);
          bytes += length;
        } else {
          const text = encoder.report(log.records, at);
          session.outbox.push(text);
          bytes += text.length;
        }
        budget -= 1;
        cursor.next += 1;
      }
      flush(session);
      if (session.isClosed) return;
    }
  }

  function unfollow(session: Session): void {
    const cursor = session.orders;
    if (cursor === undefined) return;
    session.orders = undefined;
    behind.delete(session);
    followers[cursor.account]?.delete(session);
  }

  function notice(session: Session, reason: string): void {
    const { orders } = session;
    const resume =
      orders === undefined ? null : { account: accounts[orders.account], epoch, sequence: orders.next - 1 };
    send(session, JSON.stringify({ channel: 'session', type: 'closing', reason, resume }));
  }

  function close(session: Session, code: number, reason: string): void {
    flush(session);
    if (!session.isClosed) session.socket.end(code, reason);
  }

  const sessions = {
    // Plain numbers: of a literal with an accessor V8 makes a dictionary, and of each call of it a search.
    count: 0,
    slowClosed: 0,
    eldestFirst: () => all,
    add(session, nowNs) {
      session.openedNs = nowNs;
      all.add(session);
      sessions.count = all.size;
    },
    remove(session) {
      session.isClosed = true;
      unfollow(session);
      empty(session);
      session.isDirty = false;
      all.delete(session);
      sessions.count = all.size;
    },
    send,
    sendBytes(session, bytes) {
      if (session.isClosed) return;
      const frame = freeTexts.pop() ?? createTextFrame();
      frame.bytes.set(bytes);
      frame.length = bytes.length;
      session.outbox.push(frame);
      touch(session);
    },
    sendRecord,
    room,
    written(session, frame, length) {
      appended(frame, length);
      touch(session);
    },
    flush(session) {
      if (dirty.length > 0 && session === dirty[dirty.length - 1]) dirty.pop();
      flush(session);
    },
    flushAll() {
      for (let i = 0; i < dirty.length; i++) {
        const session = dirty[i]!;
        if (session.isDirty) flush(session);
      }
      // As the outboxes: an array that is emptied at once gives its memory back.
      while (dirty.length > 0) dirty.pop();
    },
    follow(session, account, sequence, isBinary) {
      session.orders = { account, next: sequence + 1, isLive: false, isBinary };
      const set = followers[account] ?? new Set();
      followers[account] = set.add(session);
      behind.add(session);
    },
    unfollow,
    report(account, sequence) {
      const set = followers[account];
      if (set === undefined || set.size === 0) return;
      let text: string | undefined;
      let length = 0;
      for (const session of set) {
        const cursor = session.orders;
        if (cursor === undefined || !cursor.isLive) continue;
        cursor.next = sequence + 1;
        if (cursor.isBinary) {
          if (length === 0) length = records.report(log.records, log.at(account, sequence));
          sendRecord(session, records.bytes, length);
        } else {
          text ??= encoder.report(log.records, log.at(account, sequence));
          send(session, text);
        }
      }
    },
    catchUp(session) {
      if (behind.has(session)) walk(session);
    },
    catchUpAll() {
      if (behind.size > 0) for (const session of behind) walk(session);
    },
    notice,
    close,
    closeAll(code, reason) {
      for (const session of all) {
        notice(session, 'shutdown');
        close(session, code, reason);
      }
    },
  } satisfies Sessions;
  return sessions;
}

function sendItem(socket: SocketPort, item: string | TextFrame | BinaryFrame): number {
  if (typeof item === 'string') return socket.send(item);
  return item.isBinary ? socket.send(inUse(item), true) : socket.send(textInUse(item));
}
