import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { CommandKind } from '../../core/schema/command.ts';
import { catalogOf } from '../../core/wire/catalog.ts';
import { encodePing } from '../../core/wire/ping.ts';
import {
  type KeysDoor,
  type TestKey,
  hmacKey,
  keyFileText,
  openKeysDoor,
  writeKeyFile,
} from '../support/keys-world.ts';
import type { Loose } from '../support/loose.ts';
import { until } from '../support/until.ts';
import { placeRecord, record } from '../support/wire-client.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

const both = { accounts: ['demo', 'hedge'] };
const [first, second, reader] = [hmacKey(1, both), hmacKey(2, both), hmacKey(3, { scopes: ['read'] })];
const FLOODED = 'more than 1000 calls in 10 s were over the limits';
const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };

const open: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of open) await close();
});

/** No time passes there: it is always said by `laterMs`. */
async function start(): Promise<KeysDoor> {
  const door = await openKeysDoor([first, second, reader], { ACCOUNTS: 'demo,hedge' });
  open.push(() => door.close());
  return door;
}

async function logOn(door: KeysDoor, key: TestKey): Promise<WsClient> {
  const client = await connectWs(door.port);
  open.unshift(() => Promise.resolve(client.destroy()));
  assert.equal(((await client.call('session.logon', door.logon(key))) as Loose).status, 200);
  return client;
}

function told({ harness }: KeysDoor): string[] {
  const names: Readonly<Record<number, string>> = {
    [CommandKind.guard_hold]: 'hold',
    [CommandKind.guard_drop]: 'drop',
    [CommandKind.guard_release]: 'release',
  };
  return harness.engine.commands
    .filter(({ kind }) => kind in names)
    .map(({ kind, account, guard }) => `${names[kind]} ${account} of ${guard![0]}`);
}

test('a key has 100 orders at once over HTTP, whatever connections they come by, and another key its own', async () => {
  const door = await start();
  const body = JSON.stringify({ orders: Array.from({ length: 60 }, () => order) });
  const batch = async (key: TestKey): Promise<Loose> =>
    door.signed(key, { method: 'POST', path: '/orders/batch', body });
  const statuses = (answer: Loose, status: number): number =>
    answer.body.results.filter((result: Loose) => result.status === status).length;
  const [one, two, other] = [await batch(first), await batch(first), await batch(second)];
  assert.deepEqual([statuses(one, 201), statuses(other, 201)], [60, 60]);
  assert.equal(statuses(two, 201), 40);
  assert.equal(Number(other.headers['x-tg-remaining-orders']), 40);
  assert.equal(Number(two.headers['x-tg-remaining-cancels']), 100);
});

test('what is no order has a lane of 40 at once, for queries, quotes and calls of a session alike', async () => {
  const door = await start();
  let refused = 0;
  for (let i = 0; i < 30; i++) {
    for (const path of ['/instruments', '/positions']) {
      const { status, headers } = await door.signed(first, { method: 'GET', path });
      if (status === 429) refused += Number(headers['retry-after']) >= 1 ? 1 : 0;
    }
  }
  assert.ok(refused > 0);
  const client = await logOn(door, first);
  for (let i = 0; i < 300; i++) client.send({ id: `n-${i}`, method: i % 2 === 0 ? 'ping' : 'positions' });
  await until(() => client.frames.length === 300, 'the answers');
  assert.ok(client.frames.some(({ status }) => status === 429));
  assert.equal(((await client.call('order.place', order)) as Loose).status, 201);
});

test('frames that are not understood count among the other calls: a flood of them is closed', async () => {
  const door = await start();
  const client = await logOn(door, first);
  for (let i = 0; i < 20_000 && door.harness.door.sessionCount() === 1; i++) {
    client.sendText('{');
    if (i % 100 === 0) await new Promise(setImmediate);
  }
  await client.closed();
  assert.deepEqual([client.closeCode, client.closeReason], [1008, FLOODED]);
});

test('so do records that are not understood, pings in binary, and what a key may not do', async () => {
  const door = await start();
  const header = record('ping', { requestId: 1, echo: 1 });
  const bad = Buffer.from(header);
  bad[3] = 2;
  const catalog = catalogOf(SimulatedInstruments);
  const floods: readonly (readonly [TestKey, string | Uint8Array])[] = [
    [first, header],
    [first, bad],
    // Each record behind a bad one, too.
    [first, Buffer.concat(Array.from({ length: 50 }, () => bad))],
    [first, Buffer.alloc(0)],
    [first, placeRecord(catalog + 1, 1)],
    [reader, placeRecord(catalog, 1)],
    [reader, JSON.stringify({ id: 1, method: 'order.place', params: order })],
    [first, JSON.stringify({ id: 1, method: 'order.place', params: { ...order, symbol: 'DOGE' } })],
    [first, JSON.stringify({ id: 1, method: 'order.cancel', params: { order_id: '1', account: 'x'.repeat(4_096) } })],
  ];
  for (const [key, frame] of floods) {
    const client = await logOn(door, key);
    for (let i = 0; i < 3_000 && door.harness.door.sessionCount() === 1; i++) {
      if (typeof frame === 'string') client.sendText(frame);
      else client.sendBinary(frame);
      if (i % 50 === 0) await new Promise(setImmediate);
    }
    await client.closed();
    assert.deepEqual([client.closeCode, client.closeReason], [1008, FLOODED]);
  }
});

