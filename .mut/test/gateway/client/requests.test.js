import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectWith } from '../../../gateway/client/client.js';
import { ConnectionClosed, DeadlineExceeded, OutcomeUnknown, Refused } from '../../../gateway/client/errors.js';
import { createFakeGateway } from '../../support/fake-gateway.js';
import { until } from '../../support/until.js';
const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
const PLACED = { order_id: '7', client_order_id: 'a', symbol: 'BTCUSDT', status: 'routed' };
async function connected(context, options = {}) {
    const gateway = createFakeGateway();
    const tg = await connectWith(gateway.open, {
        url: 'http://127.0.0.1:1',
        reconnect: { minMs: 1, maxMs: 2 },
        ...options,
    });
    context.after(() => tg.close());
    return { tg, gateway };
}
test('a place in flight when the connection dies is asked again under the same client order id', async (context) => {
    const { tg, gateway } = await connected(context);
    const placing = tg.place({ ...ORDER, quantity: 1e-7, price: 0.1 });
    const first = await gateway.next('order.place');
    assert.deepEqual([first.params.quantity, first.params.price], ['0.0000001', '0.1']);
    assert.match(first.params.client_order_id, /^[0-9a-f]{12}-1$/);
    gateway.cut();
    const second = await gateway.next('order.place');
    assert.deepEqual(second.params, first.params);
    second.answer(PLACED);
    assert.deepEqual(await placing, { ...PLACED, is_repeat: true });
    assert.equal(gateway.connections, 2);
});
test('generated client order ids are never the same, in one client and between two', async (context) => {
    const one = await connected(context);
    const two = await connected(context);
    const ids = new Set();
    for (const { tg, gateway } of [one, two, one, two]) {
        const placing = tg.place(ORDER);
        const call = await gateway.next('order.place');
        ids.add(call.params.client_order_id);
        call.answer(PLACED, 201);
        assert.equal((await placing).is_repeat, false);
    }
    assert.equal(ids.size, 4);
});
test('what was asked while there is no connection is sent in its order once there is one', async (context) => {
    const { tg, gateway } = await connected(context);
    gateway.isDown = true;
    gateway.cut();
    assert.equal(tg.state, 'reconnecting');
    const placing = tg.place({ ...ORDER, client_order_id: 'first' });
    const asking = tg.order({ client_order_id: 'first' });
    gateway.isDown = false;
    const place = await gateway.next('order.place');
    const status = await gateway.next('order.status');
    place.answer(PLACED, 201);
    status.answer(PLACED);
    assert.equal((await placing).is_repeat, false);
    assert.equal((await asking).order_id, '7');
});
test('a replace without if_version is not asked again: its outcome is unknown, and the error says of what', async (context) => {
    const { tg, gateway } = await connected(context);
    const replacing = tg.replace({ client_order_id: 'a', price: '44000' });
    await gateway.next('order.replace');
    gateway.cut();
    await assert.rejects(replacing, (error) => {
        assert.ok(error instanceof OutcomeUnknown);
        assert.deepEqual([error.code, error.order.client_order_id], ['OUTCOME_UNKNOWN', 'a']);
        assert.match(error.message, /order\(\) of a tells/);
        return true;
    });
    await until(() => tg.state === 'ready', 'the next connection');
    assert.deepEqual(gateway.calls.map(({ method }) => method), ['order.replace']);
});
test('a repeated replace that finds its version gone looks whether it had been done', async (context) => {
    const { tg, gateway } = await connected(context);
    for (const [price, isDone] of [
        ['44000.0', true],
        ['43000', false],
    ]) {
        const replacing = tg.replace({ client_order_id: 'a', price, if_version: 3 });
        await gateway.next('order.replace');
        gateway.cut();
        (await gateway.next('order.replace')).refuse(409, 'VERSION_MISMATCH');
        (await gateway.next('order.status')).answer({ ...PLACED, price: '44000', version: 4 });
        if (isDone)
            assert.equal((await replacing).version, 4);
        else
            await assert.rejects(replacing, { code: 'VERSION_MISMATCH' });
    }
});
test('a repeated cancel of what is being cancelled has done its work; a first one is told what is', async (context) => {
    const { tg, gateway } = await connected(context);
    const repeated = tg.cancel({ order_id: '7' });
    await gateway.next('order.cancel');
    gateway.cut();
    (await gateway.next('order.cancel')).refuse(409, 'ORDER_FINAL');
    (await gateway.next('order.status')).answer({ ...PLACED, status: 'cancelled' });
    assert.equal((await repeated).status, 'cancelled');
    const filled = tg.cancel({ order_id: '7' });
    await gateway.next('order.cancel');
    gateway.cut();
    (await gateway.next('order.cancel')).refuse(409, 'ORDER_FINAL');
    (await gateway.next('order.status')).answer({ ...PLACED, status: 'filled' });
    await assert.rejects(filled, { code: 'ORDER_FINAL' });
    const first = tg.cancel({ order_id: '7' });
    (await gateway.next('order.cancel')).refuse(409, 'CANCEL_PENDING');
    await assert.rejects(first, { code: 'CANCEL_PENDING' });
});
test('a gateway that comes back with another journal is not asked again what may have been done', async (context) => {
    const { tg, gateway } = await connected(context);
    const placing = tg.place(ORDER);
    const asking = tg.order({ order_id: '7' });
    await gateway.next('order.place');
    await gateway.next('order.status');
    gateway.epoch = 'another';
    gateway.cut();
    await assert.rejects(placing, /another journal/);
    (await gateway.next('order.status')).answer(PLACED);
    assert.equal((await asking).order_id, '7');
});
test('with ACK=accepted a new epoch of the same journal is the same gateway', async (context) => {
    const { tg, gateway } = await connected(context);
    gateway.epoch = 'journal-1';
    gateway.cut();
    const placing = tg.place(ORDER);
    await gateway.next('order.place');
    gateway.epoch = 'journal-2';
    gateway.cut();
    (await gateway.next('order.place')).answer(PLACED);
    assert.equal((await placing).is_repeat, true);
});
test('refusals that may pass later are tried again, or told', async (context) => {
    const { tg, gateway } = await connected(context);
    const placing = tg.place({ ...ORDER, client_order_id: 'a' });
    for (const code of ['BUSY', 'RECOVERING', 'RATE_LIMITED']) {
        (await gateway.next('order.place')).refuse(code === 'RATE_LIMITED' ? 429 : 503, code, { retry_after_ms: 1 });
    }
    (await gateway.next('order.place')).answer(PLACED, 201);
    assert.equal((await placing).order_id, '7');
    const told = tg.place(ORDER, { transient: 'tell' });
    (await gateway.next('order.place')).refuse(503, 'BUSY');
    await assert.rejects(told, { code: 'BUSY', status: 503 });
    const late = tg.place(ORDER);
    (await gateway.next('order.place')).refuse(429, 'RATE_LIMITED', { retry_after_ms: 60_000 });
    await assert.rejects(late, { code: 'RATE_LIMITED' });
});
test('a refusal says its code, status, field, limit and value', async (context) => {
    const { tg, gateway } = await connected(context);
    const placing = tg.place(ORDER);
    const more = { field: 'quantity', limit: '1', value: '2' };
    (await gateway.next('order.place')).refuse(422, 'SIZE_LIMIT', more);
    await assert.rejects(placing, (error) => {
        assert.ok(error instanceof Refused);
        const { name, code, status, field, limit, value } = error;
        assert.deepEqual([name, code, status, { field, limit, value }], ['Refused', 'SIZE_LIMIT', 422, more]);
        return true;
    });
});
test('a place that the gateway ran out of time for is asked again; a replace is not', async (context) => {
    const { tg, gateway } = await connected(context);
    const placing = tg.place({ ...ORDER, client_order_id: 'a' });
    (await gateway.next('order.place')).refuse(504, 'REQUEST_TIMEOUT');
    (await gateway.next('order.place')).answer(PLACED);
    assert.equal((await placing).is_repeat, true);
    const replacing = tg.replace({ client_order_id: 'a', price: 1 });
    (await gateway.next('order.replace')).refuse(504, 'REQUEST_TIMEOUT');
    await assert.rejects(replacing, OutcomeUnknown);
});
test('at its deadline a place that was sent has an unknown outcome, one that was not is not done', async (context) => {
    const { tg, gateway } = await connected(context);
    const sent = tg.place({ ...ORDER, client_order_id: 'sent' }, { deadlineMs: 20 });
    await assert.rejects(sent, OutcomeUnknown);
    const asked = tg.order({ order_id: '7' }, { deadlineMs: 20 });
    await assert.rejects(asked, DeadlineExceeded);
    gateway.isDown = true;
    gateway.cut();
    await assert.rejects(tg.place(ORDER, { deadlineMs: 20 }), DeadlineExceeded);
    assert.equal(gateway.calls.filter(({ method }) => method === 'order.place').length, 1);
});
test('more than maxInFlight requests are refused here', async (context) => {
    const { tg, gateway } = await connected(context, { maxInFlight: 2 });
    const waiting = [tg.place(ORDER), tg.place(ORDER)];
    await assert.rejects(tg.place(ORDER), { code: 'TOO_MANY_IN_FLIGHT' });
    for (const one of waiting) {
        (await gateway.next('order.place')).answer(PLACED, 201);
        await one;
    }
});
test('a batch is told order by order, and has at most 100', async (context) => {
    const { tg, gateway } = await connected(context);
    const asked = tg.batch([ORDER, { ...ORDER, client_order_id: 'b' }]);
    (await gateway.next('order.place')).answer(PLACED, 201);
    (await gateway.next('order.place')).refuse(422, 'SIZE_LIMIT');
    const [first, second] = await asked;
    assert.ok(first?.ok === true && first.order.order_id === '7');
    assert.ok(second?.ok === false && second.client_order_id === 'b' && second.error instanceof Refused);
    await assert.rejects(tg.batch(Array.from({ length: 101 }, () => ORDER)), { code: 'INVALID_PARAMETER' });
});
test('a close ends what waits: what was sent is unknown, the rest is not done, streams are over', async (context) => {
    const { tg, gateway } = await connected(context);
    const reports = tg.orders();
    const reading = reports.next();
    const placing = tg.place(ORDER);
    const asking = tg.order({ order_id: '7' });
    await gateway.next('order.place');
    const states = [];
    tg.onState((state) => states.push(state));
    const rejected = [assert.rejects(placing, OutcomeUnknown), assert.rejects(asking, ConnectionClosed)];
    await tg.close();
    await Promise.all(rejected);
    assert.equal((await reading).done, true);
    assert.deepEqual([tg.state, states], ['closed', ['closed']]);
    await assert.rejects(tg.place(ORDER), ConnectionClosed);
});
test('the first connection is waited for, and given up at the deadline', async () => {
    const gateway = createFakeGateway();
    gateway.isDown = true;
    const options = { url: 'http://127.0.0.1:1', reconnect: { minMs: 1, maxMs: 2 } };
    const late = connectWith(gateway.open, { ...options, deadlineMs: 5_000 });
    gateway.isDown = false;
    await (await late).close();
    gateway.isDown = true;
    await assert.rejects(connectWith(gateway.open, { ...options, deadlineMs: 20 }), { code: 'CONNECTION_LOST' });
});
test('cancel-on-disconnect is said again on each connection, before anything else, until it is switched off', async (context) => {
    const { tg, gateway } = await connected(context);
    const asked = tg.cancelOnDisconnect({ scope: 'entries', graceMs: 1000 });
    const first = await gateway.next('session.cancel_on_disconnect');
    first.answer({});
    await asked;
    gateway.cut();
    const again = await gateway.next('session.cancel_on_disconnect');
    assert.deepEqual(again.params, first.params);
    assert.equal(tg.state, 'reconnecting');
    again.answer({});
    const off = tg.cancelOnDisconnect(false);
    (await gateway.next('session.cancel_on_disconnect')).answer({});
    await off;
    gateway.cut();
    await until(() => tg.state === 'ready', 'a connection');
    assert.equal(gateway.calls.length, 3);
});
test('reconnecting that was given up closes the client and says so', async (context) => {
    const { tg, gateway } = await connected(context, { reconnect: { minMs: 1, maxMs: 2, giveUpAfterMs: 10 } });
    const reports = tg.orders();
    gateway.isDown = true;
    gateway.cut();
    await assert.rejects(reports.next(), ConnectionClosed);
    assert.equal(tg.state, 'closed');
});
test('a frame that can not be read ends its connection; the client goes on with the next', async (context) => {
    const { tg, gateway } = await connected(context);
    const whys = [];
    tg.onState((_, why) => whys.push(why?.message ?? ''));
    gateway.sayText('{');
    await until(() => gateway.connections === 2 && tg.state === 'ready', 'the next connection');
    gateway.sayBytes(new Uint8Array(9));
    await until(() => gateway.connections === 3 && tg.state === 'ready', 'the next connection');
    assert.match(whys[0], /can't be read: .*JSON/);
    assert.match(whys[2], /can't be read: a frame ends within a record/);
});
//# sourceMappingURL=requests.test.js.map