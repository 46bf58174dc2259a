import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CommandKind } from '../../core/schema/command.ts';
import { recordsOf } from '../../core/memory/records.ts';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { type DoorHarness, openDoor } from '../support/door-harness.ts';
import type { Loose } from '../support/loose.ts';

interface Answer {
  readonly status: number;
  readonly body: Loose;
  readonly headers: Headers;
}

let harness: DoorHarness;
before(async () => {
  harness = await openDoor();
});
after(() => harness.close());

async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(harness.url + path, {
    method,
    ...(text === undefined ? {} : { body: text as string, headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000.01, order_type: 'LIMIT' };

test('an order is written into the ring as ticks and lots and answered 201 with the whole order', async () => {
  const { status, body } = await send('POST', '/orders', {
    ...order,
    client_order_id: 'whole-1',
    tag: 'grid',
    broker: 'sim-b',
  });
  assert.equal(status, 201);
  const { latency_us, ...rest } = body;
  assert.deepEqual(Object.keys(latency_us), ['risk', 'durable', 'total']);
  assert.deepEqual(rest, {
    order_id: String(harness.engine.commands.length + 1000),
    client_order_id: 'whole-1',
    status: 'routed',
    symbol: 'BTCUSDT',
    side: 'buy',
    quantity: '0.001',
    price: '45000.01',
    order_type: 'LIMIT',
    time_in_force: 'DAY',
    filled_quantity: '0',
    average_price: null,
    broker: 'sim-a',
    version: 1,
    approved: true,
    fast_path: false,
    tag: 'grid',
    warnings: [],
    execution: { mode: 'native', rests_at: 'sim-a', dies_with_gateway: false },
  });
  const command = harness.engine.commands.at(-1)!;
  const { requestId, orderId, value, count, ...written } = command;
  assert.ok(requestId > 65_536 && orderId === 0 && value === 0 && count === 0);
  assert.deepEqual(written, {
    kind: CommandKind.place,
    account: 0,
    instrument: 0,
    side: Side.buy,
    type: OrderType.limit,
    timeInForce: TimeInForce.day,
    broker: 2,
    priceTicks: 4_500_001,
    quantityLots: 1000,
    expireAtUs: 0,
    clientId: 'whole-1',
    tag: 'grid',
  });
});

const accepted: readonly (readonly [string, object, object])[] = [
  [
    'enum values of any case',
    { side: 'SeLL', order_type: 'limit', time_in_force: 'ioc' },
    { side: Side.sell, timeInForce: TimeInForce.ioc },
  ],
  ['decimal texts', { quantity: '0.000001', price: '0.01' }, { quantityLots: 1, priceTicks: 1 }],
  ['trailing zeros', { price: '45000.0100' }, { priceTicks: 4_500_001 }],
  [
    'a market order without a price',
    { order_type: undefined, price: undefined },
    { type: OrderType.market, priceTicks: 0 },
  ],
  ['a limit order by its price', { order_type: undefined }, { type: OrderType.limit }],
  ['ttl_minutes as GTD', { ttl_minutes: 2 }, { timeInForce: TimeInForce.gtd, expireAtUs: 0, value: 2 }],
  [
    'expire_at as GTD',
    { expire_at: '2030-01-01T00:00:00.5Z' },
    { timeInForce: TimeInForce.gtd, expireAtUs: 1_893_456_000_500_000 },
  ],
  [
    'another lot size',
    { symbol: 'NIFTY24DEC25000CE', quantity: 750, price: 150 },
    { instrument: 4, quantityLots: 10, priceTicks: 3000 },
  ],
  ['null as absent', { client_order_id: null }, { clientId: '' }],
  ['its own account', { account: 'demo' }, { account: 0 }],
];
for (const [what, change, written] of accepted) {
  test(`a place takes ${what}`, async () => {
    const { status } = await send('POST', '/orders', { ...order, ...change });
    assert.equal(status, 201);
    const command = harness.engine.commands.at(-1)!;
    assert.deepEqual({ ...command, ...written }, command);
  });
}

const refused: readonly (readonly [string, object | string, number, string, string?])[] = [
  ['no JSON', '{"symbol":', 400, 'INVALID_JSON'],
  ['an array', '[1]', 400, 'INVALID_JSON'],
  ['an empty body', '', 400, 'INVALID_JSON'],
  ['trailing junk', '{} x', 400, 'INVALID_JSON'],
  ['an exponent', '{"symbol":"BTCUSDT","side":"buy","quantity":1e-3}', 400, 'INVALID_JSON'],
  ['NaN', '{"quantity":NaN}', 400, 'INVALID_JSON'],
  ['nine levels', '{"a":[[[[[[[[1]]]]]]]]}', 400, 'INVALID_JSON'],
  ['a key twice', '{"symbol":"BTCUSDT","symbol":"ETHUSDT"}', 400, 'DUPLICATE_FIELD', 'symbol'],
  ['a key twice, once escaped', '{"symbol":"BTCUSDT","\\u0073ymbol":"ETHUSDT"}', 400, 'DUPLICATE_FIELD', 'symbol'],
  ['an unknown field', { ...order, prise: 1 }, 400, 'UNKNOWN_FIELD', 'prise'],
  ['a stop price', { ...order, stop_price: 1 }, 400, 'INVALID_PARAMETER', 'stop_price'],
  ['a product', { ...order, product: 'MIS' }, 400, 'UNSUPPORTED_FIELD', 'product'],
  ['no symbol', { ...order, symbol: undefined }, 400, 'MISSING_FIELD', 'symbol'],
  ['no side', { ...order, side: undefined }, 400, 'MISSING_FIELD', 'side'],
  ['no quantity', { ...order, quantity: undefined }, 400, 'MISSING_FIELD', 'quantity'],
  ['a limit order without price', { ...order, price: undefined }, 400, 'MISSING_FIELD', 'price'],
  ['a number as symbol', { ...order, symbol: 5 }, 400, 'INVALID_SYMBOL', 'symbol'],
  ['an unknown symbol', { ...order, symbol: 'DOGE' }, 422, 'UNKNOWN_INSTRUMENT', 'symbol'],
  ['another side', { ...order, side: 'hold' }, 400, 'INVALID_SIDE', 'side'],
  ['quantity 0', { ...order, quantity: 0 }, 400, 'INVALID_QUANTITY', 'quantity'],
  ['a negative quantity', { ...order, quantity: -1 }, 400, 'INVALID_QUANTITY', 'quantity'],
  ['an endless quantity', { ...order, quantity: '9'.repeat(20) }, 400, 'INVALID_QUANTITY', 'quantity'],
  ['a flag as quantity', { ...order, quantity: true }, 400, 'INVALID_QUANTITY', 'quantity'],
  ['a stop order with a price', { ...order, order_type: 'STOP' }, 400, 'INVALID_PRICE', 'price'],
  ['an unheard-of type', { ...order, order_type: 'STOPPED' }, 400, 'INVALID_ORDER_TYPE', 'order_type'],
  ['price 0', { ...order, price: '0' }, 400, 'INVALID_PRICE', 'price'],
  ['a market order with a price', { ...order, order_type: 'MARKET' }, 400, 'INVALID_PRICE', 'price'],
  ['a strange time in force', { ...order, time_in_force: 'GTX' }, 400, 'INVALID_TIME_IN_FORCE', 'time_in_force'],
  ['GTD without an end', { ...order, time_in_force: 'GTD' }, 400, 'MISSING_FIELD', 'expire_at'],
  ['an end without GTD', { ...order, time_in_force: 'IOC', ttl_minutes: 1 }, 400, 'INVALID_EXPIRE_AT', 'ttl_minutes'],
  [
    'two ends',
    { ...order, ttl_minutes: 1, expire_at: '2030-01-01T00:00:00Z' },
    400,
    'INVALID_EXPIRE_AT',
    'ttl_minutes',
  ],
  ['a date as end', { ...order, expire_at: '2030-01-01' }, 400, 'INVALID_EXPIRE_AT', 'expire_at'],
  ['the 30th of February', { ...order, expire_at: '2030-02-30T00:00:00Z' }, 400, 'INVALID_EXPIRE_AT', 'expire_at'],
  [
    'an end beyond what a clock can count',
    { ...order, expire_at: '2200-01-01T00:00:00Z' },
    400,
    'INVALID_EXPIRE_AT',
    'expire_at',
  ],
  ['half a minute', { ...order, ttl_minutes: 0.5 }, 400, 'INVALID_EXPIRE_AT', 'ttl_minutes'],
  [
    '49 characters of id',
    { ...order, client_order_id: 'x'.repeat(49) },
    400,
    'INVALID_CLIENT_ORDER_ID',
    'client_order_id',
  ],
  ['an id with a space', { ...order, client_order_id: 'a b' }, 400, 'INVALID_CLIENT_ORDER_ID', 'client_order_id'],
  ['an empty id', { ...order, client_order_id: '' }, 400, 'INVALID_CLIENT_ORDER_ID', 'client_order_id'],
  ['25 characters of tag', { ...order, tag: 'x'.repeat(25) }, 400, 'INVALID_TAG', 'tag'],
  ['an unknown broker', { ...order, broker: 'kite' }, 400, 'INVALID_BROKER', 'broker'],
  ["somebody else's account", { ...order, account: 'prop' }, 403, 'FORBIDDEN_ACCOUNT', 'account'],
];
for (const [what, body, status, code, field] of refused) {
  test(`a place with ${what} is refused: ${code}`, async () => {
    const seen = harness.engine.commands.length;
    const answer = await send('POST', '/orders', body);
    assert.deepEqual([answer.status, answer.body.error.code, answer.body.error.field], [status, code, field]);
    assert.equal(harness.engine.commands.length, seen);
  });
}

test('a price between two ticks names the tick, a quantity between two lots the lot', async () => {
  const price = await send('POST', '/orders', { ...order, price: '45000.015' });
  assert.equal(price.status, 422);
  assert.deepEqual(price.body, {
    approved: false,
    reason: 'tick_size',
    error: {
      code: 'PRICE_NOT_ON_TICK',
      message: 'Prices of BTCUSDT are multiples of 0.01.',
      reason: 'tick_size',
      field: 'price',
      limit: '0.01',
      value: '45000.015',
    },
  });
  const quantity = await send('POST', '/orders', {
    symbol: 'NIFTY24DEC25000CE',
    side: 'buy',
    quantity: 76,
    price: 150.05,
  });
  assert.deepEqual([quantity.body.error.code, quantity.body.error.limit], ['QUANTITY_NOT_ON_LOT', '75']);
});

test("the engine's refusal tells reason, limit and value in units of the quantity", async () => {
  const { status, body } = await send('POST', '/orders', { ...order, quantity: '10.000001' });
  assert.equal(status, 422);
  assert.deepEqual([body.approved, body.reason], [false, 'size_limit']);
  assert.deepEqual([body.error.code, body.error.limit, body.error.value], ['SIZE_LIMIT', '10', '10.000001']);
});

test('the same client_order_id gets the stored answer with 200, with other values 409', async () => {
  const first = await send('POST', '/orders', { ...order, client_order_id: 'again' });
  const second = await send('POST', '/orders', { ...order, client_order_id: 'again' });
  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.equal(second.body.order_id, first.body.order_id);
  const third = await send('POST', '/orders', { ...order, client_order_id: 'again', price: 1 });
  assert.deepEqual([third.status, third.body.error.code], [409, 'DUPLICATE_CLIENT_ORDER_ID']);
});

test('an order is read, replaced and cancelled by its id', async () => {
  const { body } = await send('POST', '/orders', order);
  const path = `/orders/${body.order_id}`;
  const read = await send('GET', path);
  assert.deepEqual([read.status, read.body.status, read.body.account], [200, 'routed', 'demo']);
  assert.equal(read.body.created_at, '2026-09-21T14:13:20.000000Z');
  const replaced = await send('PATCH', path, { price: '44000.5', if_version: 1 });
  assert.deepEqual([replaced.status, replaced.body.status], [200, 'pending_replace']);
  assert.deepEqual([harness.engine.commands.at(-1)!.priceTicks, harness.engine.commands.at(-1)!.value], [4_400_050, 1]);
  const stale = await send('PATCH', path, { price: '44000', if_version: 1 });
  assert.deepEqual([stale.status, stale.body.error.code, stale.body.error.limit], [409, 'VERSION_MISMATCH', '2']);
  const cancelled = await send('DELETE', path);
  assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'pending_cancel']);
  const again = await send('DELETE', path);
  assert.deepEqual([again.status, again.body.error.code], [409, 'ORDER_FINAL']);
});

test('a cancel of an order whose cancel is under way is answered with the order as it stands', async () => {
  const { body } = await send('POST', '/orders', order);
  harness.engine.orders.get(Number(body.order_id))!.status = OrderStatus.pending_cancel;
  const again = await send('DELETE', `/orders/${body.order_id}`);
  assert.deepEqual([again.status, again.body.order_id, again.body.status], [200, body.order_id, 'pending_cancel']);
});

test('an order is read, replaced and cancelled by its client id, the instrument asked of the engine first', async () => {
  const option = { symbol: 'NIFTY24DEC25000CE', side: 'sell', quantity: 150, price: 150, client_order_id: 'mine.1' };
  await send('POST', '/orders', option);
  const path = '/orders/by-client-id/mine.1';
  assert.equal((await send('GET', path)).body.symbol, 'NIFTY24DEC25000CE');
  assert.equal((await send('PATCH', path, { quantity: 75, price: '149.95' })).status, 200);
  const command = harness.engine.commands.at(-1)!;
  assert.deepEqual([command.kind, command.priceTicks, command.quantityLots], [CommandKind.replace, 2999, 1]);
  assert.equal((await send('PATCH', path, { price: '149.96' })).body.error.code, 'PRICE_NOT_ON_TICK');
  assert.equal((await send('DELETE', path)).status, 200);
});

const wrongPaths: readonly (readonly [string, string, unknown, number, string])[] = [
  ['GET', '/orders/99', undefined, 404, 'ORDER_NOT_FOUND'],
  ['DELETE', '/orders/99', undefined, 404, 'ORDER_NOT_FOUND'],
  ['PATCH', '/orders/99', { price: 1 }, 404, 'ORDER_NOT_FOUND'],
  ['GET', '/orders/by-client-id/nobody', undefined, 404, 'ORDER_NOT_FOUND'],
  ['GET', '/orders/abc', undefined, 400, 'INVALID_ORDER_ID'],
  ['GET', '/orders/09', undefined, 400, 'INVALID_ORDER_ID'],
  ['GET', '/orders/9007199254740992', undefined, 400, 'INVALID_ORDER_ID'],
  ['GET', '/orders/by-client-id/a%20b', undefined, 400, 'INVALID_CLIENT_ORDER_ID'],
  ['PATCH', '/orders/99', {}, 422, 'NOTHING_TO_REPLACE'],
  ['PATCH', '/orders/99', { order_id: '5', price: 1 }, 400, 'UNKNOWN_FIELD'],
  ['PATCH', '/orders/99', { price: 1, if_version: 0 }, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders/1001/events', undefined, 404, 'NOT_FOUND'],
  ['GET', '/orders?status=weird', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders?limit=0', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders?limit=501', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders?cursor=x', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders?color=red', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/orders?limit=1&limit=2', undefined, 400, 'DUPLICATE_FIELD'],
  ['GET', '/orders?symbol=DOGE', undefined, 422, 'UNKNOWN_INSTRUMENT'],
  ['GET', '/positions?symbol=BTCUSDT', undefined, 400, 'INVALID_PARAMETER'],
  ['GET', '/positions?account=prop', undefined, 403, 'FORBIDDEN_ACCOUNT'],
  ['GET', '/quotes/DOGE', undefined, 404, 'NOT_FOUND'],
  ['GET', '/quotes/NIFTY50', undefined, 404, 'NOT_FOUND'],
  ['PUT', '/orders', {}, 405, 'METHOD_NOT_ALLOWED'],
  ['POST', '/orders/1', {}, 405, 'METHOD_NOT_ALLOWED'],
  ['POST', '/positions', {}, 405, 'METHOD_NOT_ALLOWED'],
  ['GET', '/orders/batch', undefined, 405, 'METHOD_NOT_ALLOWED'],
  ['GET', '/limit', undefined, 404, 'NOT_FOUND'],
  ['GET', '/', undefined, 404, 'NOT_FOUND'],
];
for (const [method, path, body, status, code] of wrongPaths) {
  test(`${method} ${path} is answered ${status} ${code}`, async () => {
    const answer = await send(method, path, body);
    assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
    if (status === 405) assert.ok(answer.headers.get('allow')!.length > 0);
  });
}

test('cancel all counts, lists page from the newest, fills and positions show what the venue did', async () => {
  await send('DELETE', '/orders');
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.unshift((await send('POST', '/orders', { ...order, price: 100 + i })).body.order_id);
  const page = await send('GET', '/orders?limit=2&symbol=BTCUSDT');
  assert.deepEqual(
    page.body.orders.map((one: { order_id: string }) => one.order_id),
    ids.slice(0, 2),
  );
  const rest = await send('GET', `/orders?limit=2&cursor=${page.body.next_cursor}`);
  assert.deepEqual(
    [rest.body.orders.map((one: { order_id: string }) => one.order_id), rest.body.next_cursor],
    [[ids[2]], null],
  );

  const first = harness.engine.orders.get(Number(ids[0]))!;
  const change = { status: OrderStatus.partly_filled, filledLots: 3, filledCost: 30_601 };
  harness.engine.report(EventKind.filled, first, change, { lastTicks: 10_200, lastLots: 3, executionId: 77 });
  const fills = await send('GET', '/fills');
  assert.deepEqual(fills.body.fills[0], {
    execution_id: '77',
    order_id: ids[0],
    client_order_id: null,
    symbol: 'BTCUSDT',
    side: 'buy',
    price: '102',
    quantity: '0.000003',
    broker: 'sim-a',
    time: '2026-09-21T14:13:20.000000Z',
  });
  const positions = await send('GET', '/positions');
  assert.equal(positions.body.positions[0].realized_pnl, '-2.5');
  assert.equal((await send('GET', `/orders/${ids[0]}`)).body.average_price, '102.003333');

  const all = await send('DELETE', '/orders');
  assert.deepEqual(all.body, { cancel_requested: 3 });
  assert.deepEqual((await send('GET', '/orders')).body, { orders: [], next_cursor: null });
  assert.ok((await send('GET', '/orders?status=ALL')).body.orders.length >= 3);
});

test('1,000 concurrent orders of one burst are all answered 201 and ring the bell far less often', async () => {
  const large = await openDoor({ commandSlots: 2048 });
  try {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, i) =>
        fetch(`${large.url}/orders`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...order, side: i % 2 ? 'buy' : 'sell', price: 45000 + (i % 100) }),
        }).then(async (response) => [response.status, await response.text()] as const),
      ),
    );
    assert.ok(answers.every(([status]) => status === 201));
    assert.equal(large.engine.orders.size, 1000);
    assert.ok(large.bells < 1000);
  } finally {
    await large.close();
  }
});

test('an order that has left the table is answered from history, at once or as soon as it is there', async (t) => {
  const record = recordsOf(new ArrayBuffer(EVENT_BYTES));
  record.i32[EventHalf.KIND_VERSION] = EventKind.order_view;
  record.f64[EventWord.ORDER_ID] = 77;
  record.f64[EventWord.QUANTITY_LOTS] = 1000;
  record.u8[EventByte.STATUS] = OrderStatus.filled;
  let looks = 0;
  const own = await openDoor({
    parts: {
      history: {
        find: (orderId) => (orderId === 77 && ++looks > 2 ? record : undefined),
        withTerms: () => undefined,
      },
    },
  });
  t.after(() => own.close());
  own.engine.retired.add(77);
  const response = await fetch(`${own.url}/orders/77`);
  const body = (await response.json()) as { order_id: string; status: string };
  assert.equal(response.status, 200);
  assert.deepEqual([body.order_id, body.status], ['77', 'filled']);
  assert.ok(looks > 2, 'it was looked for until it was there');
});
