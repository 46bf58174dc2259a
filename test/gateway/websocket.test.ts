import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { type DoorHarness, healthyStatus, openDoor } from '../support/door-harness.ts';
import type { Loose } from '../support/loose.ts';
import { type DoubleOrder } from '../support/engine-double.ts';
import { until } from '../support/until.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

type Frame = Record<string, Loose>;

let harness: DoorHarness;
let client: WsClient;
before(async () => {
  harness = await openDoor();
  client = await connectWs(harness.port);
});
after(async () => {
  client.destroy();
  await harness.close();
});

const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };

function isReport(frame: Frame): boolean {
  return frame['channel'] === 'orders';
}

async function reports(from: WsClient, count: number): Promise<Frame[]> {
  await until(() => from.frames.filter(isReport).length >= count, `${count} reports`);
  return from.frames.splice(0).filter(isReport);
}

test('an order lives over one session: place, status, replace, cancel, open orders', async () => {
  const placed: Frame = await client.call('order.place', { ...order, client_order_id: 'ws-1' });
  assert.deepEqual([placed['status'], placed['result'].client_order_id, placed['rate_limits']], [201, 'ws-1', []]);
  const { order_id } = placed['result'];
  assert.equal(((await client.call('order.status', { order_id })) as Frame)['result'].status, 'routed');
  const replaced: Frame = await client.call('order.replace', { client_order_id: 'ws-1', price: '44000.01' });
  assert.deepEqual([replaced['status'], replaced['result'].status], [200, 'pending_replace']);
  assert.equal(((await client.call('orders.open', { symbol: 'BTCUSDT' })) as Frame)['result'].orders.length, 1);
  const cancelled: Frame = await client.call('order.cancel', { client_order_id: 'ws-1' });
  assert.equal(cancelled['result'].status, 'pending_cancel');
  assert.deepEqual(((await client.call('orders.open')) as Frame)['result'], { orders: [], next_cursor: null });
  assert.equal(((await client.call('orders.open', { status: 'all', limit: 1 })) as Frame)['result'].orders.length, 1);
  assert.deepEqual(((await client.call('fills', { limit: 5 })) as Frame)['result'].fills, []);
  assert.deepEqual(((await client.call('positions')) as Frame)['result'], { positions: [] });
  assert.deepEqual(
    ((await client.call('order.cancel_all', { symbol: 'BTCUSDT' })) as Frame)['result'].cancel_requested,
    0,
  );
});

