import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { type ClientRequest, createAckLog } from './ack-log.ts';
import type { GatewayFill, GatewayOrder } from './gateway-view.ts';
import { judge, type Verdict } from './judge.ts';
import type { ToldOrder } from './report-watch.ts';

/** What three sides remember of four orders; each row below changes one of them, and the judge has to see it. */
interface World {
  orders: Mutable<GatewayOrder>[];
  fills: Mutable<GatewayFill>[];
  positions: { symbol: string; quantity: string }[];
  client: { request: ClientRequest; status?: number; told?: Partial<GatewayOrder> | object }[];
  venues: Record<'sim-a' | 'sim-b', unknown[][]>;
  told: Mutable<ToldOrder>[];
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const TERMS = { symbol: 'BTCUSDT', order_type: 'LIMIT', time_in_force: 'GTC', version: 1, attempt: 1, broker: 'sim-a' };

function orderOf(id: string, change: Partial<GatewayOrder>): GatewayOrder {
  const base = { order_id: id, client_order_id: `c${id}`, status: 'live', side: 'buy', quantity: '0.002' };
  return { ...TERMS, ...base, price: '44000.00', filled_quantity: '0', ...change };
}

function place(id: string, side = 'buy', kind: ClientRequest['kind'] = 'place'): ClientRequest {
  const terms = { symbol: 'BTCUSDT', side, quantity: '0.002', price: '44000.00', time_in_force: 'GTC' };
  return { kind, id, body: { ...terms, client_order_id: id } };
}

function placed(number: number, id: string, side = 0, kind = 'P', ...more: string[]): unknown[] {
  return [kind, number, 0, id, 0, side, 'limit', 'gtc', 4_400_000, 2000, 0, 1_700_000_000_000_000, ...more];
}

/**
 * 1 rests, 2 and 3 met, 4 was refused by one venue, placed at the other and cancelled; 5 was held back for another and
 * cancelled; 6 was refused here.
 */
function agreeing(): World {
  const orders = [
    orderOf('1', {}),
    orderOf('2', { status: 'filled', filled_quantity: '0.002', version: 3 }),
    orderOf('3', { status: 'filled', filled_quantity: '0.002', side: 'sell', version: 3 }),
    orderOf('4', { status: 'cancelled', attempt: 2, broker: 'sim-b', version: 4 }),
    orderOf('5', { status: 'cancelled', attempt: 0, broker: null, version: 2 }),
  ];
  const fill = { symbol: 'BTCUSDT', price: '44000.00', quantity: '0.002', broker: 'sim-a' };
  const ack = (id: string, status = 201, kind: ClientRequest['kind'] = 'place'): World['client'][number] => {
    const { side } = orders[Number(id) - 1]!;
    return { request: place(`c${id}`, side, kind), status, told: { ...orderOf(id, { side }), status: 'routed' } };
  };
  const conflict = { error: { code: 'DUPLICATE_CLIENT_ORDER_ID' } };
  return {
    orders,
    fills: [
      { execution_id: '1', order_id: '2', side: 'buy', ...fill },
      { execution_id: '2', order_id: '3', side: 'sell', ...fill },
    ],
    positions: [{ symbol: 'BTCUSDT', quantity: '0' }],
    client: [
      ack('1'),
      ack('2'),
      { request: place('c3', 'sell') },
      ack('4'),
      { request: place('c6'), status: 422, told: { error: { code: 'SIZE_LIMIT' } } },
      { ...ack('1', 200, 'again') },
      { ...ack('3', 200, 'again') },
      { request: place('c2', 'buy', 'other'), status: 409, told: conflict },
      { request: { kind: 'cancel', id: 'c4', body: {} }, status: 200, told: { status: 'pending_cancel' } },
      ack('5'),
    ],
    told: [],
    venues: {
      'sim-a': [
        ['G', 0, 'tickgate', 1],
        placed(1, 'tg-0a0b0c0d-1-1'),
        ['R', 1],
        placed(2, 'tg-0a0b0c0d-2-1'),
        ['R', 2],
        placed(3, 'tg-0a0b0c0d-3-1', 1),
        ['F', 2, 1, 4_400_000, 2000, 5],
        ['F', 3, 2, 4_400_000, 2000, 5],
        placed(4, 'tg-0a0b0c0d-4-1', 0, 'J', 'rejected by the venue'),
      ],
      'sim-b': [['G', 0, 'tickgate', 1], placed(1, 'tg-0a0b0c0d-4-2'), ['R', 1], ['C', 1, 6]],
    },
  };
}

function venueLog(records: readonly unknown[][]): string {
  let text = '';
  let checksum = 0;
  const bodies = [[['tickgate venue', 1, 'BTCUSDT 1/2 1/6']], ...records.map((record) => [record])];
  for (const [index, body] of bodies.entries()) {
    const lines = body.map((record) => `${JSON.stringify(record)}\n`).join('');
    const previous = checksum.toString(16).padStart(8, '0');
    checksum = crc32(lines, crc32(`${index + 1} ${lines.length}`, checksum));
    text += `#${index + 1} ${lines.length} ${checksum.toString(16).padStart(8, '0')} ${previous}\n${lines}`;
  }
  return text;
}

async function judgeWorld(world: World): Promise<Verdict> {
  const dir = mkdtempSync(join(tmpdir(), 'tickgate-judge-'));
  const byClientId = new Map(world.orders.map((order) => [order.client_order_id, order]));
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const id = /^\/orders\/by-client-id\/(.+)$/.exec(path)?.[1];
    const found = id === undefined ? undefined : byClientId.get(id);
    if (id !== undefined) response.writeHead(found === undefined ? 404 : 200).end(JSON.stringify(found ?? {}));
    else if (path.startsWith('/orders')) response.end(JSON.stringify({ orders: world.orders, next_cursor: null }));
    else if (path.startsWith('/quotes')) response.end('{"last":"44000.00"}');
    else if (path.startsWith('/fills')) response.end(JSON.stringify({ fills: world.fills, next_cursor: null }));
    else response.end(JSON.stringify({ positions: world.positions }));
  });
  try {
    const log = createAckLog(join(dir, 'acks'));
    for (const { request, status, told } of world.client) {
      const number = log.asked(request);
      if (status !== undefined) log.answered(number, status, JSON.stringify(told));
    }
    log.close();
    const venueLogs = new Map(Object.entries(world.venues).map(([broker]) => [broker, join(dir, broker)]));
    for (const [broker, records] of Object.entries(world.venues)) writeFileSync(join(dir, broker), venueLog(records));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const told = new Map(world.told.map((order) => [order.order_id, order]));
    return await judge({ api: `http://127.0.0.1:${port}`, ackLogs: [join(dir, 'acks')], venueLogs, told });
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true });
  }
}

