import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { LatchWriter, createLatch } from '../../core/memory/latch.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { createDirectory } from '../../gateway/directory.ts';
import type { QuoteReader } from '../../gateway/outbound/feed.ts';
import { MAX_FEEDS, type QuoteFanout, createQuoteFanout, throttleClass } from '../../gateway/outbound/quote-fanout.ts';
import { openDoor } from '../support/door-harness.ts';
import type { Loose } from '../support/loose.ts';
import { connectWs } from '../support/ws-client.ts';

type Frame = Record<string, Loose>;

interface Bench {
  readonly fanout: QuoteFanout;
  readonly frames: Frame[];
  readonly write: (bidTicks: number, trades?: number) => void;
  readonly isWatched: () => boolean;
  readonly reader: () => QuoteReader & { buffered: number; readonly topics: Set<string>; readonly single: Frame[] };
}

function bench(): Bench {
  const latch = createLatch('quotes', SimulatedInstruments.length, QUOTE_WORDS);
  const writer = new LatchWriter(latch);
  const frames: Frame[] = [];
  const directory = createDirectory(SimulatedInstruments, ['demo'], []);
  const fanout = createQuoteFanout(latch, directory, (_, message) => {
    // What is published may be written over.
    frames.push(JSON.parse(Buffer.from(message as Uint8Array).toString()) as Frame);
  });
  const words = new Float64Array(QUOTE_WORDS);
  return {
    fanout,
    frames,
    isWatched: () => writer.isWatched(),
    write(bidTicks, trades = 0) {
      words.set([bidTicks, 1, bidTicks + 1, 1, bidTicks, 1, 1_000_000, 1_000_000]);
      words[QuoteWord.TRADE_COUNT] = trades;
      words[QuoteWord.LAST_TIME_US] = 500_000;
      writer.write(0, words, 0);
    },
    reader() {
      const topics = new Set<string>();
      const single: Frame[] = [];
      const reader = {
        buffered: 0,
        topics,
        single,
        socket: {
          send: (text: string | Uint8Array) => single.push(JSON.parse(text as string) as Frame),
          cork: (write: () => void) => {
            write();
          },
          getBufferedAmount: () => reader.buffered,
          ping: () => 1,
          end() {},
          subscribe: (topic: string) => topics.add(topic).has(topic),
          unsubscribe: (topic: string) => topics.delete(topic),
        },
      };
      return reader;
    },
  };
}

const quotes = { kind: 'quotes', instrument: 0, throttleMs: 0, batchSize: 1, priority: 5 } as const;

function balance(fanout: QuoteFanout): boolean {
  return fanout.counts().every((feed) => feed.in === feed.delivered + feed.conflated + feed.waiting);
}

test('a wish for a pause is snapped to the nearest class', () => {
  const table = [0, 0, 24, 0, 25, 50, 74, 50, 75, 100, 175, 250, 600, 250, 625, 1000, 60_000, 1000];
  for (let i = 0; i < table.length; i += 2) assert.equal(throttleClass(table[i]!), table[i + 1], `${table[i]} ms`);
});

test('the market rings while every update counts for somebody; else a new feed begins with what there is, and counts on', () => {
  const { fanout, frames, write, reader, isWatched } = bench();
  const slow = { ...quotes, throttleMs: 100 };
  const [one, other] = [reader(), reader()];
  for (let i = 1; i <= 3; i++) write(100 + i);
  const throttled = fanout.subscribe(one, slow)!;
  assert.equal(isWatched(), false);
  assert.equal((JSON.parse(throttled.snapshot() as string) as Frame)['data'].sequence, 3);
  write(104);
  assert.equal(fanout.hasWork(), false, 'its moment will come');
  const batched = fanout.subscribe(other, { ...slow, batchSize: 10 })!;
  const prompt = fanout.subscribe(other, quotes)!;
  assert.equal(isWatched(), true);
  assert.equal(fanout.hasWork(), false);
  write(105);
  assert.equal(fanout.hasWork(), true);
  fanout.turn();
  assert.equal(fanout.hasWork(), false);
  fanout.tick(100);
  assert.deepEqual(
    frames.map(({ data, batch }) => (data ?? batch[0]).sequence),
    [5, 5, 5],
  );
  assert.ok(balance(fanout));
  fanout.unsubscribe(other, batched);
  assert.equal(isWatched(), true);
  fanout.unsubscribe(other, prompt);
  assert.equal(isWatched(), false);
});

