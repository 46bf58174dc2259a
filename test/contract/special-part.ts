import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type GatewayProgram, type Json, openGatewayProgram, startGatewayProgram } from '../support/gateway-program.ts';
import { type Program, folderOf, startProgram, tickgate, untilTrue } from '../support/program.ts';
import { connectWs } from '../support/ws-client.ts';
import { exchange } from './exchange.ts';
import { ORDER, ask, askEngineCalls, becomes, call, callEngineMethods, exampleOf, http } from './held.ts';

/** Gateways in a special state, each a process of its own. */
const HUGE = String(2 ** 50);

export async function tooManyConnections(context: TestContext): Promise<void> {
  const { port, program } = await openGatewayProgram(context, folderOf(context), { MAX_CONNECTIONS: '1' });
  const holder = connect(port, '127.0.0.1');
  context.after(() => holder.destroy());
  await new Promise((resolve) => holder.once('connect', resolve));
  // The one connection is taken once the gateway has seen it.
  const isFull = async (): Promise<boolean> =>
    (await exchange(port, { method: 'GET', path: '/health' })).status === 503;
  await untilTrue(isFull, 'the connection to be counted');
  for (const [method, path] of http.operations) await ask(port, exampleOf(method, path), 503, 'TOO_MANY_CONNECTIONS');
  holder.destroy();
  assert.equal(await program.stop(), 0);
}

/** Starts one that doesn't become ready; its port stands in its log. */
async function unready(context: TestContext, env: Record<string, string>): Promise<{ port: number; program: Program }> {
  const folder = folderOf(context);
  const program = startGatewayProgram(context, folder, env);
  const log = join(folder, 'logs/tickgate.log');
  const listening = /listening on 127\.0\.0\.1:(\d+)/;
  await untilTrue(
    () => existsSync(log) && listening.test(readFileSync(log, 'utf8')),
    () => `the log to say that it listens: ${program.stderr}`,
  );
  return { port: Number(listening.exec(readFileSync(log, 'utf8'))![1]), program };
}

const HEALTH_PATHS = ['/health', '/health/ready', '/health/detailed'];

export async function awayBroker(context: TestContext): Promise<void> {
  const BROKERS = '[{"id":"away","adapter":"simulated","address":"127.0.0.1:1"}]';
  const { port, program } = await unready(context, { BROKERS });
  for (const path of [...HEALTH_PATHS, '/health/brokers', '/health/risk', '/health/oms']) {
    const page = await ask(port, { method: 'GET', path }, 503);
    assert.equal(typeof page['reason'], 'string', path);
  }
  await ask(port, { method: 'POST', path: '/orders', body: JSON.stringify(ORDER) }, 503, 'NO_BROKER');
  assert.equal(await program.stop(), 0);
}

export async function fullDisk(context: TestContext): Promise<void> {
  const { port, program } = await unready(context, { DISK_REFUSE_BYTES: HUGE, DISK_LOW_BYTES: HUGE });
  await untilTrue(
    async () => (await ask(port, { method: 'GET', path: '/health/journal' }))['status'] === 'unhealthy',
    'the disk to be looked at',
  );
  await untilTrue(async () => {
    const answer = await ask(port, { method: 'POST', path: '/orders', body: JSON.stringify(ORDER) }, 503);
    return answer['error'].code === 'DISK_LOW';
  }, 'a place to be refused for the disk');
  assert.equal(await program.stop(), 0);
}

/** A venue of its own, told how to behave, and a gateway that answers at its word. */
async function withVenue(
  context: TestContext,
  ...args: readonly string[]
): Promise<{ readonly gateway: GatewayProgram; readonly venue: Program }> {
  const { venue, address } = await startVenue(context, ...args);
  const BROKERS = JSON.stringify([{ id: 'other', adapter: 'simulated', address }]);
  const env = { BROKERS, ASYNC_MODE: 'false', FEED: 'simulated' };
  return { gateway: await openGatewayProgram(context, folderOf(context), env), venue };
}

async function startVenue(
  context: TestContext,
  ...args: readonly string[]
): Promise<{ readonly venue: Program; readonly address: string }> {
  const command = [tickgate, 'simulate-broker', '--dir', folderOf(context), ...args];
  const venue = startProgram(context, process.execPath, command);
  const [, ready] = await venue.says(/venue ready (\{.*\})/);
  return { venue, address: `127.0.0.1:${(JSON.parse(ready!) as { port: number }).port}` };
}

