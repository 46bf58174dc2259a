import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLatch, LatchChanges, LatchReader, LatchWriter } from '../../../core/memory/latch.ts';
import { ArmedInstruments, createArmedInstruments } from '../../../core/memory/armed-instruments.ts';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.ts';
import { PRICES_BYTES, PricesWord } from '../../../core/schema/prices.ts';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.ts';
import { createTick, type FeedSink, type Tick } from '../../../workers/market/feeds/feed.ts';
import { createMarketAgent } from '../../../workers/market/market-agent.ts';

function bench(buffer = createLatch('quotes', 3, QUOTE_WORDS), slots = 4, armedBuffer = createArmedInstruments(3)) {
  const counts: Record<string, number> = {};
  const armed = new ArmedInstruments(armedBuffer);
  const ring = createRing('trades', slots, PRICES_BYTES);
  const seen = { rings: 0, engineRings: 0, wakes: 0, opened: false };
  let sink: FeedSink | undefined;
  const agent = createMarketAgent({
    latch: new LatchWriter(buffer),
    reader: new LatchReader(buffer),
    armed,
    trades: new RingProducer(ring),
    engineBell: { ring: () => void seen.engineRings++, ringIfHungry() {} },
    gatewayBell: { ring: () => void seen.rings++, ringIfHungry() {} },
    nowUs: () => 777,
    count(counter, by) {
      counts[counter] = (counts[counter] ?? 0) + by;
    },
    createFeed(feedSink) {
      sink = feedSink;
      return { open: () => void (seen.opened = true), resume() {}, close: () => void (seen.opened = false) };
    },
    wake: () => void seen.wakes++,
  });
  const reader = new LatchReader(buffer);
  return {
    buffer,
    armed,
    armedBuffer,
    trades: new RingConsumer(ring),
    agent,
    counts,
    seen,
    sink: sink!,
    tick: (fields: Partial<Tick>) => sink!.tick({ ...createTick(), ...fields }),
    read: (instrument: number): Float64Array | undefined => {
      const into = new Float64Array(QUOTE_WORDS);
      return reader.read(instrument, into, 0) ? into : undefined;
    },
  };
}

