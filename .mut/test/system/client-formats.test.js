import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refused, connect } from '../../gateway/client/node.js';
import { openOwnGateway } from '../support/own-gateway.js';
/** What differs from one order to the next. */
const OWN = new Set(('order_id client_order_id latency_us sequence time broker rests_at fast_path execution_id ' +
    'average_price last_price').split(' '));
function shape(value) {
    return JSON.parse(JSON.stringify(value, (name, inner) => (OWN.has(name) ? typeof inner : inner)));
}
const RESTING = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: '44620.5', time_in_force: 'GTC' };
/** What a client is told of the life of two orders. */
async function lives(tg) {
    const told = [];
    const reports = tg.orders();
    async function until(event) {
        for (;;) {
            const { value } = await reports.next();
            told.push(value);
            if (value.event === event)
                return;
        }
    }
    const resting = await tg.place({ ...RESTING, tag: 'a.b', expire_at: undefined });
    const { risk, durable, total } = resting.latency_us;
    told.push(resting, risk + durable === total && risk > 0 && durable > 0);
    await until('acknowledged');
    told.push(await tg.place({ ...RESTING, tag: 'a.b', client_order_id: resting.client_order_id }));
    told.push(await tg.replace({ order_id: resting.order_id, price: 44621 }));
    await until('replaced');
    told.push(await tg.cancel({ client_order_id: resting.client_order_id }));
    await until('cancelled');
    told.push(await tg.place({ symbol: 'BTCUSDT', side: 'sell', quantity: '0.001', order_type: 'MARKET' }));
    await until('filled');
    told.push(await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44622, ttl_minutes: 5 }));
    await until('acknowledged');
    told.push(await tg.cancelAll({ symbol: 'BTCUSDT' }));
    await until('cancelled');
    for (const order of [
        { ...RESTING, price: 44620.001 },
        { ...RESTING, quantity: '1000000' },
        { ...RESTING, symbol: 'NOPE' },
        { ...RESTING, side: 'hold' },
        { ...RESTING, quantity: -1 },
        { ...RESTING, client_order_id: 'a b' },
        { ...RESTING, stop_price: 1 },
    ]) {
        await assert.rejects(tg.place(order), (error) => {
            assert.ok(error instanceof Refused);
            const { code, status, field, limit } = error;
            told.push({ code, status, field, limit });
            return true;
        });
    }
    const [good, bad] = await tg.batch([RESTING, { ...RESTING, quantity: '1000000' }]);
    told.push(good?.ok, bad?.ok);
    await until('acknowledged');
    await tg.cancelAll();
    await until('cancelled');
    await reports.return();
    return told;
}
describe('the two formats', () => {
    it('tell the same of the same orders', async (context) => {
        const { url } = await openOwnGateway(context);
        const told = [];
        for (const format of ['binary', 'json']) {
            const tg = await connect({ url, format });
            context.after(() => tg.close());
            assert.equal(tg.format, format);
            told.push(await lives(tg));
            const quote = (await tg.quotes('BTCUSDT').next()).value;
            const trade = (await tg.ticks('BTCUSDT').next()).value;
            for (const one of [quote, trade])
                assert.match(one.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
            assert.deepEqual([Object.keys(quote).length, Object.keys(trade).length, quote.is_snapshot], [11, 7, true]);
            assert.equal((await tg.positions()).find(({ symbol }) => symbol === 'BTCUSDT')?.sold_quantity.slice(0, 2), '0.');
            assert.deepEqual((await tg.openOrders({ symbol: 'BTCUSDT' })).orders, []);
        }
        const [binary, json] = told.map((list) => list.map(shape));
        assert.deepEqual(binary, json);
    });
});
//# sourceMappingURL=client-formats.test.js.map