test('replaces that the engine has to be asked about count as orders before they are asked, and once', async () => {
  const door = await start();
  const client = await logOn(door, first);
  await client.call('order.place', { ...order, client_order_id: 'mine' });
  for (let i = 0; i < 200; i++) {
    client.send({ id: i, method: 'order.replace', params: { client_order_id: 'mine', price: 44000 + i } });
  }
  await until(() => client.frames.length >= 200, 'the answers');
  const passed = client.frames.filter(({ status }) => status === 200).length;
  const asked = door.harness.engine.commands.filter(({ kind }) => kind === CommandKind.query_order).length;
  assert.equal(passed, 99, 'what the place has left of 100');
  assert.equal(asked, passed);
});

test('a logout releases what its session held, a session that breaks drops it, each for its own key', async () => {
  const door = await start();
  const [one, two] = [await logOn(door, first), await logOn(door, second)];
  for (const client of [one, two]) await client.call('session.cancel_on_disconnect', { enabled: true });
  assert.deepEqual(told(door), ['hold 0 of 1', 'hold 0 of 2']);
  assert.equal(((await one.call('session.logout')) as Loose).status, 200);
  one.end();
  two.reset();
  await until(() => told(door).length === 4, 'both words');
  assert.deepEqual(told(door).slice(2).sort(), ['drop 0 of 2', 'release 0 of 1']);
});

test('a session whose key is revoked drops what it held', async () => {
  const door = await start();
  const client = await logOn(door, second);
  await client.call('session.cancel_on_disconnect', { enabled: true, account: 'hedge' });
  writeKeyFile(door.path, keyFileText([first, reader]));
  await client.closed();
  await until(() => told(door).length === 2, 'the drop');
  assert.deepEqual(told(door), ['hold 1 of 2', 'drop 1 of 2']);
});

test('a key that may only read has no guards', async () => {
  const door = await start();
  const client = await logOn(door, reader);
  for (const [method, params] of [
    ['session.cancel_on_disconnect', { enabled: true }],
    ['session.cancel_all_after', { timeout_ms: 1000 }],
  ] as const) {
    const answer: Loose = await client.call(method, params);
    assert.deepEqual([answer.status, answer.error.code], [403, 'FORBIDDEN_SCOPE']);
  }
  assert.deepEqual(told(door), []);
});

test('before the logon a session has no methods but those that need none', async () => {
  const door = await start();
  const client = await connectWs(door.port);
  open.unshift(() => Promise.resolve(client.destroy()));
  for (const method of ['session.heartbeat', 'session.resume', 'session.cancel_on_disconnect', 'session.logout']) {
    assert.equal(((await client.call(method)) as Loose).status, 401, method);
  }
});

test('a session that logs on as another key is not sent the positions that the one before had asked for', async () => {
  const door = await start();
  const client = await logOn(door, first);
  door.harness.isPumping = false;
  client.send({ id: 'p', method: 'subscribe', params: { channel: 'positions', account: 'hedge' } });
  await client.next((frame) => frame['id'] === 'p');
  assert.equal(((await client.call('session.logout')) as Loose).status, 200);
  assert.equal(((await client.call('session.logon', door.logon(second))) as Loose).status, 200);
  door.harness.isPumping = true;
  assert.equal(((await client.call('positions')) as Loose).status, 200);
  assert.deepEqual(
    client.frames.filter((frame: Loose) => frame['channel'] === 'positions'),
    [],
  );
});

/** Of a key that isn't local: 40 at once, and the flood of what is refused ends the session. */
test('what is not understood or not permitted counts, in a batch and in binary too, until the session is closed', async () => {
  const door = await start();
  const bad = [{ symbol: 'BTCUSDT' }, { side: 'buy' }];
  const ping = new Uint8Array(64);
  const pingBytes = encodePing(new DataView(ping.buffer), 0, { requestId: 1, echo: 2 });
  const floods: readonly ((client: WsClient, id: number) => void)[] = [
    (client, id) => client.send({ id, method: 'order.batch', params: { orders: bad } }),
    (client, id) => client.send({ id, method: 'order.place', params: { ...order, account: 'other' } }),
    (client) => client.sendBinary(Buffer.from([1, 2, 3])),
    (client) => client.sendBinary(ping.subarray(0, pingBytes)),
  ];
  for (const flood of floods) {
    const client = await logOn(door, first);
    for (let id = 0; id < 1_200; id++) flood(client, id);
    await client.closed();
    assert.deepEqual(
      [client.closeCode, client.closeReason],
      [1008, 'more than 1000 calls in 10 s were over the limits'],
    );
  }
});
