import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMarketFeed } from '../../../gateway/client/market-feed.js';
import { createNewestQueue } from '../../../gateway/client/market-queue.js';
const element = (symbol, n, is_snapshot = false) => ({ symbol, skipped: 0, is_snapshot, n });
function createFeed() {
    const calls = [];
    let fails;
    const feed = createMarketFeed({
        subscribe(symbol, throttleMs) {
            calls.push(`+${symbol} ${throttleMs ?? '-'}`);
            return fails === undefined ? Promise.resolve() : Promise.reject(fails);
        },
        unsubscribe(symbol) {
            calls.push(`-${symbol}`);
            return Promise.resolve();
        },
    });
    return {
        calls,
        feed,
        fail(error) {
            fails = error;
        },
        open: (symbols, throttleMs) => feed.open(symbols, throttleMs, createNewestQueue()),
    };
}
async function settle() {
    for (let i = 0; i < 30; i++)
        await Promise.resolve();
}
test('a symbol is subscribed once for all its streams, as often as the most eager wants, and left with the last', async () => {
    const { calls, feed, open } = createFeed();
    await feed.renew();
    const first = open(['A', 'B', 'A'], 250);
    await settle();
    feed.data(element('A', 1, true));
    const second = open(['A'], 1000);
    await settle();
    assert.deepEqual((await second.next()).value, element('A', 1, true));
    const third = open(['A'], 50);
    await settle();
    assert.deepEqual(calls.splice(0), ['+A 250', '+B 250', '-A', '+A 50']);
    feed.data(element('A', 2));
    for (const stream of [first, second, third])
        assert.equal((await stream.next()).value?.n, 2);
    await Promise.all([third.return(), second.return()]);
    await settle();
    await first.return();
    await settle();
    assert.deepEqual(calls, ['-A', '+A 250', '-A', '-B']);
});
test('a new connection renews what is read, and nothing else', async () => {
    const { calls, feed, open } = createFeed();
    await feed.renew();
    const kept = open(['A']);
    const left = open(['B']);
    await settle();
    feed.lost();
    await left.return();
    feed.data(element('A', 1));
    calls.length = 0;
    await feed.renew();
    assert.deepEqual(calls, ['+A -']);
    feed.data(element('A', 2, true));
    assert.deepEqual((await kept.next()).value, element('A', 2, true));
});
test("a refused symbol is its streams' error", async () => {
    const { feed, fail, open } = createFeed();
    await feed.renew();
    fail(new Error('no such symbol'));
    await assert.rejects(open(['X']).next(), /no such symbol/);
});
//# sourceMappingURL=market-feed.test.js.map