test('the judge finds nothing where all agree', async () => {
  const { problems, ...figures } = await judgeWorld(agreeing());
  assert.deepEqual(problems, []);
  const counts = {
    orders: 5,
    acknowledged: 5,
    unanswered: 1,
    retried: 3,
    timedOut: 0,
    fills: 2,
    rerouted: 1,
    cancelsRefused: 0,
  };
  assert.deepEqual(figures, counts);
});

const lies: readonly (readonly [string, (world: World) => void, RegExp])[] = [
  ['an acknowledged order is gone', ({ orders }) => orders.splice(0, 1), /c1: acknowledged as order 1, and unknown/],
  ['an acknowledged order has another id', ({ orders }) => (orders[0]!.order_id = '9'), /c1: acknowledged as 1, is 9/],
  ['an id is used for two orders', ({ orders }) => (orders[1]!.client_order_id = 'c1'), /c1: two orders, 1 and 2/],
  [
    'an order was never asked for',
    ({ orders }) => orders.push(orderOf('6', { client_order_id: 'x' })),
    /nobody asked for x/,
  ],
  ['an order went back', ({ client }) => (client[0]!.told = orderOf('1', { version: 2 })), /c1: went back from/],
  ['a final order lives', ({ client }) => (client[0]!.told = orderOf('1', { status: 'cancelled' })), /c1: went back/],
  ['an outcome stays unknown', ({ orders }) => (orders[0]!.status = 'unknown'), /order 1: still unknown/],
  ['a cancel stays pending', ({ orders }) => (orders[0]!.status = 'pending_cancel'), /order 1: still pending_cancel/],
  ['an order changed its price', ({ orders }) => (orders[0]!.price = '44000.01'), /order 1: is 0.002@44000.01, asked/],
  ['a retry places again', ({ client }) => (client[5]!.status = 201), /c1: placed a second time/],
  [
    'a retry gets another order',
    ({ client }) => (client[5]!.told = orderOf('2', {})),
    /c1: order 1 by one answer, 2 by/,
  ],
  ['a retry is refused', ({ client }) => (client[5]!.status = 422), /c1: acknowledged, and on retry 422/],
  ['another payload is taken', ({ client }) => (client[7]!.status = 200), /c2: another payload got 200/],
  ['a request is never answered', ({ client }) => client.splice(6, 1), /c3: without an answer, in spite of retries/],
  ['a refused order lives', ({ orders }) => orders.push(orderOf('6', {})), /order 6: c6 was never acknowledged/],
  [
    'an order is at two venues',
    ({ venues }) => venues['sim-b'].push(placed(2, 'tg-0a0b0c0d-1-1')),
    /order 1: 2 times at/,
  ],
  [
    'a venue has an order of nobody',
    ({ venues }) => venues['sim-b'].push(placed(2, 'tg-0a0b0c0d-77-1')),
    /tg-0a0b0c0d-77-1 is no order of the gateway/,
  ],
  [
    'a venue lacks an order',
    ({ venues }) => venues['sim-a'].splice(1, 2),
    /order 1: live as attempt 1 at sim-a, which/,
  ],
  [
    'an order ended at the venue',
    ({ venues }) => venues['sim-a'].push(['C', 1, 9]),
    /order 1: live, at the venue cancelled/,
  ],
  [
    'a replace is known to one side',
    ({ venues }) => venues['sim-a'].push(['M', 1, 4_300_000, 1]),
    /order 1: 0.002@44000/,
  ],
  ['a fill is forgotten', ({ fills }) => fills.splice(0, 1), /fill sim-a 1: unknown to the gateway/],
  ['a fill is booked twice', ({ fills }) => fills.push(fills[0]!), /fill sim-a 1: twice at the gateway/],
  ['a fill is invented', ({ fills }) => (fills[0]!.execution_id = '8'), /fill sim-a 8: unknown to the venue/],
  ['a fill has another price', ({ fills }) => (fills[0]!.price = '1.00'), /fill sim-a 1: .* is another at the venue/],
  [
    'a position is wrong',
    ({ positions }) => (positions[0]!.quantity = '0.002'),
    /position BTCUSDT: 0.002, the venues'/,
  ],
  [
    'a filled quantity is wrong',
    ({ orders }) => (orders[0]!.filled_quantity = '0.001'),
    /order 1: filled 0.001, at the/,
  ],
  [
    'an unsent order is there',
    ({ orders }) => (orders[0]!.status = 'not_sent'),
    /order 1: not sent by the gateway's word/,
  ],
  [
    'an order that was held back is at a venue',
    ({ venues }) => venues['sim-b'].push(placed(2, 'tg-0a0b0c0d-5-1')),
    /order 5: never sent by the gateway's word, known at sim-b/,
  ],
  [
    'an order that was cancelled at nobody had been sent',
    ({ orders }) => (orders[3]!.broker = null),
    /order 4: cancelled as attempt 2 at null, which/,
  ],
  ['a venue contradicts itself', ({ venues }) => venues['sim-b'].push(['F', 1, 9, 1, 1, 1]), /of no open order/],
];

