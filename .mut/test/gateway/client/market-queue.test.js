import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLastQueue, createNewestQueue } from '../../../gateway/client/market-queue.js';
const element = (symbol, n, skipped = 0) => ({
    symbol,
    n,
    skipped,
});
test('quotes wait as the newest of each symbol, with a count of what it stands for', () => {
    const queue = createNewestQueue();
    for (const one of [element('A', 1), element('B', 1), element('A', 2, 3), element('A', 3)])
        queue.push(one);
    assert.equal(queue.length, 2);
    assert.deepEqual([queue.shift(), queue.shift(), queue.shift()], [element('A', 3, 5), element('B', 1), undefined]);
});
test('trades wait up to the bound; what went is counted in the next of its symbol', () => {
    const queue = createLastQueue(3);
    for (const [symbol, n] of [
        ['A', 1],
        ['B', 1],
        ['A', 2],
        ['A', 3],
        ['A', 4],
        ['B', 2],
    ]) {
        queue.push(element(symbol, n));
    }
    assert.equal(queue.length, 3);
    const got = [queue.shift(), queue.shift(), queue.shift(), queue.shift()];
    assert.deepEqual(got, [element('A', 3, 2), element('A', 4), element('B', 2, 1), undefined]);
});
//# sourceMappingURL=market-queue.test.js.map