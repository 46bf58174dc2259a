import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, describe, it } from 'node:test';
import { allowedCpus } from '../../workers/pin.ts';
import { type Answer, type GatewayProgram, type Json, openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

/** One suite over the real process in every mode: each transport does everything that may be done with an order. */
interface Mode {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** What a place may be answered with. */
  readonly placed: RegExp;
  readonly threads: readonly string[];
}

const ALL_THREADS = ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
const WITHOUT_ENGINE = ALL_THREADS.filter((name) => name !== 'engine');

const modes: readonly Mode[] = [
  { name: 'dedicated threads', env: { THREADS: 'dedicated' }, placed: /^routed$/, threads: ALL_THREADS },
  { name: 'compact threads', env: { THREADS: 'compact' }, placed: /^routed$/, threads: WITHOUT_ENGINE },
  { name: 'ACK=accepted', env: { ACK: 'accepted' }, placed: /^routed$/, threads: ALL_THREADS },
  { name: 'ASYNC_MODE=false', env: { ASYNC_MODE: 'false' }, placed: /^live$/, threads: ALL_THREADS },
  {
    name: 'compact threads, ACK=accepted, ASYNC_MODE=false',
    env: { THREADS: 'compact', ACK: 'accepted', ASYNC_MODE: 'false' },
    placed: /^live$/,
    threads: WITHOUT_ENGINE,
  },
];

/** The same calls over both transports. */
interface Transport {
  readonly name: string;
  place(order: Json): Promise<Answer>;
  status(id: string): Promise<Answer>;
  replace(id: string, change: Json): Promise<Answer>;
  cancel(id: string): Promise<Answer>;
  cancelAll(): Promise<Answer>;
  open(): Promise<Answer>;
}

function overHttp({ get, send }: GatewayProgram): Transport {
  return {
    name: 'http',
    place: (order) => send('POST', '/orders', order),
    status: (id) => get(`/orders/by-client-id/${id}`),
    replace: (id, change) => send('PATCH', `/orders/by-client-id/${id}`, change),
    cancel: (id) => send('DELETE', `/orders/by-client-id/${id}`),
    cancelAll: () => send('DELETE', '/orders'),
    open: () => get('/orders?status=open'),
  };
}

function overWs(client: WsClient): Transport {
  async function call(method: string, params: Json): Promise<Answer> {
    const frame: Json = await client.call(method, params);
    const { status, result, error } = frame;
    return { status: status as number, body: error === undefined ? (result as Json) : { error: error as Json } };
  }
  return {
    name: 'ws',
    place: (order) => call('order.place', order),
    status: (id) => call('order.status', { client_order_id: id }),
    replace: (id, change) => call('order.replace', { client_order_id: id, ...change }),
    cancel: (id) => call('order.cancel', { client_order_id: id }),
    cancelAll: () => call('order.cancel_all', {}),
    open: () => call('orders.open', {}),
  };
}

/** Far enough below the simulated market to rest, near enough for the collar. */
function resting(id: string, price = '44000'): Json {
  return { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price, time_in_force: 'GTC', client_order_id: id };
}

async function becomes(transport: Transport, id: string, status: string): Promise<Json> {
  let body: Json = {};
  await untilTrue(
    async () => {
      ({ body } = await transport.status(id));
      return body['status'] === status;
    },
    () => `${id} to be ${status}: ${JSON.stringify(body)}`,
  );
  return body;
}

function codeOf({ status, body }: Answer): unknown[] {
  return [status, body['error']?.code];
}

async function tradesOver(transport: Transport, mode: Mode): Promise<void> {
  const [one, two] = [`${transport.name}-1`, `${transport.name}-2`];
  const placed = await transport.place(resting(one));
  assert.equal(placed.status, 201, JSON.stringify(placed.body));
  assert.match(String(placed.body['status']), mode.placed);
  const { order_id } = placed.body;
  await becomes(transport, one, 'live');

  const repeated = await transport.place(resting(one));
  assert.deepEqual([repeated.status, repeated.body['order_id']], [200, order_id], 'the same again is the same order');
  assert.deepEqual(codeOf(await transport.place(resting(one, '44000.01'))), [409, 'DUPLICATE_CLIENT_ORDER_ID']);

  const { version } = (await transport.status(one)).body;
  assert.equal(
    (await transport.replace(one, { price: '43999.99', quantity: '0.002', if_version: version })).status,
    200,
  );
  await untilTrue(async () => (await transport.status(one)).body['price'] === '43999.99', 'the replace');
  const replaced = await becomes(transport, one, 'live');
  assert.deepEqual([replaced['order_id'], replaced['quantity']], [order_id, '0.002']);
  const late = await transport.replace(one, { price: '43999.98', if_version: version });
  assert.deepEqual(codeOf(late), [409, 'VERSION_MISMATCH']);

  assert.equal((await transport.cancel(one)).status, 200);
  await becomes(transport, one, 'cancelled');
  assert.deepEqual(codeOf(await transport.cancel(one)), [409, 'ORDER_FINAL']);
  assert.deepEqual(codeOf(await transport.cancel(`${two}-never`)), [404, 'ORDER_NOT_FOUND']);

  const some = [`${two}a`, `${two}b`, `${two}c`];
  await Promise.all(some.map((id) => transport.place(resting(id))));
  for (const id of some) await becomes(transport, id, 'live');
  assert.equal((await transport.open()).body['orders'].length, some.length);
  const { status, body } = await transport.cancelAll();
  assert.deepEqual([status, body['cancel_requested']], [200, some.length]);
  for (const id of some) await becomes(transport, id, 'cancelled');
  assert.deepEqual((await transport.open()).body['orders'], []);

  const filled = `${two}-now`;
  await transport.place({ ...resting(filled), price: '46000', side: 'buy' });
  const { average_price } = await becomes(transport, filled, 'filled');
  assert.ok(Number(average_price) > 44_000 && Number(average_price) < 46_000, String(average_price));
}

/** A reader of the orders channel, with everything that it was told since `from`. */
async function follow(port: number, from?: { readonly epoch: string; readonly sequence: number }) {
  const client = await connectWs(port);
  const answer: Json = await client.call('subscribe', { channel: 'orders', ...from });
  assert.equal(answer['status'], 200, JSON.stringify(answer));
  const { epoch, sequence, recovered } = answer['result'] as { epoch: string; sequence: number; recovered?: boolean };
  const reports = (): Json[] => client.frames.filter(({ channel }) => channel === 'orders');
  return { client, epoch, sequence, recovered, reports };
}

async function hasReport(reports: () => Json[], id: string, event: string): Promise<void> {
  await untilTrue(
    () => reports().some((frame) => frame['data']?.client_order_id === id && frame['event'] === event),
    () => `${event} of ${id} among ${JSON.stringify(reports())}`,
  );
}

function assertGapless(reports: readonly Json[], after: number): void {
  assert.deepEqual(
    reports.map(({ sequence }) => sequence as number),
    reports.map((_, i) => after + 1 + i),
  );
}

/**
 * What was told before the end is told no more, what came after it is, without a gap: across a stop and a crash.
 * With ACK=accepted the reader is told that there may be a gap.
 */
async function resumes(context: TestContext, first: GatewayProgram, mode: Mode): Promise<void> {
  let gateway = first;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const early = await follow(gateway.port);
    const [seen, unseen] = [`seen-${signal}`, `unseen-${signal}`];
    await gateway.send('POST', '/orders', resting(seen));
    await hasReport(early.reports, seen, 'acknowledged');
    const told = early.reports();
    assertGapless(told, early.sequence);
    const token = { epoch: early.epoch, sequence: Number(told.at(-1)!['sequence']) };
    early.client.destroy();
    assert.equal((await gateway.send('POST', '/orders', resting(unseen))).status, 201);
    await becomes(overHttp(gateway), unseen, 'live');

    assert.equal(await gateway.program.stop(signal), signal === 'SIGTERM' ? 0 : signal);
    gateway = await openGatewayProgram(context, gateway.folder, mode.env);
    const late = await follow(gateway.port, token);
    context.after(() => late.client.destroy());
    // What was told before it was durable may be lost: then each run has its own epoch, and says that it is another.
    const isDurable = mode.env['ACK'] !== 'accepted';
    assert.equal(late.recovered, isDurable);
    if (isDurable) await hasReport(late.reports, unseen, 'accepted');
    // Each broker says by itself what it has of the run before.
    for (const id of [seen, unseen]) await becomes(overHttp(gateway), id, 'live');
    assert.equal((await gateway.send('DELETE', '/orders')).body['cancel_requested'], 2);
    await hasReport(late.reports, seen, 'cancelled');
    await hasReport(late.reports, unseen, 'cancelled');
    assertGapless(late.reports(), isDurable ? token.sequence : late.sequence);
  }
  assert.equal(await gateway.program.stop(), 0, gateway.program.stderr);
}