const bad: readonly (readonly [string, string, number, string])[] = [
  ['no JSON', '{"id":1', 400, 'INVALID_JSON'],
  ['an array', '[]', 400, 'INVALID_JSON'],
  ['a method twice', '{"id":1,"method":"ping","method":"time"}', 400, 'DUPLICATE_FIELD'],
  ['an unknown field', '{"id":1,"method":"ping","extra":1}', 400, 'UNKNOWN_FIELD'],
  ['no id', '{"method":"ping"}', 400, 'MISSING_FIELD'],
  ['an object as id', '{"id":{},"method":"ping"}', 400, 'INVALID_PARAMETER'],
  ['an id of 65 bytes', `{"id":"${'x'.repeat(65)}","method":"ping"}`, 400, 'INVALID_PARAMETER'],
  ['no method', '{"id":1}', 400, 'MISSING_FIELD'],
  ['an unknown method', '{"id":1,"method":"order.bracket"}', 400, 'INVALID_METHOD'],
  ['params that are no object', '{"id":1,"method":"ping","params":[1]}', 400, 'INVALID_JSON'],
  ['params that are a text of an object', '{"id":1,"method":"ping","params":"{}"}', 400, 'INVALID_JSON'],
  ['params where there are none', '{"id":1,"method":"ping","params":{"a":1}}', 400, 'UNKNOWN_FIELD'],
  ['a param twice', '{"id":1,"method":"order.place","params":{"side":"buy","side":"buy"}}', 400, 'DUPLICATE_FIELD'],
  ['no order to cancel', '{"id":1,"method":"order.cancel"}', 400, 'MISSING_FIELD'],
  [
    'two names of an order',
    '{"id":1,"method":"order.cancel","params":{"order_id":"1","client_order_id":"a"}}',
    400,
    'INVALID_PARAMETER',
  ],
  ['a strange order id', '{"id":1,"method":"order.cancel","params":{"order_id":"x"}}', 400, 'INVALID_ORDER_ID'],
  [
    'a strange client id',
    '{"id":1,"method":"order.cancel","params":{"client_order_id":"a b"}}',
    400,
    'INVALID_CLIENT_ORDER_ID',
  ],
  ['an order of nobody', '{"id":1,"method":"order.cancel","params":{"order_id":"99"}}', 404, 'ORDER_NOT_FOUND'],
  ['a symbol of positions', '{"id":1,"method":"positions","params":{"symbol":"BTCUSDT"}}', 400, 'UNKNOWN_FIELD'],
  ["somebody's account", '{"id":1,"method":"positions","params":{"account":"x"}}', 403, 'FORBIDDEN_ACCOUNT'],
  ['a strange limit', '{"id":1,"method":"fills","params":{"limit":501}}', 400, 'INVALID_PARAMETER'],
  ['an unknown channel', '{"id":1,"method":"subscribe","params":{"channel":"money"}}', 400, 'INVALID_PARAMETER'],
  ['an unknown feed', '{"id":1,"method":"subscribe","params":{"channel":"alt:x"}}', 400, 'INVALID_PARAMETER'],
  ['an unknown symbol', '{"id":1,"method":"subscribe","params":{"channel":"quotes:DOGE"}}', 422, 'UNKNOWN_INSTRUMENT'],
  ['no channel', '{"id":1,"method":"subscribe"}', 400, 'MISSING_FIELD'],
  [
    'a batch of 101',
    '{"id":1,"method":"subscribe","params":{"channel":"quotes:BTCUSDT","batch_size":101}}',
    400,
    'INVALID_PARAMETER',
  ],
  [
    'priority 0',
    '{"id":1,"method":"subscribe","params":{"channel":"quotes:BTCUSDT","priority":0}}',
    400,
    'INVALID_PARAMETER',
  ],
  [
    'compression',
    '{"id":1,"method":"subscribe","params":{"channel":"quotes:BTCUSDT","compression":true}}',
    400,
    'UNSUPPORTED_FIELD',
  ],
  [
    'throttled orders',
    '{"id":1,"method":"subscribe","params":{"channel":"orders","throttle_ms":1}}',
    400,
    'INVALID_PARAMETER',
  ],
  [
    'a sequence alone',
    '{"id":1,"method":"subscribe","params":{"channel":"orders","sequence":1}}',
    400,
    'MISSING_FIELD',
  ],
  [
    'an epoch for quotes',
    '{"id":1,"method":"subscribe","params":{"channel":"quotes:BTCUSDT","epoch":"a"}}',
    400,
    'INVALID_PARAMETER',
  ],
  [
    'a channel that it has not',
    '{"id":1,"method":"unsubscribe","params":{"channel":"orders"}}',
    400,
    'INVALID_PARAMETER',
  ],
];
for (const [what, text, status, code] of bad) {
  test(`a frame with ${what} is answered ${status} ${code}`, async () => {
    client.sendText(text);
    const answer: Frame = await client.next((frame) => 'status' in frame);
    assert.deepEqual([answer['status'], answer['error'].code], [status, code]);
  });
}

test('an order is answered alike under an id that is a number and one that is a text', async () => {
  const answers: string[] = [];
  for (const id of [77, '77']) {
    client.send({ id, method: 'order.place', params: order });
    const frame: Frame = await client.next((answer) => answer['id'] === id);
    const { order_id, latency_us } = frame['result'];
    assert.ok(latency_us.total === latency_us.risk + latency_us.durable && Number(order_id) > 0);
    frame['id'] = 0;
    frame['result'].order_id = '';
    frame['result'].latency_us = {};
    answers.push(JSON.stringify(frame));
  }
  assert.equal(answers[0], answers[1]);
});

