import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOwnGateway } from '../support/own-gateway.ts';
import { untilTrue } from '../support/program.ts';
import type { Json } from '../support/gateway-program.ts';

test('limits, overrides, positions by tag and the account of a running gateway say the same', async (context) => {
  const { url, get, send, metric, program } = await openOwnGateway(context);
  const put = async (path: string, body: Json): Promise<Json> => {
    const headers = { Connection: 'close', 'Content-Type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    assert.equal(response.status, 200, JSON.stringify(body));
    return (await response.json()) as Json;
  };
  const order = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.002', price: '46000', tag: 'alpha' };

  assert.equal((await send('POST', '/orders', order)).status, 201);
  await untilTrue(async () => {
    const { positions } = (await get('/positions?by=tag')).body;
    return positions[0]?.tag === 'alpha' && positions[0].quantity === '0.002';
  }, 'the position of the tag');
  const [own] = (await get('/positions')).body['positions'];
  const [tagged] = (await get('/positions?by=tag')).body['positions'];
  assert.deepEqual([own.quantity, own.average_price], [tagged.quantity, tagged.average_price]);
  const pnl = (await get('/pnl')).body;
  assert.equal(pnl['positions'][0].quantity, '0.002');
  assert.equal(pnl['unrealized_pnl'], pnl['positions'][0].money.unrealized_pnl);

  const { version } = await put('/limits', {
    scope: { account: 'demo', symbol: 'BTCUSDT' },
    limits: { max_order_quantity: '0.003', max_position: '0.01' },
  });
  const limits = (await get('/limits?symbol=BTCUSDT')).body;
  assert.equal(limits['version'], version);
  assert.deepEqual(
    [limits['in_force'].limits.max_order_quantity, limits['in_force'].limits.max_position],
    ['0.003', '0.01'],
  );
  const large = { ...order, quantity: '0.004', price: '40500', client_order_id: 'large-1' };
  const judged = (await send('POST', '/orders/validate', large)).body;
  const refused = await send('POST', '/orders', large);
  assert.deepEqual([refused.status, refused.body['error'].code], [422, judged['code']]);
  assert.deepEqual(
    [refused.body['error'].limit, refused.body['error'].value, refused.body['error'].headroom],
    ['0.003', '0.004', '0.003'],
  );
  assert.equal(refused.body['error'].limit_of, 'account');
  const check = judged['checks'].find(({ code }: Json) => code === 'SIZE_LIMIT');
  assert.deepEqual([check.limit, check.value, check.headroom, check.passes], ['0.003', '0.004', '0.003', false]);

  const override = { client_order_id: 'large-1', controls: ['SIZE_LIMIT'], expires_in_ms: 60_000 };
  assert.equal((await send('POST', '/limits/overrides', override)).status, 200);
  assert.equal((await get('/limits')).body['overrides'][0].client_order_id, 'large-1');
  const passed = await send('POST', '/orders', large);
  assert.deepEqual([passed.status, passed.body['warnings']], [201, ['overridden']]);
  assert.deepEqual((await get('/limits')).body['overrides'], [], 'it was for one order');
  const second = await send('POST', '/orders', { ...large, client_order_id: 'large-2' });
  assert.equal(second.body['error'].code, 'SIZE_LIMIT');

  await put('/limits', { firm: true, limits: { max_gross_exposure: '1000', max_open_orders: 3 } });
  const account = (await get('/account')).body;
  assert.equal(account['open_orders'], 1);
  const gross = account['controls'].find(({ code }: Json) => code === 'GROSS_LIMIT');
  assert.deepEqual([gross.limit_of, gross.limit, gross.value], ['firm', '1000', account['firm'].gross_exposure]);
  assert.equal(Number(gross.headroom).toFixed(8), (1000 - Number(gross.value)).toFixed(8));
  const open = account['controls'].find(
    ({ code, limit_of }: Json) => code === 'OPEN_ORDERS_LIMIT' && limit_of === 'firm',
  );
  assert.deepEqual([open.limit, open.value, open.headroom], ['3', '1', '2']);

  // An open order of 162 and nothing else: what is left is the same wherever it is told.
  await put('/limits', { firm: true, limits: { max_gross_exposure: null, max_open_notional: '200' } });
  const more = { ...order, quantity: '0.001', price: '40501' };
  const { checks } = (await send('POST', '/orders/validate', more)).body;
  const { error } = (await send('POST', '/orders', more)).body;
  const told = checks.find(({ code, passes }: Json) => code === 'OPEN_NOTIONAL_LIMIT' && !passes);
  for (const { limit, value, headroom, limit_of } of [told, error]) {
    assert.deepEqual([limit, value, headroom, limit_of], ['200', '202.501', '38', 'firm']);
  }

  assert.equal(await metric('tickgate_orders_refused_by_code_total{code="SIZE_LIMIT"}'), 2);
  for (const name of ['risk', 'pnl']) assert.equal((await get(`/health/${name}`)).status, 200, name);
  assert.equal(await program.stop(), 0);
});
