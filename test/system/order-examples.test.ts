import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { CANCEL_REPLACE_EXAMPLES, ORDER_EXAMPLES, type OrderExample } from '../../gateway/docs/order-examples.ts';
import type { Json } from '../support/gateway-program.ts';
import { openOwnGateway } from '../support/own-gateway.ts';
import { untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

const INSTRUMENTS = [
  { symbol: 'BTCUSDT', class: 'crypto', currency: 'USDT', tick: '0.01', lot: '0.000001' },
  // As the simulated one, of an exchange that takes 1,800 at once.
  { symbol: 'NIFTY24DEC25000CE', class: 'crypto', currency: 'USDT', tick: '0.05', lot: '75', freeze_quantity: '1800' },
];
/** Of each answer its own, or a matter of the moment. */
const OF_THE_RUN = new Set(['order_id', 'latency_us', 'created_at', 'updated_at', 'warnings']);
const BUY = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.01' };

interface Answer {
  readonly status: number;
  readonly result: Json;
}

interface Door {
  /** The same request over HTTP or as a call of a session. */
  place(request: object): Promise<Answer>;
  cancelReplace(orderId: string, request: object): Promise<Answer>;
}

interface Gateway {
  readonly doors: Readonly<Record<'HTTP' | 'WebSocket', Door>>;
  readonly ws: WsClient;
  /** What would become of an order. */
  readonly judges: Readonly<Record<'HTTP' | 'WebSocket', (request: object) => Promise<Json>>>;
  order(orderId: string): Promise<Json>;
  /** Nothing is open any more. */
  clear(): Promise<void>;
}

async function open(context: TestContext): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-examples-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'instruments.json');
  writeFileSync(path, JSON.stringify({ tickgate_instruments: 1, instruments: INSTRUMENTS }));
  const { port, get, send } = await openOwnGateway(context, { INSTRUMENTS: path });
  const ws = await connectWs(port);
  context.after(() => {
    ws.destroy();
  });
  assert.equal((await ws.call('subscribe', { channel: 'orders' }))['status'], 200);
  const http = (method: 'POST', to: string, body: object): Promise<Answer> =>
    send(method, to, body).then(({ status, body: result }) => ({ status, result }));
  const call = (method: string, params: object): Promise<Answer> =>
    ws.call(method, params).then((frame: Json) => ({
      status: Number(frame['status']),
      result: (frame['result'] ?? { error: frame['error'] }) as Json,
    }));
  return {
    ws,
    doors: {
      HTTP: {
        place: (request) => http('POST', '/orders', request),
        cancelReplace: (id, request) => http('POST', `/orders/${id}/cancel-replace`, request),
      },
      WebSocket: {
        place: (request) => call('order.place', request),
        cancelReplace: (id, request) => call('order.cancel_replace', { ...request, cancel_order_id: id }),
      },
    },
    judges: {
      HTTP: async (request) => (await http('POST', '/orders/validate', request)).result,
      WebSocket: async (request) => (await call('order.validate', request)).result,
    },
    order: async (orderId) => (await get(`/orders/${orderId}`)).body,
    clear: async () => {
      await send('DELETE', '/orders');
      await untilTrue(async () => (await get('/orders')).body['orders'].length === 0, 'nothing is open');
    },
  };
}

/** What does not depend on the run. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (value === 'sim-b') return 'sim-a';
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, OF_THE_RUN.has(name) ? typeof of : lasting(of)]),
  );
}

/** Something to close. A market that has just begun may have nothing to trade with yet. */
async function havePosition({ doors, order }: Gateway): Promise<void> {
  await untilTrue(async () => {
    const { status, result } = await doors.HTTP.place({ ...BUY, quantity: '0.1', order_type: 'MARKET' });
    assert.equal(status, 201, JSON.stringify(result));
    const statusNow = async (): Promise<string> => String((await order(String(result['order_id'])))['status']);
    await untilTrue(async () => ENDS.has(await statusNow()), 'it is over');
    return (await statusNow()) === 'filled';
  }, 'there is a position');
}

const ENDS = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);