describe('the real process', () => {
  for (const mode of modes) {
    it(`trades over HTTP and WebSocket, and resumes: ${mode.name}`, async (context) => {
      const gateway = await openGatewayProgram(context, folderOf(context), mode.env);
      const { body } = await gateway.get('/health/detailed');
      assert.deepEqual(
        body['threads'].map(({ name }: Json) => name),
        mode.threads,
      );
      await tradesOver(overHttp(gateway), mode);
      const client = await connectWs(gateway.port);
      context.after(() => client.destroy());
      await tradesOver(overWs(client), mode);
      await resumes(context, gateway, mode);
    });
  }

  it('pins the threads that it is told to, and no others', async (context) => {
    const cpus = allowedCpus();
    const [low = 0, high = low] = cpus;
    const wish: Readonly<Record<string, number>> = { engine: high, journal: low, gateway: low };
    const PIN = Object.entries(wish)
      .map(([role, cpu]) => `${role}:${cpu}`)
      .join(',');
    const { get, program, ...rest } = await openGatewayProgram(context, folderOf(context), { PIN });
    const threads = (await get('/health/detailed')).body['threads'] as Json[];
    assert.deepEqual(
      threads.map(({ name }) => name),
      ALL_THREADS,
    );
    for (const { name, cpus: told, tid } of threads) {
      const expected = name in wish ? String(wish[name as string]) : cpus.join(',');
      assert.equal(told, expected, `${name} as /health/detailed has it`);
      const status = readFileSync(`/proc/${program.pid}/task/${tid}/status`, 'latin1');
      const mask = /^Cpus_allowed:\s*(\S+)$/m.exec(status)![1]!.replaceAll(',', '');
      const ofKernel = cpus.filter((cpu) => ((BigInt(`0x${mask}`) >> BigInt(cpu)) & 1n) === 1n);
      assert.equal(ofKernel.join(','), expected, `${name} as the kernel has it`);
    }
    await tradesOver(overHttp({ get, program, ...rest }), modes[0]!);
    assert.equal(await program.stop(), 0);
  });
});