/**
 * A bracket whose entry 1 has filled; its target 2 rests, its stop 3 is armed. An iceberg 4 with its first leg 5 filled and its
 * second 6 at the venue.
 */
function planned(): World {
  const child = { client_order_id: null as unknown as string };
  const stop = {
    order_type: 'STOP',
    stop_price: '43000.00',
    trigger_by: 'last',
    price: null,
    attempt: 0,
    broker: null,
  };
  const filled = { status: 'filled', filled_quantity: '0.002' };
  const target = { side: 'sell', price: '45000.00', parent_order_id: '1', role: 'target' };
  const leg = { ...child, parent_order_id: '4', role: 'leg' };
  const orders = [
    orderOf('1', { ...filled, order_type: 'BRACKET' }),
    orderOf('2', { ...child, ...target }),
    orderOf('3', { ...child, ...stop, status: 'armed', side: 'sell', parent_order_id: '1', role: 'stop' }),
    orderOf('4', {
      order_type: 'ICEBERG',
      status: 'working',
      filled_quantity: '0.001',
      quantity: '0.002',
      attempt: 0,
      broker: null,
    }),
    orderOf('5', { ...leg, ...filled, quantity: '0.001', filled_quantity: '0.001' }),
    orderOf('6', { ...leg, quantity: '0.001' }),
  ];
  const ask = (id: string, type: string): World['client'][number] => {
    const { kind, body } = place(`c${id}`);
    const request = { kind, id: `c${id}`, body: { ...body, order_type: type } };
    return { request, status: 201, told: { ...orderOf(id, { order_type: type }), status: 'routed' } };
  };
  const at = (id: string, price: number, lots: number, side = 0): unknown[] => {
    const number = Number(id);
    return ['P', number, 0, `tg-0a0b0c0d-${id}-1`, 0, side, 'limit', 'gtc', price, lots, 0, number * 10];
  };
  const fill = { symbol: 'BTCUSDT', price: '44000.00', broker: 'sim-a', side: 'buy' };
  return {
    orders,
    told: orders.map((order) => ({ ...order })),
    fills: [
      { execution_id: '1', order_id: '1', quantity: '0.002', ...fill },
      { execution_id: '2', order_id: '5', quantity: '0.001', ...fill },
    ],
    positions: [{ symbol: 'BTCUSDT', quantity: '0.003' }],
    client: [ask('1', 'BRACKET'), ask('4', 'ICEBERG')],
    venues: {
      'sim-a': [
        at('1', 4_400_000, 2000),
        ['F', 1, 1, 4_400_000, 2000, 11],
        at('2', 4_500_000, 2000, 1),
        ['R', 2],
        at('5', 4_400_000, 1000),
        ['F', 5, 2, 4_400_000, 1000, 51],
        at('6', 4_400_000, 1000),
        ['R', 6],
      ],
      'sim-b': [['G', 0, 'tickgate', 1]],
    },
  };
}