export async function muteVenue(context: TestContext): Promise<void> {
  const { gateway, venue } = await withVenue(context, '--lost-rate', '1');
  const { port, program } = gateway;
  const client = await connectWs(port);
  /** Places, and waits until the order is known; its answer is still owed. */
  const underWay = async (order: Json): Promise<{ readonly answer: Promise<Json> }> => {
    const body = JSON.stringify(order);
    const answer = ask(port, { method: 'POST', path: '/orders', body }, 504, 'REQUEST_TIMEOUT');
    const path = `/orders/by-client-id/${order['client_order_id']}`;
    await untilTrue(async () => 'status' in (await ask(port, { method: 'GET', path })), 'the place to be under way');
    return { answer };
  };
  const last = await underWay({ ...ORDER, client_order_id: 'mute-1' });
  program.child.kill('SIGTERM');
  await program.says(/tickgate stopping/);
  await askEngineCalls(port, 503, 'SHUTTING_DOWN');
  await callEngineMethods(client, 503, 'SHUTTING_DOWN');
  const { error } = await last.answer;
  assert.deepEqual([error.field, /^\d+$/.test(error.value as string)], ['order_id', true]);
  assert.equal(await program.ended, 0);
  assert.equal(await venue.stop(), 0);
}

/** It takes every order and says nothing more: what is asked of it stays under way. */
const STILL = { BROKERS: '[{"id":"still","adapter":"null"}]', FEED: 'simulated' };

export async function limits(context: TestContext): Promise<void> {
  const { port, program } = await openGatewayProgram(context, folderOf(context), {
    ...STILL,
    LIMIT_OPEN_ORDERS: '3',
    LIMIT_ORDER_NOTIONAL: '10000',
    LIMIT_OPEN_NOTIONAL: '12000',
    LIMIT_POSITION_LOTS: '200000',
  });
  const place = (change: Json, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'POST', path: '/orders', body: JSON.stringify({ ...ORDER, ...change }) }, status, code);
  await place({ price: null, time_in_force: null }, 201);
  await place({ quantity: '0.3' }, 422, 'NOTIONAL_LIMIT');
  await place({ quantity: '0.21' }, 422, 'POSITION_LIMIT');
  await place({ quantity: '0.19' }, 201);
  await place({ quantity: '0.1', side: 'sell', price: '46000' }, 422, 'OPEN_NOTIONAL_LIMIT');
  await place({}, 201);
  await place({}, 422, 'OPEN_ORDERS_LIMIT');
  await becomes(port, '1', 'live');
  const patch = { method: 'PATCH', path: '/orders/1', body: '{"quantity":"0.002"}' };
  await ask(port, patch, 422, 'NOT_REPLACEABLE');
  assert.equal(await program.stop(), 0);
}

export async function fullTables(context: TestContext): Promise<void> {
  const env = { ...STILL, MAX_ORDERS: '2000', MAX_CLIENT_IDS: '1000', PRECOMPUTE_METRICS: 'false' };
  const { port, program } = await openGatewayProgram(context, folderOf(context), env);
  await ask(port, { method: 'GET', path: '/risk/metrics' }, 404, 'NOT_FOUND');
  const placeThousand = async (idOf: (n: number) => Json): Promise<void> => {
    for (let n = 0; n < 1000; n += 100) {
      const orders = Array.from({ length: 100 }, (_, i) => ({ ...ORDER, ...idOf(n + i) }));
      const request = { method: 'POST', path: '/orders/batch', body: JSON.stringify({ orders }) };
      const { results } = await ask(port, request, 200);
      assert.ok((results as Json[]).every(({ status }) => status === 201));
    }
  };
  const place = (change: Json, code: string): Promise<Json> =>
    ask(port, { method: 'POST', path: '/orders', body: JSON.stringify({ ...ORDER, ...change }) }, 503, code);
  await placeThousand((n) => ({ client_order_id: `f-${n}` }));
  await place({ client_order_id: 'one-more' }, 'IDEMPOTENCY_FULL');
  await placeThousand(() => ({}));
  await place({}, 'ORDER_TABLE_FULL');
  const client = await connectWs(port);
  const answers = await Promise.all(Array.from({ length: 300 }, () => call(client, 'order.cancel_all', {})));
  assert.ok(
    answers.some(({ error }) => error?.code === 'FANOUT_FULL'),
    'so many cancel-alls at once',
  );
  client.destroy();
  assert.equal(await program.stop(), 0);
}