test('class 0 publishes every turn the newest, and says how many it passed over', () => {
  const { fanout, frames, write, reader } = bench();
  fanout.subscribe(reader(), quotes);
  write(100);
  write(101);
  write(102);
  fanout.turn();
  write(103);
  fanout.turn();
  fanout.turn();
  assert.deepEqual(
    frames.map(({ type, data }) => [type, data.bid, data.sequence, data.skipped]),
    [
      ['update', '1.02', 3, 2],
      ['update', '1.03', 4, 0],
    ],
  );
  const { in: came, delivered, conflated } = fanout.counts()[0]!;
  assert.deepEqual([came, delivered, conflated], [4, 2, 2]);
});

test('a throttled feed keeps the newest of a batch and publishes them when its moment comes', () => {
  const { fanout, frames, write, reader } = bench();
  fanout.subscribe(reader(), { ...quotes, throttleMs: 100, batchSize: 3 });
  for (let bid = 1; bid <= 5; bid++) {
    write(bid);
    fanout.turn();
  }
  assert.ok(balance(fanout));
  fanout.tick(1000);
  write(6);
  fanout.turn();
  fanout.tick(1050);
  assert.equal(frames.length, 1);
  assert.ok(balance(fanout));
  fanout.tick(1100);
  assert.deepEqual(
    frames.map(({ channel, batch }) => [channel, batch.map((one: Frame) => [one['sequence'], one['skipped']])]),
    [
      [
        'quotes:BTCUSDT',
        [
          [3, 2],
          [4, 0],
          [5, 0],
        ],
      ],
      ['quotes:BTCUSDT', [[6, 0]]],
    ],
  );
  assert.ok(balance(fanout));
});

test('ticks carry trades with a sequence of their own; a quote is no trade', () => {
  const { fanout, frames, write, reader } = bench();
  fanout.subscribe(reader(), { ...quotes, kind: 'ticks' });
  write(100, 1);
  fanout.turn();
  write(101, 1);
  fanout.turn();
  write(102, 4);
  fanout.turn();
  assert.deepEqual(
    frames.map(({ channel, data }) => [channel, data.price, data.sequence, data.skipped]),
    [
      ['ticks:BTCUSDT', '1', 1, 0],
      ['ticks:BTCUSDT', '1.02', 4, 2],
    ],
  );
  assert.ok(balance(fanout));
});

test('a trade is told with its own time, not with that of a quote after it', () => {
  const { fanout, frames, write, reader } = bench();
  fanout.subscribe(reader(), { ...quotes, kind: 'ticks' });
  write(100, 1);
  fanout.turn();
  assert.equal(frames[0]!['data'].time, '1970-01-01T00:00:00.500000Z');
});

test('priority 1 is published before priority 9, and readers with the same options share one frame', () => {
  const { fanout, frames, write, reader } = bench();
  fanout.subscribe(reader(), { ...quotes, priority: 9 });
  fanout.subscribe(reader(), { ...quotes, batchSize: 2, priority: 1 });
  fanout.subscribe(reader(), { ...quotes, batchSize: 2, priority: 1 });
  write(100);
  fanout.turn();
  assert.deepEqual(
    frames.map((frame) => 'batch' in frame),
    [true, false],
  );
});

test('a reader that falls behind leaves its topic, is served singly with what it skipped, and comes back', () => {
  const { fanout, frames, write, reader } = bench();
  const slow = reader();
  fanout.subscribe(slow, quotes);
  write(1);
  fanout.turn();
  slow.buffered = 64 * 1024 + 1;
  fanout.tick(0);
  assert.deepEqual([slow.topics.size, fanout.slowReaders()], [0, 1]);
  for (let bid = 2; bid <= 5; bid++) {
    write(bid);
    fanout.turn();
  }
  fanout.tick(50);
  assert.equal(slow.single.length, 0);
  slow.buffered = 0;
  fanout.tick(100);
  assert.deepEqual(
    slow.single.map(({ data }) => [data.sequence, data.skipped]),
    [[5, 3]],
  );
  assert.deepEqual([slow.topics.size, fanout.slowReaders()], [0, 0]);
  write(6);
  fanout.turn();
  assert.deepEqual([slow.topics.size, frames.length], [1, 6]);
});