test('the judge finds nothing where a bracket and an iceberg are as they must be', async () => {
  assert.deepEqual((await judgeWorld(planned())).problems, []);
});

const [ENTRY, TARGET, STOP] = [0, 1, 2];
const planLies: readonly (readonly [string, (world: World) => void, RegExp])[] = [
  ['an armed stop is gone', ({ orders }) => orders.splice(STOP, 1), /order 3: told as armed.* a stop, and gone/],
  ['an armed stop is for less', ({ orders }) => (orders[STOP]!.quantity = '0.001'), /order 3: told as .* is /],
  [
    'an armed stop waits for another price',
    ({ orders }) => (orders[STOP]!.stop_price = '42000.00'),
    /order 3: told as/,
  ],
  ['a leg went back', ({ told }) => (told[5]!.filled_quantity = '0.001'), /order 6: went back from live/],
  [
    'a stop waits although its price has come',
    ({ orders, told }) => {
      for (const order of [orders[STOP]!, told[STOP]!]) order.stop_price = '44000.00';
    },
    /order 3: waits for 44000.00, and the last price is/,
  ],
  [
    'two legs are open at once',
    ({ venues }) => venues['sim-a'].splice(5, 1),
    /plan of order 4 \(ICEBERG\), at .*-6-1: 2 legs are open at once/,
  ],
  [
    'legs are for more than their order',
    ({ venues }) => venues['sim-a'].push(['M', 6, 4_400_000, 1001]),
    /plan of order 4 \(ICEBERG\).*: 1000000000 filled and 1001000000 open of 2000000000/,
  ],
  [
    'a leg rests and its order is over',
    ({ orders }) => (orders[3]!.status = 'cancelled'),
    /plan of order 4 \(ICEBERG\): is cancelled, and .*-6-1 rests/,
  ],
  [
    'an exit is for more than its entry has filled',
    ({ venues }) => (venues['sim-a'][1] = ['F', 1, 1, 4_400_000, 1999, 11]),
    /plan of order 1 \(BRACKET\), at .*-2-1: exits have traded 0 and 0.* more than 1999000000/,
  ],
  [
    'a stop left while its target rests',
    ({ venues }) => venues['sim-a'].push(['P', 3, 0, 'tg-0a0b0c0d-3-1', 0, 1, 'market', 'gtc', 0, 2000, 0, 90]),
    /plan of order 1 \(BRACKET\), at .*-3-1: exits .* 4000000000 are open/,
  ],
  [
    'a stop left at the other venue while its target rests',
    ({ venues }) => venues['sim-b'].push(['P', 3, 0, 'tg-0a0b0c0d-3-1', 0, 1, 'market', 'gtc', 0, 2000, 0, 9_000_000]),
    /plan of order 1 \(BRACKET\), at .*-3-1: exits .* 4000000000 are open/,
  ],
  ['a target has no entry', ({ orders }) => orders.splice(ENTRY, 1), /order 2: its parent is gone/],
  ['a child has another parent', ({ orders }) => (orders[TARGET]!.parent_order_id = '4'), /order 2: told as/],
];
const tables = [
  ...lies.map((row) => [agreeing, ...row] as const),
  ...planLies.map((row) => [planned, ...row] as const),
];
for (const [begin, what, lie, expected] of tables) {
  test(`the judge sees that ${what}`, async () => {
    const world = begin();
    lie(world);
    const { problems } = await judgeWorld(world);
    assert.ok(
      problems.some((problem) => expected.test(problem)),
      problems.join('\n'),
    );
  });
}
