import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDoor } from '../support/door-harness.js';
import { until } from '../support/until.js';
import { connectWs } from '../support/ws-client.js';
async function open(t, options = {}) {
    const harness = await openDoor({ commandSlots: 1024, ...options });
    t.after(() => harness.close());
    return harness;
}
function orders(count, from = 0) {
    return Array.from({ length: count }, (_, i) => ({
        symbol: 'BTCUSDT',
        side: i % 2 === 0 ? 'buy' : 'sell',
        quantity: 0.001,
        price: 45_000 + from + i,
        client_order_id: `batch-${from + i}`,
    }));
}
async function post(harness, body) {
    const response = await fetch(`${harness.url}/orders/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
}
/** How the same batch is asked both ways. */
const doors = [
    ['POST /orders/batch', post],
    [
        'order.batch',
        async (harness, params) => {
            const client = await connectWs(harness.port);
            const answer = await client.call('order.batch', params);
            client.destroy();
            return { status: answer.status, body: answer.result ?? { error: answer.error } };
        },
    ],
];
const wrong = [
    ['an empty list', { orders: [] }, 'INVALID_PARAMETER', 'orders'],
    ['101 orders', { orders: orders(101) }, 'INVALID_PARAMETER', 'orders'],
    ['no orders', {}, 'MISSING_FIELD', 'orders'],
    ['orders that are no list', { orders: orders(1)[0] }, 'INVALID_PARAMETER', 'orders'],
    ['another field', { orders: orders(1), atomic: true }, 'UNKNOWN_FIELD', 'atomic'],
];
for (const [name, ask] of doors) {
    test(`${name}: 100 orders are written in order and answered in order`, async (t) => {
        const harness = await open(t);
        const { status, body } = await ask(harness, { orders: orders(100) });
        assert.equal(status, 200);
        const results = body.results;
        assert.deepEqual(results.map((entry) => [entry.status, entry.result?.order_id, entry.result?.price]), orders(100).map((_, i) => [201, String(1001 + i), String(45_000 + i)]));
        assert.deepEqual(harness.engine.commands.map(({ clientId }) => clientId), orders(100).map((_, i) => `batch-${i}`));
        assert.equal(harness.door.pendingCount(), 0);
    });
    test(`${name}: an order that can't be read, or is refused, leaves the others alone`, async (t) => {
        const harness = await open(t);
        const [first, , third] = orders(3);
        const { status, body } = await ask(harness, {
            orders: [first, { ...first, side: 'hold' }, 7, { ...first, quantity: 99, client_order_id: 'large' }, [], third],
        });
        const results = body.results;
        assert.deepEqual([status, ...results.map((entry) => `${entry.status} ${entry.error?.code ?? entry.result?.client_order_id}`)], [200, '201 batch-0', '400 INVALID_SIDE', '400 INVALID_JSON', '422 SIZE_LIMIT', '400 INVALID_JSON', '201 batch-2']);
        assert.match(results[2].error.message, /^orders\[2\] is not a JSON object/);
    });
    for (const [what, params, code, field] of wrong) {
        test(`${name}: ${what} is refused whole`, async (t) => {
            const harness = await open(t);
            const { status, body } = await ask(harness, params);
            assert.deepEqual([status, body.error.code, body.error.field], [400, code, field]);
            assert.equal(harness.engine.commands.length, 0);
        });
    }
    test(`${name}: where the ring fills in the middle the rest is BUSY, and a repeat brings what was missing`, async (t) => {
        const harness = await open(t, { commandSlots: 16 });
        harness.engine.isRunning = false;
        const waiting = ask(harness, { orders: orders(20) });
        await until(() => harness.door.pendingCount() === 14, 'the orders that found room');
        harness.engine.isRunning = true;
        const first = (await waiting).body.results.map((entry) => entry.error?.code ?? entry.status);
        assert.deepEqual(first, [...Array.from({ length: 14 }, () => 201), ...Array.from({ length: 6 }, () => 'BUSY')]);
        const again = [];
        for (const part of [orders(20).slice(0, 10), orders(20).slice(10)]) {
            const results = (await ask(harness, { orders: part })).body.results;
            again.push(...results.map((entry) => entry.error?.code ?? entry.status));
        }
        assert.deepEqual(again, [...Array.from({ length: 14 }, () => 200), ...Array.from({ length: 6 }, () => 201)]);
        assert.equal(harness.engine.orders.size, 20);
    });
}
test('texts with brackets, commas, quotes and escapes do not part an order in two', async (t) => {
    const harness = await open(t);
    const tricky = '{"symbol":"BTCUSDT","side":"b\\u0075y","quantity":"0.001","price":45000,"tag":"],{\\"\\\\"}';
    const plain = '{"symbol":"BTCUSDT","side":"buy","quantity":"0.001","price":45000}';
    const { body } = await post(harness, ` { "orders" : [ ${tricky} ,\n ${plain}\t,${plain} ] } `);
    assert.deepEqual(body.results.map((entry) => entry.error?.code ?? entry.status), ['INVALID_TAG', 201, 201]);
    assert.equal((await post(harness, '{"orders":[ \n ]}')).body.error.value, '0');
});
test('a key twice in one order is the mistake of that order; a text that is no JSON is the mistake of all', async (t) => {
    const harness = await open(t);
    const good = '{"symbol":"BTCUSDT","side":"buy","quantity":"0.001","price":45000}';
    const { body } = await post(harness, `{"orders":[${good},{"symbol":"BTCUSDT","symbol":"BTCUSDT"}]}`);
    assert.deepEqual(body.results.map((entry) => entry.error?.code ?? entry.status), [201, 'DUPLICATE_FIELD']);
    const broken = await post(harness, `{"orders":[${good},{"symbol":}]}`);
    assert.deepEqual([broken.status, broken.body.error.code], [400, 'INVALID_JSON']);
    assert.equal(harness.engine.commands.length, 1);
});
test('an order without an answer in time is a 504 of its own; the batch is answered then', async (t) => {
    const harness = await open(t, { parts: { requestTimeoutMs: 60 } });
    harness.engine.isRunning = false;
    const { body } = await post(harness, { orders: [...orders(1), { symbol: 'BTCUSDT' }] });
    assert.deepEqual(body.results.map((entry) => entry.error?.code), ['REQUEST_TIMEOUT', 'MISSING_FIELD']);
});
test('a batch whose peer left is finished without it', async (t) => {
    const harness = await open(t);
    harness.engine.isRunning = false;
    const leaving = new AbortController();
    const asked = fetch(`${harness.url}/orders/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ orders: orders(3) }),
        signal: leaving.signal,
    });
    await until(() => harness.door.pendingCount() === 3, 'the orders');
    leaving.abort();
    await assert.rejects(asked);
    harness.engine.isRunning = true;
    await until(() => harness.door.pendingCount() === 0, 'their answers');
    assert.equal((await post(harness, { orders: orders(1) })).body.results[0].status, 200);
});
/** The batch with spaces before its last byte, so that it has this many. */
function sized(text, bytes) {
    return text.slice(0, -1) + ' '.repeat(bytes - text.length) + text.slice(-1);
}
test('a body of 64 KiB is read, one byte more is 413', async (t) => {
    const harness = await open(t);
    const text = JSON.stringify({ orders: orders(2) });
    const { status, body } = await post(harness, sized(text, 65_536));
    assert.deepEqual([status, body.results.length], [200, 2]);
    const large = await post(harness, sized(text, 65_537));
    assert.deepEqual([large.status, large.body.error.code], [413, 'BODY_TOO_LARGE']);
    assert.equal(harness.engine.commands.length, 2);
});
test('a batch frame of 64 KiB is read, one byte more ends the session', async (t) => {
    const harness = await open(t);
    const client = await connectWs(harness.port);
    const text = JSON.stringify({ id: 1, method: 'order.batch', params: { orders: orders(2) } });
    client.sendText(sized(text, 65_536));
    const answer = await client.next((frame) => frame['id'] === 1);
    assert.deepEqual([answer.status, answer.result.results.length], [200, 2]);
    client.sendText(sized(text, 65_537));
    await client.closed();
    assert.equal(harness.engine.commands.length, 2);
});
//# sourceMappingURL=batch.test.js.map