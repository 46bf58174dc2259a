import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { LatchWriter, createLatch } from '../../core/memory/latch.ts';
import { QUOTE_WORDS } from '../../core/schema/quote.ts';
import { createDirectory } from '../../gateway/directory.ts';
import type { FeedOptions, QuoteReader } from '../../gateway/outbound/feed.ts';
import { type FeedHandle, createQuoteFanout } from '../../gateway/outbound/quote-fanout.ts';
import type { Loose } from '../support/loose.ts';

const READERS = 4;
const OPTIONS: readonly FeedOptions[] = [
  { kind: 'quotes', instrument: 0, throttleMs: 0, batchSize: 1, priority: 5 },
  { kind: 'quotes', instrument: 0, throttleMs: 50, batchSize: 3, priority: 5 },
  { kind: 'quotes', instrument: 1, throttleMs: 100, batchSize: 1, priority: 1 },
];

/** A reader whose socket is the test's: what reaches it follows, without a gap, what it was told before. */
interface Follower {
  readonly reader: QuoteReader;
  readonly topics: Set<string>;
  /** By topic: the sequence told last. */
  readonly last: Map<string, number>;
  readonly handles: Map<FeedOptions, FeedHandle>;
  buffered: number;
}

function take({ last, handles }: Follower, topic: string, message: string | Uint8Array): void {
  assert.ok(
    [...handles.values()].some((handle) => handle.topic === topic),
    'nobody is told what he has left',
  );
  const frame = JSON.parse(Buffer.from(message as Uint8Array).toString()) as Loose;
  for (const { sequence, skipped } of frame.batch ?? [frame.data]) {
    assert.equal(
      sequence,
      last.get(topic)! + 1 + skipped,
      `${topic}: every update is told or counted as skipped, once`,
    );
    last.set(topic, sequence);
  }
}

function follower(): Follower {
  const topics = new Set<string>();
  const one: Follower = {
    topics,
    last: new Map(),
    handles: new Map(),
    buffered: 0,
    reader: {
      socket: {
        send(message) {
          const { channel } = JSON.parse(message as string) as Loose;
          take(one, [...one.handles.values()].find((handle) => handle.channel === channel)!.topic, message);
          return 1;
        },
        cork: (write) => {
          write();
        },
        getBufferedAmount: () => one.buffered,
        ping: () => 1,
        end() {},
        subscribe: (topic) => topics.add(topic).has(topic),
        unsubscribe: (topic) => topics.delete(topic),
      },
    },
  };
  return one;
}

const step = fc.oneof(
  fc.record({ what: fc.constant('write' as const), instrument: fc.nat(1), turns: fc.boolean() }),
  fc.record({ what: fc.constant('follow' as const), who: fc.nat(READERS - 1), options: fc.constantFrom(...OPTIONS) }),
  fc.record({ what: fc.constant('leave' as const), who: fc.nat(READERS - 1), options: fc.constantFrom(...OPTIONS) }),
  fc.record({
    what: fc.constant('buffer' as const),
    who: fc.nat(READERS - 1),
    bytes: fc.constantFrom(0, 20_000, 70_000),
  }),
  fc.record({ what: fc.constant('tick' as const) }),
);

test('whoever comes, goes, falls behind and comes back is told every update or how many it missed, each once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
      const latch = createLatch('quotes', SimulatedInstruments.length, QUOTE_WORDS);
      const writer = new LatchWriter(latch);
      const words = new Float64Array(QUOTE_WORDS);
      const all = Array.from({ length: READERS }, follower);
      const written = new Map<number, number>();
      const directory = createDirectory(SimulatedInstruments, ['demo'], []);
      const fanout = createQuoteFanout(latch, directory, (topic, message) => {
        for (const one of all) if (one.topics.has(topic)) take(one, topic, message);
      });
      let nowMs = 0;
      let price = 100;
      function write(instrument: number): void {
        price += 1;
        words.set([price, 1, price + 1, 1, price, 1, price, price]);
        writer.write(instrument, words, 0);
        written.set(instrument, (written.get(instrument) ?? 0) + 1);
      }
      for (const one of steps) {
        const now = 'who' in one ? all[one.who]! : undefined;
        if (one.what === 'write') {
          write(one.instrument);
          if (one.turns) fanout.turn();
        } else if (one.what === 'follow') {
          // Served singly a frame doesn't tell which of two forms of a channel it is of.
          const { instrument } = one.options;
          if ([...now!.handles.keys()].some((other) => other.instrument === instrument)) continue;
          const handle = fanout.subscribe(now!.reader, one.options)!;
          const snapshot = handle.snapshot() as string | undefined;
          now!.handles.set(one.options, handle);
          now!.last.set(handle.topic, snapshot === undefined ? 0 : (JSON.parse(snapshot) as Loose).data.sequence);
        } else if (one.what === 'leave') {
          const handle = now!.handles.get(one.options);
          if (handle === undefined) continue;
          now!.handles.delete(one.options);
          now!.reader.socket.unsubscribe(handle.topic);
          fanout.unsubscribe(now!.reader, handle);
        } else if (one.what === 'buffer') now!.buffered = one.bytes;
        else {
          nowMs += 50;
          fanout.tick(nowMs);
        }
      }
      // Once to bring back those who fell behind, once to see them where the others are.
      for (const one of all) one.buffered = 0;
      for (const ms of [1_000, 2_000]) {
        fanout.tick(nowMs + ms);
        for (const { instrument } of OPTIONS) write(instrument);
        fanout.turn();
        fanout.tick(nowMs + ms + 500);
        assert.equal(fanout.slowReaders(), 0);
      }
      for (const { handles, last } of all) {
        for (const [{ instrument }, { topic }] of handles) {
          assert.equal(last.get(topic), written.get(instrument) ?? 0, 'and in the end has the newest');
        }
      }
    }),
    { numRuns: 300 },
  );
});