test('an id comes back as it was', async () => {
  client.sendText('{"id":"a\\u00e9\\"b","method":"time"}');
  const answer: Frame = await client.next((frame) => 'result' in frame);
  assert.equal(answer['id'], 'aé"b');
});

test('an order frame has 4 KiB at most, others 16 KiB, and a frame above 64 KiB ends the session', async () => {
  const frame = (bytes: number): string => {
    const text = JSON.stringify({ id: 5, method: 'order.place', params: order });
    return text.slice(0, -1) + ' '.repeat(bytes - text.length) + '}';
  };
  const other = await connectWs(harness.port);
  other.sendText(frame(4096));
  assert.equal((await other.next((answer) => answer['id'] === 5))['status'], 201);
  other.sendText(frame(4097));
  assert.equal((await other.next((answer) => answer['id'] === 5))['status'], 413);
  const ping = '{"id":6,"method":"ping"}';
  other.sendText(ping.slice(0, -1) + ' '.repeat(16_384 - ping.length) + '}');
  assert.equal((await other.next((answer) => answer['id'] === 6))['status'], 200);
  other.sendText(ping.slice(0, -1) + ' '.repeat(16_385 - ping.length) + '}');
  assert.equal((await other.next((answer) => answer['id'] === 6))['status'], 413);
  other.sendText(ping.slice(0, -1) + ' '.repeat(65_537 - ping.length) + '}');
  await other.closed();
});

test('orders are reported in sequence to everybody who follows, and an unsubscribed session hears no more', async () => {
  const own = await openDoor();
  try {
    const [first, second] = [await connectWs(own.port), await connectWs(own.port)];
    const answer: Frame = await first.call('subscribe', { channel: 'orders' });
    assert.deepEqual(answer['result'], { channel: 'orders', epoch: 'journal-1', sequence: 0 });
    assert.equal((await first.call('subscribe', { channel: 'orders' }))['status'], 400);
    await second.call('subscribe', { channel: 'orders' });
    await second.call('order.place', order);
    const placed = own.engine.orders.get(1001)!;
    const fill = { status: OrderStatus.filled, filledLots: 1000, filledCost: 4_500_000_000 };
    own.engine.report(EventKind.filled, placed, fill, { lastTicks: 4_500_000, lastLots: 1000, executionId: 9 });
    for (const one of [first, second]) {
      const [accepted, filled] = await reports(one, 2);
      assert.deepEqual(
        [accepted!['sequence'], accepted!['event'], accepted!['data'].status],
        [1, 'accepted', 'routed'],
      );
      assert.deepEqual(
        [
          filled!['sequence'],
          filled!['event'],
          filled!['last_price'],
          filled!['last_quantity'],
          filled!['execution_id'],
        ],
        [2, 'filled', '45000', '0.001', '9'],
      );
      assert.deepEqual([filled!['data'].status, filled!['data'].average_price], ['filled', '45000']);
    }
    await first.call('unsubscribe', { channel: 'orders' });
    await second.call('order.place', order);
    await reports(second, 1);
    assert.deepEqual(first.frames.filter(isReport), []);
    first.destroy();
    second.destroy();
  } finally {
    await own.close();
  }
});

function remembered(count: number): (door: DoorHarness['door'], engine: DoorHarness['engine']) => void {
  return (door, engine) => {
    const command = { kind: 1, requestId: 0, account: 0, instrument: 0, side: 0, type: 1, timeInForce: 1, broker: 0 };
    const texts = { clientId: 'old', tag: '' };
    const numbers = { priceTicks: 5, quantityLots: 1, expireAtUs: 0, orderId: 0, value: 0, count: 0 };
    const old: DoubleOrder = {
      orderId: 7,
      command: { ...command, ...numbers, ...texts },
      priceTicks: 5,
      quantityLots: 1,
      status: OrderStatus.live,
      filledLots: 0,
      filledCost: 0,
      version: 1,
    };
    for (let sequence = 1; sequence <= count; sequence++) {
      const { records, at } = engine.recordOf(EventKind.acknowledged, old, sequence);
      door.remembers.add(records, at);
    }
  };
}

