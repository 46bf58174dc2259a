import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseMs } from '../../../gateway/client/pause.js';
import { socketUrl } from '../../../gateway/client/socket.js';
import { createSymbolCache } from '../../../gateway/client/symbol-cache.js';
test('pauses double up to their bound, each with jitter', () => {
    const bounds = { minMs: 50, maxMs: 5_000 };
    for (const [failures, whole] of [
        [0, 50],
        [1, 100],
        [6, 3_200],
        [7, 5_000],
        [10_000, 5_000],
    ]) {
        const pauses = Array.from({ length: 100 }, () => pauseMs(bounds, failures));
        assert.ok(pauses.every((pause) => pause >= whole / 2 && pause <= whole));
        assert.ok(new Set(pauses).size > 1);
    }
});
test('the symbols of orders are known by either name, and the oldest are forgotten', () => {
    const cache = createSymbolCache();
    const put = (n) => {
        cache.put({ order_id: String(n), client_order_id: `c${n}`, symbol: `S${n}` });
    };
    put(1);
    assert.deepEqual([cache.of({ order_id: '1' }), cache.of({ client_order_id: 'c1' })], ['S1', 'S1']);
    for (let n = 2; n <= 10_001; n++)
        put(n);
    assert.deepEqual([cache.of({ order_id: '1' }), cache.of({ client_order_id: 'c1' })], [undefined, undefined]);
    assert.deepEqual([cache.of({ order_id: '2' }), cache.of({ client_order_id: 'c10001' })], ['S2', 'S10001']);
});
test('the address of a gateway is that of its /ws', () => {
    assert.equal(socketUrl('http://127.0.0.1:8099'), 'ws://127.0.0.1:8099/ws');
    assert.equal(socketUrl('https://gate.example/'), 'wss://gate.example/ws');
    assert.equal(socketUrl('wss://gate.example/desk/ws'), 'wss://gate.example/desk/ws');
});
//# sourceMappingURL=bounds.test.js.map