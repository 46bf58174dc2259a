import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CommandKind } from '../../core/schema/command.js';
import { openDoor } from '../support/door-harness.js';
import { NOW_US } from '../support/engine-double.js';
import { until } from '../support/until.js';
import { connectWs } from '../support/ws-client.js';
const open = [];
after(async () => {
    for (const close of open)
        await close();
});
const time = { ns: 1_000_000_000 };
const SETTINGS = { RATE_SESSION_PER_SECOND: 50, RATE_SESSION_BURST: 5, RATE_ACCOUNT_PER_SECOND: 8 };
const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
/** Time stands still there, but for `time.ns`. */
async function openTimed(options = {}) {
    const clock = { monotonicNs: () => time.ns, nowUs: () => NOW_US };
    const harness = await openDoor({ settings: SETTINGS, parts: { clock }, ...options });
    open.push(() => harness.close());
    return harness;
}
async function enter(harness) {
    const client = await connectWs(harness.port);
    open.unshift(() => Promise.resolve(client.destroy()));
    return client;
}
async function repeated(count, call) {
    const answers = [];
    for (let i = 0; i < count; i++)
        answers.push(await call());
    return answers;
}
test('orders beyond the burst of a session are refused with 429 and the time to wait, and pass after it', async () => {
    const harness = await openTimed();
    const client = await enter(harness);
    const answers = await repeated(6, () => client.call('order.place', order));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201, 201, 201, 429]);
    assert.deepEqual(answers.map((answer) => answer.rate_limits.map(({ remaining }) => remaining)), [4, 3, 2, 1, 0, 0].map((left) => [left, 5]));
    const { error } = answers[5];
    assert.deepEqual([error.code, error.limit, error.retry_after_ms], ['RATE_LIMITED', '50', 20]);
    assert.equal(harness.engine.orders.size, 5);
    time.ns += 20_000_000;
    assert.equal((await client.call('order.place', order)).status, 201);
});
test('cancels have a lane of their own, and what is left of it is told', async () => {
    const harness = await openTimed();
    const client = await enter(harness);
    await repeated(6, () => client.call('order.place', order));
    const cancels = await repeated(6, () => client.call('order.cancel_all'));
    assert.deepEqual(cancels.map(({ status }) => status), [200, 200, 200, 200, 200, 429]);
    assert.deepEqual(cancels[5].rate_limits[1], { lane: 'cancels', per_second: 50, burst: 5, remaining: 0 });
});
test('a replace of an order that nobody knows counts, and one whose order has to be looked up counts once', async () => {
    const harness = await openTimed();
    const client = await enter(harness);
    const byName = { client_order_id: 'a-1', price: 45001 };
    const unknown = await repeated(2, () => client.call('order.replace', byName));
    await client.call('order.place', { ...order, client_order_id: 'a-1' });
    const known = await repeated(3, () => client.call('order.replace', byName));
    assert.deepEqual([...unknown, ...known].map(({ status }) => status), [404, 404, 200, 200, 429]);
    const asked = harness.engine.commands.filter(({ kind }) => kind === CommandKind.query_order);
    assert.equal(asked.length, 4);
});
test('replaces count as orders, and cancels of one order as cancels', async () => {
    const harness = await openTimed();
    const client = await enter(harness);
    const placed = await client.call('order.place', { ...order, client_order_id: 'r-1' });
    const changed = await repeated(5, () => client.call('order.replace', { client_order_id: 'r-1', price: 44000 }));
    assert.deepEqual(changed.map(({ status }) => status), [200, 200, 200, 200, 429]);
    const { order_id } = placed.result;
    assert.equal((await client.call('order.cancel', { order_id })).rate_limits[1].remaining, 4);
});
test('sessions share the budget of their account', async () => {
    const harness = await openTimed();
    const [one, other] = [await enter(harness), await enter(harness)];
    await repeated(5, () => one.call('order.place', order));
    const answers = await repeated(4, () => other.call('order.place', order));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201, 429]);
    const { error } = answers[3];
    assert.deepEqual([error.limit, error.retry_after_ms], ['8', 125]);
});
test('a batch counts each of its orders', async () => {
    const harness = await openTimed();
    const client = await enter(harness);
    const answer = await client.call('order.batch', { orders: Array.from({ length: 7 }, () => order) });
    assert.deepEqual(answer.result.results.map(({ status }) => status), [201, 201, 201, 201, 201, 429, 429]);
    assert.equal(answer.result.results[6].error.retry_after_ms, 40);
});
test('over HTTP what is left stands in the headers, and what is refused has Retry-After', async () => {
    const harness = await openTimed();
    const post = () => fetch(`${harness.url}/orders`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Connection: 'close' },
        body: JSON.stringify(order),
    });
    const first = await post();
    assert.deepEqual([first.status, first.headers.get('x-tg-remaining-orders'), first.headers.get('x-tg-remaining-cancels')], [201, '4', '5']);
    for (let i = 0; i < 4; i++)
        assert.equal((await post()).status, 201);
    const refused = await post();
    assert.deepEqual([refused.status, refused.headers.get('retry-after'), refused.headers.get('x-tg-remaining-orders')], [429, '1', '0']);
    const { error } = (await refused.json());
    assert.deepEqual([error.code, error.retry_after_ms], ['RATE_LIMITED', 20]);
});
test('without limits nothing of them is told', async () => {
    const harness = await openTimed({ settings: {} });
    const response = await fetch(`${harness.url}/positions`, { headers: { Connection: 'close' } });
    assert.equal(response.headers.get('x-tg-remaining-orders'), null);
    await response.arrayBuffer();
    const client = await enter(harness);
    const answers = await repeated(120, () => client.call('order.place', order));
    assert.ok(answers.every((answer) => answer.status === 201 && answer.rate_limits.length === 0));
});
test('a session that goes on after 1,000 refusals is closed with 1008, and others go on', async () => {
    const harness = await openTimed();
    const [flood, other] = [await enter(harness), await enter(harness)];
    const frame = JSON.stringify({ id: 'x', method: 'order.place', params: order });
    for (let i = 0; i < 1_005; i++)
        flood.sendText(frame);
    await until(() => flood.frames.length === 1_005, 'the answers to all');
    assert.equal(harness.door.sessionCount(), 2);
    flood.sendText(frame);
    await flood.closed();
    assert.equal(flood.closeCode, 1008);
    assert.equal(flood.closeReason, 'more than 1000 calls in 10 s were over the limits');
    assert.equal((await other.call('order.place', order)).status, 201);
    const metrics = await (await fetch(`${harness.url}/metrics`, { headers: { Connection: 'close' } })).text();
    assert.match(metrics, /tickgate_door_rate_limited_total 1001\n/);
    assert.match(metrics, /tickgate_door_flooding_closed_total 1\n/);
});
test('a client that waits as long as it is told places all of its orders and is never closed', async () => {
    const harness = await openTimed({ settings: { ...SETTINGS, RATE_ACCOUNT_PER_SECOND: 0 } });
    const client = await enter(harness);
    const started = time.ns;
    const due = Array.from({ length: 200 }, () => time.ns);
    let refusals = 0;
    while (due.length > 0) {
        const now = Math.min(...due);
        time.ns = Math.max(time.ns, now);
        const answer = await client.call('order.place', order);
        const at = due.indexOf(now);
        if (answer.status === 201)
            due.splice(at, 1);
        else {
            refusals += 1;
            due[at] = time.ns + answer.error.retry_after_ms * 1_000_000;
        }
    }
    assert.equal(harness.engine.commands.filter(({ kind }) => kind === CommandKind.place).length, 200);
    assert.ok(refusals < 1_000);
    assert.ok(time.ns - started >= ((200 - 5) / 50) * 1_000_000_000);
});
//# sourceMappingURL=rate-limits.test.js.map