const resumes: readonly (readonly [string, number, object, object, number])[] = [
  ['from the middle', 100, { epoch: 'journal-1', sequence: 40 }, { sequence: 100, recovered: true }, 60],
  ['from the end', 100, { epoch: 'journal-1', sequence: 100 }, { sequence: 100, recovered: true }, 0],
  ['from the beginning', 100, { epoch: 'journal-1', sequence: 0 }, { sequence: 100, recovered: true }, 100],
  ['of another journal', 100, { epoch: 'journal-0', sequence: 40 }, { sequence: 100, recovered: false }, 0],
  ['from the future', 100, { epoch: 'journal-1', sequence: 101 }, { sequence: 100, recovered: false }, 0],
  [
    'of exactly what is kept',
    10_005,
    { epoch: 'journal-1', sequence: 5 },
    { sequence: 10_005, recovered: true },
    10_000,
  ],
  ['of one more than is kept', 10_005, { epoch: 'journal-1', sequence: 4 }, { sequence: 10_005, recovered: false }, 0],
];
for (const [what, kept, params, result, count] of resumes) {
  test(`resuming ${what}`, async () => {
    const own = await openDoor({ before: remembered(kept) });
    try {
      const reader = await connectWs(own.port);
      const answer: Frame = await reader.call('subscribe', { channel: 'orders', ...params });
      assert.deepEqual(answer['result'], { channel: 'orders', epoch: 'journal-1', ...result });
      const missed = await reports(reader, count);
      const first = kept - count + 1;
      assert.deepEqual(
        missed.map((frame) => frame['sequence']),
        Array.from({ length: count }, (_, i) => first + i),
      );
      reader.destroy();
    } finally {
      await own.close();
    }
  });
}

test('a live reader of orders that stops reading is closed with 4008 and a token with which it resumes without a gap', async () => {
  const own = await openDoor();
  try {
    const reader = await connectWs(own.port);
    const trader = await connectWs(own.port);
    await reader.call('subscribe', { channel: 'orders' });
    await trader.call('order.place', order);
    const placed = own.engine.orders.get(1001)!;
    const [first] = await reports(reader, 1);
    assert.equal(first!['sequence'], 1);
    reader.pause();
    for (let i = 0; i < 40 && !isSlowClosed(own); i++) {
      for (let j = 0; j < 1000; j++) own.engine.report(EventKind.acknowledged, placed);
      own.engine.makeDurable();
      await until(() => own.door.pump() === 0, 'the pump');
    }
    assert.ok(isSlowClosed(own));
    reader.resume();
    await reader.closed();
    assert.equal(reader.closeCode, 4008);
    const got = reader.frames.filter(isReport).map((frame) => frame['sequence'] as number);
    assert.deepEqual(
      got,
      Array.from({ length: got.length }, (_, i) => i + 2),
    );
    const token = JSON.parse(reader.closeReason) as { account: string; epoch: string; sequence: number };
    assert.deepEqual(token, { account: 'demo', epoch: 'journal-1', sequence: got.at(-1) });

    const again = await connectWs(own.port);
    const answer: Frame = await again.call('subscribe', { channel: 'orders', ...token });
    assert.equal(answer['result'].recovered, true);
    const missed = await reports(again, answer['result'].sequence - token.sequence);
    assert.equal(missed[0]!['sequence'], token.sequence + 1);
    again.destroy();
    trader.destroy();
  } finally {
    await own.close();
  }
});

function isSlowClosed(own: DoorHarness): boolean {
  return own.door.slowClosed() === 1;
}

test('a session that does not read its answers is closed, and the others go on', async () => {
  const own = await openDoor();
  try {
    const [deaf, other] = [await connectWs(own.port), await connectWs(own.port)];
    let isOver = false;
    const closed = deaf.closed().then(() => {
      isOver = true;
    });
    deaf.pause();
    for (let i = 0; i < 40_000 && own.door.sessionCount() === 2; i++) {
      deaf.sendText('{"id":1,"method":"instruments"}');
      if (i % 500 === 0) assert.equal((await other.call('ping'))['status'], 200);
    }
    await until(() => own.door.sessionCount() === 1, 'the end of the deaf session');
    assert.equal(isOver, false);
    deaf.resume();
    await closed;
    assert.equal(deaf.closeCode, 1008);
    other.destroy();
  } finally {
    await own.close();
  }
});

