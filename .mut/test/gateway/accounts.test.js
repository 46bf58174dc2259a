import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDoor } from '../support/door-harness.js';
import { connectWs } from '../support/ws-client.js';
let harness;
let client;
before(async () => {
    harness = await openDoor({ settings: { ACCOUNTS: 'main, hedge' } });
    client = await connectWs(harness.port);
});
after(async () => {
    client.destroy();
    await harness.close();
});
const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
test('an order is for the account that it names, or for the first', async () => {
    const other = await connectWs(harness.port);
    await client.call('subscribe', { channel: 'orders', account: 'hedge' });
    await other.call('subscribe', { channel: 'orders' });
    const hedge = await client.call('order.place', { ...order, account: 'hedge' });
    const main = await client.call('order.place', order);
    const isReport = (frame) => frame['channel'] === 'orders' && frame['data'] !== undefined;
    const seen = await client.next(isReport);
    const seenByOther = await other.next(isReport);
    assert.equal(seen.data.order_id, hedge.result.order_id);
    assert.equal(seen.account, 'hedge');
    assert.equal(seenByOther.data.order_id, main.result.order_id);
    assert.equal(seenByOther.account, 'main');
    other.destroy();
});
test('an account that is none of them is refused, with those that may be named', async () => {
    for (const [method, params] of [
        ['order.place', order],
        ['order.cancel', { order_id: '1' }],
        ['order.cancel_all', {}],
        ['order.status', { order_id: '1' }],
        ['orders.open', {}],
        ['fills', {}],
        ['positions', {}],
        ['subscribe', { channel: 'orders' }],
        ['subscribe', { channel: 'positions' }],
    ]) {
        const { error } = await client.call(method, { ...params, account: 'other' });
        assert.deepEqual([method, error.code, error.field, error.message], [method, 'FORBIDDEN_ACCOUNT', 'account', 'Only the accounts main, hedge may be used here.']);
    }
});
test('account goes with orders and positions, not with quotes', async () => {
    const { error } = await client.call('subscribe', { channel: 'quotes:BTCUSDT', account: 'hedge' });
    assert.deepEqual([error.code, error.field], ['INVALID_PARAMETER', 'account']);
});
//# sourceMappingURL=accounts.test.js.map