describe('the examples of the OpenAPI document', () => {
  it('are answered by the running gateway as they say, over HTTP and over WebSocket', async (context) => {
    const gateway = await open(context);
    await havePosition(gateway);
    const examples: readonly (readonly [string, OrderExample])[] = Object.entries(ORDER_EXAMPLES);
    for (const [name, { request, answer }] of examples) {
      for (const [how, door] of Object.entries(gateway.doors)) {
        const { status, result } = await door.place(request);
        assert.equal(status, 201, `${name} over ${how}: ${JSON.stringify(result)}`);
        // What the band makes of the market's price.
        const price = name === 'market_protection' ? { price: result['price'] as unknown } : {};
        const end = name === 'ttl_minutes' ? { expire_at: result['expire_at'] as unknown } : {};
        assert.deepEqual(lasting(result), lasting({ ...answer, ...price, ...end }), `${name} over ${how}`);
        if (name === 'ttl_minutes') assert.match(String(result['expire_at']), /^20\d\d-\d\d-\d\dT[\d:.]{15}Z$/);
        if (name === 'market_protection') assert.match(String(result['price']), /^4[45][0-9]{3}(\.[0-9]{1,2})?$/);
        await gateway.clear();
      }
    }
  });

  it('say as much of an order in slices when it is only judged', async (context) => {
    const gateway = await open(context);
    const { request, answer } = ORDER_EXAMPLES.slices;
    for (const [how, judge] of Object.entries(gateway.judges)) {
      const { execution, rests } = await judge(request);
      const [slice, others] = rests as readonly Json[];
      assert.deepEqual(execution, answer['execution'], how);
      assert.deepEqual([slice!['what'], others], ['slice', (answer['rests'] as readonly Json[])[1]], how);
      const whole = await judge({ ...request, quantity: '1800' });
      assert.deepEqual(
        [whole['execution'].mode, whole['rests'].length, whole['rests'][0].what],
        ['native', 1, 'order'],
        how,
      );
    }
  });

  it('of cancel-replaces, too, and what follows is told on the orders channel', async (context) => {
    const gateway = await open(context);
    for (const [mode, { request, answer }] of Object.entries(CANCEL_REPLACE_EXAMPLES)) {
      for (const [how, door] of Object.entries(gateway.doors)) {
        const what = `${mode} over ${how}`;
        const old = String((await door.place({ ...BUY, price: '44450' })).result['order_id']);
        await untilTrue(async () => (await gateway.order(old))['status'] === 'live', 'it rests');
        const { status, result } = await door.cancelReplace(old, request);
        assert.equal(status, 200, `${what}: ${JSON.stringify(result)}`);
        assert.deepEqual(lasting(result), lasting(answer), what);
        assert.equal(result['cancel'].order_id, old);
        const id = String(result['place'].order_id);
        const told = (orderId: string, event: string): Promise<Json> =>
          gateway.ws.next(
            (frame: Json) =>
              frame['channel'] === 'orders' && frame['event'] === event && frame['data']?.order_id === orderId,
          );
        const gone = await told(old, 'cancelled');
        const begun = mode === 'STOP_ON_FAILURE' ? await told(id, 'released') : await told(id, 'accepted');
        if (mode === 'STOP_ON_FAILURE') {
          assert.ok(begun['sequence'] > gone['sequence'], `${what}: it leaves behind the end of the old one`);
        }
        await told(id, 'acknowledged');
        assert.deepEqual(
          [(await gateway.order(old))['status'], (await gateway.order(id))['status']],
          ['cancelled', 'live'],
          what,
        );
        await gateway.clear();
      }
    }
  });

  it('a cancel-replace of what is final places nothing with STOP_ON_FAILURE, and its order with ALLOW_FAILURE', async (context) => {
    const gateway = await open(context);
    for (const [how, door] of Object.entries(gateway.doors)) {
      const old = String((await door.place({ ...BUY, price: '44450' })).result['order_id']);
      await gateway.clear();
      const order = { ...BUY, price: '44400' };
      const stopped = await door.cancelReplace(old, { ...order, mode: 'STOP_ON_FAILURE' });
      assert.deepEqual([stopped.status, stopped.result['error'].code], [409, 'ORDER_FINAL'], how);
      const allowed = await door.cancelReplace(old, { ...order, mode: 'ALLOW_FAILURE' });
      assert.deepEqual([allowed.status, allowed.result['cancel'].error.code], [409, 'ORDER_FINAL'], how);
      const id = String(allowed.result['place'].order_id);
      await untilTrue(async () => (await gateway.order(id))['status'] === 'live', 'the new one rests');
      await gateway.clear();
    }
  });
});