describe('market agent', () => {
  it('writes the newest tick of each instrument with the time that it came', () => {
    const { buffer, tick, read, agent, seen } = bench();
    new LatchChanges(buffer).watch(true);
    tick({ instrument: 1, sequence: 1, bidTicks: 99, bidLots: 3, askTicks: 101, askLots: 4, venueTimeUs: 5 });
    tick({ instrument: 1, sequence: 2, kind: 'trade', bidTicks: 98, lastTicks: 100, lastLots: 7, venueTimeUs: 6 });
    assert.deepEqual([...read(1)!], [98, 0, 0, 0, 100, 7, 6, 777, 1, 1, 6]);
    assert.equal(read(0), undefined);
    assert.deepEqual([seen.wakes, seen.rings, agent.hasWork()], [1, 0, true]);
    assert.equal(agent.doWork(0), 2);
    assert.deepEqual([seen.rings, agent.hasWork(), agent.doWork(0)], [1, false, 0]);
  });

  it('rings nobody while nobody wants to hear of ticks at once', () => {
    const { buffer, tick, agent, seen } = bench();
    const changes = new LatchChanges(buffer);
    tick({ instrument: 1, sequence: 1 });
    assert.deepEqual([agent.doWork(0), seen.rings], [1, 0]);
    changes.watch(true);
    assert.equal(changes.hasMore(), true, 'what came before is found by the sweep that follows the wish');
    tick({ instrument: 1, sequence: 2 });
    assert.deepEqual([agent.doWork(0), seen.rings], [1, 1]);
    changes.watch(false);
    tick({ instrument: 1, sequence: 3 });
    assert.deepEqual([agent.doWork(0), seen.rings], [1, 1]);
  });

  it('drops what it has had, and counts it, gaps and strangers', () => {
    const { tick, read, counts, sink } = bench();
    tick({ instrument: 0, sequence: 1, bidTicks: 10 });
    tick({ instrument: 0, sequence: 4, bidTicks: 11 });
    tick({ instrument: 0, sequence: 3, bidTicks: 12 });
    tick({ instrument: 0, sequence: 4, bidTicks: 13 });
    assert.equal(tick({ instrument: 3, sequence: 5 }), true);
    assert.equal(read(0)![QuoteWord.BID_TICKS], 11);
    sink.down('cut');
    sink.up();
    tick({ instrument: 0, sequence: 1, bidTicks: 20 });
    assert.equal(read(0)![QuoteWord.BID_TICKS], 20, 'a new session may count anew');
    assert.deepEqual(counts, { ticks: 6, quotes: 3, gaps: 2, duplicates: 2, unknown_instruments: 1, feed_downs: 1 });
  });

  it('goes on where the market thread before it ended', () => {
    const first = bench();
    first.tick({ instrument: 2, sequence: 1, bidTicks: 50 });
    first.tick({ instrument: 2, sequence: 2, bidTicks: 51, kind: 'trade', venueTimeUs: 8 });
    const second = bench(first.buffer);
    second.tick({ instrument: 2, sequence: 1, bidTicks: 52, venueTimeUs: 9 });
    const slot = second.read(2)!;
    assert.deepEqual([slot[QuoteWord.VENUE_TIME_US], slot[QuoteWord.LAST_TIME_US]], [9, 8], "the trade's time stays");
    assert.deepEqual([slot[QuoteWord.BID_TICKS], slot[QuoteWord.QUOTE_COUNT], slot[QuoteWord.TRADE_COUNT]], [52, 2, 1]);
  });

  it('opens its feed and closes it', () => {
    const { seen, agent } = bench();
    assert.equal(seen.opened, true);
    void agent.close?.();
    assert.equal(seen.opened, false);
  });

  const lastOf = ({ trades }: ReturnType<typeof bench>): number[][] => {
    const told: number[][] = [];
    for (let i = 0; i < trades.poll(64); i++) {
      const at = trades.at(i) >> 3;
      const { f64 } = trades.records;
      const price = at + PricesWord.LAST;
      told.push([f64[at]!, f64[at + PricesWord.COUNT]!, f64[price]!, f64[price + 1]!, f64[price + 2]!]);
    }
    trades.release(told.length);
    return told;
  };

  it('hands each tick of an instrument that an order waits for to the engine, and of no other', () => {
    const market = bench();
    market.tick({ instrument: 1, sequence: 1, lastTicks: 90 });
    market.armed.set(1, true);
    market.tick({ instrument: 1, sequence: 2, lastTicks: 91 });
    market.tick({ instrument: 0, sequence: 3, lastTicks: 50 });
    market.tick({ instrument: 1, sequence: 4, lastTicks: 92 });
    assert.deepEqual(lastOf(market), [], 'together, in its turn');
    market.agent.doWork(0);
    assert.equal(market.seen.engineRings, 1);
    assert.deepEqual(lastOf(market), [
      [1, 1, 91, 91, 91],
      [1, 1, 92, 92, 92],
    ]);
    market.armed.set(1, false);
    market.tick({ instrument: 1, sequence: 5, lastTicks: 93 });
    market.agent.doWork(0);
    assert.deepEqual(lastOf(market), []);
    assert.equal(market.counts['handed'], 2);
  });

  it('without room it keeps one record for each instrument, with every high and low, and hands it over once there is', () => {
    const market = bench(undefined, 2);
    for (const instrument of [0, 1, 2]) market.armed.set(instrument, true);
    const ticks = [
      [0, 10],
      [1, 20],
      [1, 21],
      [2, 30],
      [1, 15],
      [1, 22],
      [1, 19],
    ] as const;
    for (const [i, [instrument, lastTicks]] of ticks.entries()) {
      market.tick({ instrument, sequence: i + 1, lastTicks });
    }
    market.agent.doWork(0);
    assert.deepEqual([market.agent.parkMs?.(), market.agent.hasWork()], [1, false]);
    assert.deepEqual(lastOf(market), [
      [0, 1, 10, 10, 10],
      [1, 1, 20, 20, 20],
    ]);
    assert.equal(market.agent.hasWork(), true, 'there is room');
    market.agent.doWork(0);
    assert.deepEqual(lastOf(market), [
      [1, 4, 19, 15, 22],
      [2, 1, 30, 30, 30],
    ]);
    assert.deepEqual([market.agent.parkMs?.(), market.counts['merged']], [Infinity, 3]);
  });

  it('what waits for room goes before what comes once there is', () => {
    const market = bench(undefined, 2);
    for (const instrument of [0, 1, 2]) market.armed.set(instrument, true);
    for (const [i, instrument] of [0, 0, 1].entries()) market.tick({ instrument, sequence: i + 1, lastTicks: 10 });
    market.agent.doWork(0);
    lastOf(market);
    market.tick({ instrument: 2, sequence: 4, lastTicks: 30 });
    market.agent.doWork(0);
    assert.deepEqual(lastOf(market), [
      [1, 1, 10, 10, 10],
      [2, 1, 30, 30, 30],
    ]);
  });

  it('what waited for room when nobody waited for it any more is not told to who waits for it later', () => {
    const market = bench(undefined, 2);
    for (const instrument of [0, 1]) market.armed.set(instrument, true);
    const tell = (instrument: number, sequence: number, lastTicks: number) =>
      market.tick({ instrument, sequence, lastTicks });
    tell(0, 1, 10);
    tell(0, 2, 11);
    tell(1, 3, 20);
    market.armed.set(1, false);
    tell(1, 4, 25);
    market.armed.set(1, true);
    tell(1, 5, 22);
    market.agent.doWork(0);
    lastOf(market);
    market.agent.doWork(0);
    assert.deepEqual(lastOf(market), [[1, 1, 22, 22, 22]]);
  });

  it('what the market thread before may not have handed over is handed over at once', () => {
    const first = bench();
    first.tick({ instrument: 2, sequence: 1, lastTicks: 50 });
    const armed = new ArmedInstruments(first.armedBuffer);
    armed.set(2, true);
    const second = bench(first.buffer, 4, first.armedBuffer);
    second.agent.doWork(0);
    assert.deepEqual(lastOf(second), [[2, 1, 50, 50, 50]]);
  });
});