test('readers are put on a topic side by side, right before its next frame', () => {
  const { fanout, write, reader } = bench();
  const all = [reader(), reader(), reader()];
  const handles = all.map((one) => fanout.subscribe(one, quotes)!);
  fanout.unsubscribe(all[1]!, handles[1]!);
  write(1);
  all[2]!.buffered = 64 * 1024 + 1;
  fanout.tick(0);
  assert.equal(fanout.slowReaders(), 1);
  assert.deepEqual(
    all.map(({ topics }) => topics.size),
    [0, 0, 0],
  );
  fanout.turn();
  assert.deepEqual(
    all.map(({ topics }) => topics.size),
    [1, 0, 0],
  );
});

test('there are 4,096 feeds at most; one that is there already is shared all the same', () => {
  const { fanout, reader } = bench();
  const one = reader();
  const feeds = Array.from({ length: MAX_FEEDS }, (_, i) => ({
    ...quotes,
    instrument: i % 5,
    batchSize: 1 + (Math.floor(i / 5) % 100),
    priority: 1 + Math.floor(i / 500),
  }));
  for (const feed of feeds) assert.ok(fanout.subscribe(one, feed) !== undefined);
  assert.equal(fanout.counts().length, MAX_FEEDS);
  assert.equal(fanout.subscribe(one, { ...quotes, kind: 'ticks' }), undefined);
  assert.ok(fanout.subscribe(reader(), feeds[0]!) !== undefined);
});

test('the feed of the last reader ends with it', () => {
  const { fanout, reader } = bench();
  const [one, two] = [reader(), reader()];
  const handle = fanout.subscribe(one, quotes)!;
  fanout.subscribe(two, quotes);
  fanout.unsubscribe(one, handle);
  assert.equal(fanout.counts().length, 1);
  fanout.unsubscribe(two, handle);
  assert.equal(fanout.counts().length, 0);
});

test('over a socket: the answer, a snapshot, then updates; and the quote by HTTP', async () => {
  const harness = await openDoor();
  try {
    const client = await connectWs(harness.port);
    harness.quote(0, 4_500_000);
    let quote = await fetch(`${harness.url}/quotes/BTCUSDT`);
    assert.deepEqual(await quote.json(), {
      symbol: 'BTCUSDT',
      bid: '45000',
      bid_quantity: '0.000002',
      ask: '45000.01',
      ask_quantity: '0.000003',
      last: null,
      last_quantity: null,
      time: '2026-09-21T14:13:20.000000Z',
      age_ms: 0,
    });
    const answer: Frame = await client.call('subscribe', { channel: 'quotes:BTCUSDT', throttle_ms: 30, priority: 1 });
    assert.deepEqual(answer['result'], { channel: 'quotes:BTCUSDT', throttle_ms: 50, batch_size: 1, priority: 1 });
    const snapshot: Frame = await client.next((frame) => frame['channel'] === 'quotes:BTCUSDT');
    assert.deepEqual([snapshot['type'], snapshot['data'].bid], ['snapshot', '45000']);
    harness.quote(0, 4_500_100, 1);
    const update: Frame = await client.next((frame) => frame['channel'] === 'quotes:BTCUSDT');
    assert.deepEqual([update['type'], update['data'].bid, update['data'].last], ['update', '45001', '45001']);
    const metrics = await (await fetch(`${harness.url}/metrics`)).text();
    const labels = 'channel="quotes:BTCUSDT",throttle_ms="50",batch_size="1"';
    assert.match(metrics, new RegExp(`tickgate_feed_delivered_total\\{${labels}\\} 1\n`));
    await client.call('unsubscribe', { channel: 'quotes:BTCUSDT' });
    harness.quote(0, 4_500_200);
    await client.call('ping');
    assert.deepEqual(client.frames, []);
    quote = await fetch(`${harness.url}/quotes/BTCUSDT`);
    assert.equal(((await quote.json()) as Frame)['bid'], '45002');
    client.destroy();
  } finally {
    await harness.close();
  }
});
