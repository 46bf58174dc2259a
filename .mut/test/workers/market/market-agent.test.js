import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLatch, LatchChanges, LatchReader, LatchWriter } from '../../../core/memory/latch.js';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.js';
import { createTick } from '../../../workers/market/feeds/feed.js';
import { createMarketAgent } from '../../../workers/market/market-agent.js';
function bench(buffer = createLatch('quotes', 3, QUOTE_WORDS)) {
    const counts = {};
    const seen = { rings: 0, wakes: 0, opened: false };
    let sink;
    const agent = createMarketAgent({
        latch: new LatchWriter(buffer),
        reader: new LatchReader(buffer),
        gatewayBell: { ring: () => void seen.rings++, ringIfHungry() { } },
        nowUs: () => 777,
        count(counter, by) {
            counts[counter] = (counts[counter] ?? 0) + by;
        },
        createFeed(feedSink) {
            sink = feedSink;
            return { open: () => void (seen.opened = true), resume() { }, close: () => void (seen.opened = false) };
        },
        wake: () => void seen.wakes++,
    });
    const reader = new LatchReader(buffer);
    return {
        buffer,
        agent,
        counts,
        seen,
        sink: sink,
        tick: (fields) => sink.tick({ ...createTick(), ...fields }),
        read: (instrument) => {
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
        assert.deepEqual([...read(1)], [98, 0, 0, 0, 100, 7, 6, 777, 1, 1, 6]);
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
        assert.equal(read(0)[QuoteWord.BID_TICKS], 11);
        sink.down('cut');
        sink.up();
        tick({ instrument: 0, sequence: 1, bidTicks: 20 });
        assert.equal(read(0)[QuoteWord.BID_TICKS], 20, 'a new session may count anew');
        assert.deepEqual(counts, { ticks: 6, quotes: 3, gaps: 2, duplicates: 2, unknown_instruments: 1, feed_downs: 1 });
    });
    it('goes on where the market thread before it ended', () => {
        const first = bench();
        first.tick({ instrument: 2, sequence: 1, bidTicks: 50 });
        first.tick({ instrument: 2, sequence: 2, bidTicks: 51, kind: 'trade', venueTimeUs: 8 });
        const second = bench(first.buffer);
        second.tick({ instrument: 2, sequence: 1, bidTicks: 52, venueTimeUs: 9 });
        const slot = second.read(2);
        assert.deepEqual([slot[QuoteWord.VENUE_TIME_US], slot[QuoteWord.LAST_TIME_US]], [9, 8], "the trade's time stays");
        assert.deepEqual([slot[QuoteWord.BID_TICKS], slot[QuoteWord.QUOTE_COUNT], slot[QuoteWord.TRADE_COUNT]], [52, 2, 1]);
    });
    it('opens its feed and closes it', () => {
        const { seen, agent } = bench();
        assert.equal(seen.opened, true);
        void agent.close?.();
        assert.equal(seen.opened, false);
    });
});
//# sourceMappingURL=market-agent.test.js.map