/** Orders go to one that is always there, quotes come from a venue that isn't. */
async function fedBy(
  context: TestContext,
  ...args: readonly string[]
): Promise<{ readonly env: Record<string, string>; readonly venue: Program }> {
  const { venue, address } = await startVenue(context, ...args);
  const BROKERS = JSON.stringify([
    { id: 'still', adapter: 'null' },
    { id: 'feed', adapter: 'simulated', address, priority: 2 },
  ]);
  return { env: { BROKERS, FEED: 'venue' }, venue };
}

async function placeBecomes(port: number, code: string): Promise<void> {
  const body = JSON.stringify(ORDER);
  let answer: Json = {};
  await untilTrue(
    async () => {
      answer = await ask(port, { method: 'POST', path: '/orders', body });
      return answer['error']?.code === code;
    },
    () => `${code} instead of ${JSON.stringify(answer)}`,
  );
}

export async function prices(context: TestContext): Promise<void> {
  const silent = await fedBy(context, '--feed', 'none');
  const { port, program } = await unready(context, silent.env);
  await placeBecomes(port, 'NO_REFERENCE_PRICE');
  assert.equal(await program.stop(), 0);
  const { env, venue } = await fedBy(context);
  // What comes from a venue that lives is at most a fraction of that old.
  const aged = { ...env, QUOTE_AGE_MS: '1500' };
  const gateway = await openGatewayProgram(context, folderOf(context), aged);
  await venue.stop('SIGKILL');
  await placeBecomes(gateway.port, 'STALE_PRICE');
  assert.equal(await gateway.program.stop(), 0);
}

/** Long enough for a request between a question and its answer. */
const LATENCY_MS = '1000';

export async function slowVenue(context: TestContext): Promise<void> {
  const { venue, address } = await startVenue(context, '--latency-ms', LATENCY_MS);
  const BROKERS = JSON.stringify([{ id: 'slow', adapter: 'simulated', address }]);
  const { port, program } = await openGatewayProgram(context, folderOf(context), { BROKERS, FEED: 'simulated' });
  const body = JSON.stringify(ORDER);
  const place = async (): Promise<string> =>
    String((await ask(port, { method: 'POST', path: '/orders', body }, 201))['order_id']);
  let price = 44_000;
  const patch = async (id: string): Promise<unknown> => {
    const change = { method: 'PATCH', path: `/orders/${id}`, body: `{"price":${(price += 1)}}` };
    return (await ask(port, change))['error']?.code;
  };
  const cancel = (id: string): Promise<Json> => ask(port, { method: 'DELETE', path: `/orders/${id}` });
  /** A busy machine may ask too late: then with another order. */
  const provoked = (code: string, first: (id: string) => Promise<unknown>): Promise<void> =>
    untilTrue(async () => {
      const id = await place();
      await first(id);
      return (await patch(id)) === code;
    }, code);
  await provoked('ORDER_PENDING', () => Promise.resolve());
  await provoked('REPLACE_PENDING', async (id) => {
    await becomes(port, id, 'live');
    await patch(id);
  });
  await provoked('CANCEL_PENDING', async (id) => {
    await cancel(id);
    await cancel(id);
  });
  // The first of many was sent when the last is accepted; nobody says what became of it.
  venue.child.kill('SIGSTOP');
  const sent = await place();
  for (let n = 0; n < 20; n++) await place();
  await venue.stop('SIGKILL');
  await untilTrue(async () => (await patch(sent)) === 'OUTCOME_UNKNOWN', 'the doubt');
  assert.equal(await program.stop(), 0);
}

export async function venueWords(context: TestContext): Promise<void> {
  for (const [option, status, code] of [
    ['--reject-rate', 422, 'VENUE_REJECTED'],
    ['--busy-rate', 503, 'VENUE_BUSY'],
  ] as const) {
    const { gateway, venue } = await withVenue(context, option, '1');
    await ask(gateway.port, { method: 'POST', path: '/orders', body: JSON.stringify(ORDER) }, status, code);
    assert.equal(await gateway.program.stop(), 0);
    assert.equal(await venue.stop(), 0);
  }
}
