import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { EVENT_SHORT_BYTES, EVENT_WORDS, EventHalf, EventWord } from '../../../core/schema/event.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import type { Encoder } from '../../../gateway/outbound/encode.ts';
import { createOrderLog } from '../../../gateway/outbound/order-log.ts';
import { createSession } from '../../../gateway/ws/session.ts';
import { createSessions } from '../../../gateway/ws/sessions.ts';
import type { SocketPort } from '../../../gateway/ws/socket-port.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const REPORT_BYTES = 600;

/** A reader that takes nothing by itself. */
function createReader() {
  const reader = { buffered: 0, sequences: [] as number[], closed: '' };
  const socket = {
    send(text: string) {
      reader.buffered += text.length;
      reader.sequences.push(Number.parseInt(text, 10));
      return 0;
    },
    cork(write: () => void) {
      write();
    },
    getBufferedAmount: () => reader.buffered,
    end(code: number, reason: string) {
      reader.closed = `${code} ${reason}`;
    },
  };
  return { reader, socket: socket as unknown as SocketPort };
}

test('a reader that has walked to the end is live only when its socket has taken most of it', () => {
  const log = createOrderLog(1);
  const encoder = {
    report: ({ f64 }: Records, at: number) => `${f64[(at >> 3) + EventWord.ACCOUNT_SEQ]!}`.padEnd(REPORT_BYTES),
  } as unknown as Encoder;
  const sessions = createSessions(log, encoder, 'epoch', ['demo']);
  const event = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
  event.i32[EventHalf.LENGTH] = EVENT_SHORT_BYTES;
  event.i32[EventHalf.ACCOUNT] = 0;
  const happens = (sequence: number): void => {
    event.f64[EventWord.ACCOUNT_SEQ] = sequence;
    log.append(event, 0);
    sessions.report(0, sequence);
  };
  for (let sequence = 1; sequence <= 100; sequence++) happens(sequence);
  const { reader, socket } = createReader();
  const session = createSession(socket, localPrincipal(1));
  sessions.add(session, 0);
  sessions.follow(session, 0, 0, false);
  sessions.catchUpAll();
  reader.buffered = 31 * 1024;
  sessions.catchUpAll();
  // It has everything, most of it unread; now 20 more reports come at once.
  for (let sequence = 101; sequence <= 120; sequence++) happens(sequence);
  sessions.catchUpAll();
  sessions.flushAll();
  assert.equal(reader.closed, '');
  reader.buffered = 0;
  sessions.catchUpAll();
  happens(121);
  sessions.flushAll();
  assert.deepEqual(
    reader.sequences,
    Array.from({ length: 121 }, (_, i) => i + 1),
  );
});

test('texts, texts that stand as bytes and records reach their session in order, whatever others are sent meanwhile', () => {
  const random = createSeededRandom(17);
  const sessions = createSessions(createOrderLog(1), undefined as never, 'epoch', ['demo']);
  const peers = Array.from({ length: 40 }, () => {
    const peer = { got: '', said: '', takes: true };
    const socket = {
      send(message: string | Uint8Array) {
        peer.got += typeof message === 'string' ? message : Buffer.from(message).toString('latin1');
        return peer.takes ? 1 : 2;
      },
      cork: (write: () => void) => {
        write();
      },
      getBufferedAmount: () => 0,
      end: () => {},
    };
    const session = createSession(socket as unknown as SocketPort, localPrincipal(1));
    sessions.add(session, 0);
    return { peer, session };
  });
  /** Where a text stands only while it is handed over. */
  const place = Buffer.alloc(512);
  for (let i = 0; i < 20_000; i++) {
    const { peer, session } = peers[random.below(peers.length)]!;
    const text = `${i} `.repeat(1 + random.below(40));
    const way = random.below(3);
    place.fill(0x3f);
    place.write(text, 'latin1');
    if (way === 0) sessions.send(session, text);
    else if (way === 1) sessions.sendBytes(session, place.subarray(0, text.length));
    else sessions.sendRecord(session, place, text.length);
    if (!session.isClosed) peer.said += text;
    place.fill(0x21);
    if (random.chance(0.02)) sessions.flush(session);
    if (random.chance(0.005)) sessions.flushAll();
    // One that goes with something queued: what it was owed is used again for others.
    if (random.chance(0.001)) {
      sessions.remove(session);
      peer.takes = false;
    }
  }
  sessions.flushAll();
  const [stayed, gone] = [peers.filter(({ peer }) => peer.takes), peers.filter(({ peer }) => !peer.takes)];
  assert.ok(stayed.length > 0 && gone.length > 0);
  for (const { peer } of stayed) assert.equal(peer.got, peer.said);
  for (const { peer } of gone) assert.ok(peer.said.startsWith(peer.got));
});
