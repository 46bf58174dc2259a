import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { createTick } from '../../../workers/market/feeds/feed.js';
import { createSimulatedFeed } from '../../../workers/market/feeds/simulated-feed.js';
import { createSimulatedPath } from '../../../workers/market/feeds/simulated-path.js';
import { until } from '../venue/process.js';
function walk(seed, count) {
    const path = createSimulatedPath(seed, SimulatedInstruments);
    return Array.from({ length: count }, (_, n) => {
        const tick = createTick();
        path.next(n * 1000, tick);
        return tick;
    });
}
test('a seed gives the same market every time, another seed another one', () => {
    assert.deepEqual(walk(42, 5000), walk(42, 5000));
    assert.notDeepEqual(walk(42, 100), walk(43, 100));
});
test('every instrument keeps within 1 % of its home price, moves, and is never crossed', () => {
    for (const seed of [1, 2, 3]) {
        const path = createSimulatedPath(seed, SimulatedInstruments);
        const tick = createTick();
        const seen = SimulatedInstruments.map(() => new Set());
        let trades = 0;
        for (let n = 1; n <= 300_000; n++) {
            path.next(n, tick);
            const home = SimulatedInstruments[tick.instrument]?.homeTicks ?? 0;
            assert.equal(tick.sequence, n);
            assert.ok(tick.bidTicks < tick.askTicks);
            assert.ok(tick.bidTicks >= home * 0.99 && tick.askTicks <= home * 1.01, `${tick.bidTicks} of ${home}`);
            assert.ok(tick.bidLots > 0 && tick.askLots > 0);
            if (tick.kind === 'trade') {
                trades++;
                assert.ok(tick.lastLots > 0 && (tick.lastTicks === tick.bidTicks || tick.lastTicks === tick.askTicks));
            }
            seen[tick.instrument]?.add(tick.bidTicks);
        }
        assert.ok(trades > 60_000 && trades < 90_000);
        for (const [id, prices] of seen.entries())
            assert.ok(prices.size > 10, `instrument ${id} moves`);
    }
});
test('the feed waits for its sink, offers the refused tick again and loses none', async (context) => {
    let nowUs = 1_000_000;
    const taken = [];
    let room = 7;
    const feed = createSimulatedFeed({ seed: 1, instruments: SimulatedInstruments, ticksPerSecond: 1000, nowUs: () => (nowUs += 1000) }, {
        tick(tick) {
            if (room === 0)
                return false;
            room--;
            taken.push(tick.sequence);
            return true;
        },
        up: () => undefined,
        down: () => assert.fail(),
        ended: () => assert.fail(),
    });
    context.after(() => feed.close());
    feed.open();
    await until('the sink is full', () => room === 0);
    room = 5;
    feed.resume();
    await until('the sink is full again', () => room === 0);
    assert.deepEqual(taken, taken.map((_, index) => index + 1));
    assert.equal(taken.length, 12);
});
//# sourceMappingURL=simulated-path.test.js.map