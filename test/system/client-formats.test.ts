import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refused, connect } from '../../gateway/client/node.ts';
import type { Client, NewOrder, OrderReport } from '../../gateway/client/types.ts';
import { openOwnGateway } from '../support/own-gateway.ts';

/** What differs from one order to the next. */
const OWN = new Set(
  (
    'order_id client_order_id latency_us sequence time broker rests_at fast_path execution_id ' +
    'average_price last_price'
  ).split(' '),
);

/** What only the answer in JSON tells. */
const JSON_ONLY = 'expire_at';

function shape(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      name === JSON_ONLY ? undefined : OWN.has(name) ? typeof inner : inner,
    ),
  );
}

const RESTING: NewOrder = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: '44620.5', time_in_force: 'GTC' };

/** What a client is told of the life of two orders. */
async function lives(tg: Client): Promise<unknown[]> {
  const told: unknown[] = [];
  const reports = tg.orders();
  async function until(event: string): Promise<void> {
    for (;;) {
      const { value } = await reports.next();
      told.push(value);
      if ((value as OrderReport).event === event) return;
    }
  }
  const resting = await tg.place({ ...RESTING, tag: 'a.b', expire_at: undefined });
  const { risk, durable, total } = resting.latency_us;
  told.push(resting, risk + durable === total && risk > 0 && durable > 0);
  await until('acknowledged');
  told.push(await tg.place({ ...RESTING, tag: 'a.b', client_order_id: resting.client_order_id! }));
  told.push(await tg.replace({ order_id: resting.order_id, price: 44621 }));
  await until('replaced');
  told.push(await tg.cancel({ client_order_id: resting.client_order_id! }));
  await until('cancelled');
  // One lot: whatever the market displays fills it at once.
  told.push(await tg.place({ symbol: 'BTCUSDT', side: 'sell', quantity: '0.000001', order_type: 'MARKET' }));
  await until('filled');
  told.push(await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44622, ttl_minutes: 5 }));
  await until('acknowledged');
  told.push(await tg.cancelAll({ symbol: 'BTCUSDT' }));
  await until('cancelled');
  for (const order of [
    { ...RESTING, price: 44620.001 },
    { ...RESTING, quantity: '1000000' },
    { ...RESTING, symbol: 'NOPE' },
    { ...RESTING, side: 'hold' as 'buy' },
    { ...RESTING, quantity: -1 },
    { ...RESTING, client_order_id: 'a b' },
    { ...RESTING, stop_price: 1 } as NewOrder,
  ]) {
    await assert.rejects(tg.place(order), (error: Refused) => {
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
    // The second client places what the first one did, within a second.
    const { url } = await openOwnGateway(context, { LIMIT_DUPLICATE_WINDOW_MS: '0' });
    const told: unknown[][] = [];
    for (const format of ['binary', 'json'] as const) {
      const tg = await connect({ url, format });
      context.after(() => tg.close());
      assert.equal(tg.format, format);
      told.push(await lives(tg));
      const quote = (await tg.quotes('BTCUSDT').next()).value!;
      const trade = (await tg.ticks('BTCUSDT').next()).value!;
      for (const one of [quote, trade]) assert.match(one.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      assert.deepEqual([Object.keys(quote).length, Object.keys(trade).length, quote.is_snapshot], [11, 7, true]);
      assert.equal((await tg.positions()).find(({ symbol }) => symbol === 'BTCUSDT')?.sold_quantity.slice(0, 2), '0.');
      assert.deepEqual((await tg.openOrders({ symbol: 'BTCUSDT' })).orders, []);
    }
    const [binary, json] = told.map((list) => list.map(shape));
    assert.deepEqual(binary, json);
    const expiries = told.map((list) => list.filter((one) => Object(one)[JSON_ONLY] !== undefined).length);
    assert.deepEqual(expiries, [0, 1], 'the order that stands for five minutes');
  });
});