test('fills are not asked about while nobody follows positions', async () => {
  const own = await openDoor();
  try {
    const trader = await connectWs(own.port);
    await trader.call('order.place', order);
    own.engine.report(
      EventKind.filled,
      own.engine.orders.get(1001)!,
      { filledLots: 1, filledCost: 5 },
      { lastTicks: 5 },
    );
    own.engine.makeDurable();
    await until(() => own.door.pump() === 0, 'the pump');
    own.door.tick();
    await trader.call('ping');
    assert.equal(own.engine.commands.length, 1);
    trader.destroy();
  } finally {
    await own.close();
  }
});

test('positions: a snapshot first, then one frame after the fills', async () => {
  const own = await openDoor();
  try {
    const reader = await connectWs(own.port);
    await reader.call('order.place', order);
    await reader.call('subscribe', { channel: 'positions' });
    const isPosition = (frame: Frame): boolean => frame['channel'] === 'positions';
    const snapshot: Frame = await reader.next(isPosition);
    assert.deepEqual([snapshot['type'], snapshot['positions']], ['snapshot', []]);
    const placed = own.engine.orders.get(1001)!;
    own.engine.report(EventKind.filled, placed, { filledLots: 10, filledCost: 45_000_000 }, { lastTicks: 4_500_000 });
    const update: Frame = await reader.next(isPosition);
    assert.deepEqual([update['type'], update['positions'][0].symbol], ['update', 'BTCUSDT']);
    reader.destroy();
  } finally {
    await own.close();
  }
});

test('positions: a fill that is in doubt moves them too, and is told', async () => {
  const own = await openDoor();
  try {
    const reader = await connectWs(own.port);
    await reader.call('order.place', order);
    await reader.call('subscribe', { channel: 'positions' });
    const isUpdate = (frame: Frame): boolean => frame['channel'] === 'positions' && frame['type'] === 'update';
    const placed = own.engine.orders.get(1001)!;
    own.engine.report(
      EventKind.suspended,
      placed,
      { filledLots: 10, filledCost: 45_000_000 },
      { lastTicks: 4_500_000 },
    );
    const update: Frame = await reader.next(isUpdate);
    assert.equal(update['positions'][0].symbol, 'BTCUSDT');
    reader.destroy();
  } finally {
    await own.close();
  }
});

test('health: a snapshot first, then every change', async () => {
  const reader = await connectWs(harness.port);
  await reader.call('subscribe', { channel: 'health' });
  const isHealth = (frame: Frame): boolean => frame['channel'] === 'health';
  const snapshot: Frame = await reader.next(isHealth);
  assert.deepEqual([snapshot['type'], snapshot['data'].status], ['snapshot', 'healthy']);
  harness.status = healthyStatus('brokers');
  const update: Frame = await reader.next(isHealth);
  assert.deepEqual([update['type'], update['data'].status], ['update', 'unhealthy']);
  harness.status = healthyStatus();
  reader.destroy();
});

test('a session has at most 256 subscriptions', async () => {
  const names = Array.from({ length: 255 }, (_, id) => `S${id}`);
  const template = (await import('../../core/market/instruments.ts')).SimulatedInstruments[0]!;
  const instruments = names.map((symbol, id) => ({ ...template, id, symbol }));
  const { createLatch } = await import('../../core/memory/latch.ts');
  const { QUOTE_WORDS } = await import('../../core/schema/quote.ts');
  const own = await openDoor({ parts: { instruments, latch: createLatch('many', 255, QUOTE_WORDS) } });
  try {
    const reader = await connectWs(own.port);
    for (const symbol of names)
      assert.equal((await reader.call('subscribe', { channel: `quotes:${symbol}` }))['status'], 200);
    assert.equal((await reader.call('subscribe', { channel: 'health' }))['status'], 200);
    const refused: Frame = await reader.call('subscribe', { channel: 'ticks:S0' });
    assert.deepEqual([refused['status'], refused['error'].code], [429, 'TOO_MANY_SUBSCRIPTIONS']);
    reader.destroy();
  } finally {
    await own.close();
  }
});

const words: readonly (readonly [string, number, Partial<DoubleOrder>, string | undefined, number, string])[] = [
  ['acknowledged', EventKind.acknowledged, { status: OrderStatus.live }, undefined, 201, 'live'],
  [
    'filled',
    EventKind.filled,
    { status: OrderStatus.filled, filledLots: 1000, filledCost: 1 },
    undefined,
    201,
    'filled',
  ],
  ['cancelled', EventKind.cancelled, { status: OrderStatus.cancelled }, undefined, 201, 'cancelled'],
  ['rejected', EventKind.rejected, { status: OrderStatus.rejected }, 'VENUE_REJECTED', 422, 'VENUE_REJECTED'],
  ['not_sent', EventKind.not_sent, { status: OrderStatus.not_sent }, 'NOT_SENT', 503, 'NOT_SENT'],
  ['outcome_unknown', EventKind.outcome_unknown, { status: OrderStatus.unknown }, undefined, 504, 'REQUEST_TIMEOUT'],
];
for (const [name, kind, change, reject, status, what] of words) {
  test(`ASYNC_MODE=false: a place is answered by ${name}, not by its acceptance`, async () => {
    const own = await openDoor({ settings: { ASYNC_MODE: 'false' } });
    try {
      const trader = await connectWs(own.port);
      trader.send({ id: 1, method: 'order.place', params: order });
      await until(() => own.engine.orders.size === 1, 'the order');
      await trader.call('ping');
      assert.deepEqual(trader.frames, []);
      own.engine.report(
        kind,
        own.engine.orders.get(1001)!,
        change,
        reject === undefined ? {} : { reject: reject as 'NOT_SENT' },
      );
      const answer: Frame = await trader.next((frame) => frame['id'] === 1);
      assert.deepEqual([answer['status'], answer['result']?.status ?? answer['error'].code], [status, what]);
      assert.equal(answer['result']?.tag ?? null, null, 'the word of the venue is an event without a tag');
      trader.destroy();
    } finally {
      await own.close();
    }
  });
}

for (const [name, hasUnknown] of [
  ['an unknown outcome', true],
  ['a venue that stays silent', false],
] as const) {
  test(`ASYNC_MODE=false: ${name} is a 504 that names the order, which can be followed`, async () => {
    const own = await openDoor({ settings: { ASYNC_MODE: 'false' }, parts: { requestTimeoutMs: 300 } });
    try {
      const trader = await connectWs(own.port);
      trader.send({ id: 1, method: 'order.place', params: order });
      await until(() => own.engine.orders.size === 1, 'the order');
      if (hasUnknown) {
        own.engine.report(EventKind.outcome_unknown, own.engine.orders.get(1001)!, { status: OrderStatus.unknown });
      }
      const { status, error }: Frame = await trader.next((frame) => frame['id'] === 1);
      assert.deepEqual([status, error.code, error.field, error.value], [504, 'REQUEST_TIMEOUT', 'order_id', '1001']);
      assert.match(error.message, hasUnknown ? /^The order exists, but .* is unknown/ : /no word of the venue/);
      const followed: Frame = await trader.call('order.status', { order_id: error.value });
      assert.equal(followed['result'].status, hasUnknown ? 'unknown' : 'routed');
      // The venue's late word finds nobody, and the next order is answered by its own.
      own.engine.report(EventKind.acknowledged, own.engine.orders.get(1001)!, { status: OrderStatus.live });
      trader.send({ id: 9, method: 'order.place', params: order });
      await until(() => own.engine.orders.size === 2, 'the next order');
      own.engine.report(EventKind.acknowledged, own.engine.orders.get(1002)!, { status: OrderStatus.live });
      const next: Frame = await trader.next((frame) => frame['id'] === 9);
      assert.deepEqual([next['status'], next['result'].order_id], [201, '1002']);
      trader.destroy();
    } finally {
      await own.close();
    }
  });
}
