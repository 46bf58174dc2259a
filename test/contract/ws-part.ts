import assert from 'node:assert/strict';
import { examples } from '../../gateway/docs/examples.ts';
import { WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import type { Json } from '../support/gateway-program.ts';
import { untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';
import { ORDER, call, checkFrames, ws } from './held.ts';
import { BAD_ORDERS } from './http-part.ts';

export async function methods(port: number): Promise<void> {
  const client = await connectWs(port);
  const refuses = async (method: string, table: readonly (readonly [unknown, number, string])[]): Promise<void> => {
    for (const [params, status, code] of table) await call(client, method, params, status, code);
  };
  for (const { name, maxBytes, codes, paramsExample } of WS_METHODS) {
    await refuses(name, [
      [[], 400, 'INVALID_JSON'],
      [{ nothing: 1 }, 400, 'UNKNOWN_FIELD'],
    ]);
    if (codes.includes('BODY_TOO_LARGE')) await call(client, name, { x: 'x'.repeat(maxBytes) }, 413, 'BODY_TOO_LARGE');
    if (codes.includes('FORBIDDEN_ACCOUNT')) {
      const params = { ...(examples[paramsExample] as Json), account: 'nobody' };
      await call(client, name, params, 403, 'FORBIDDEN_ACCOUNT');
    }
  }
  await refuses('order.place', BAD_ORDERS);
  const order = { ...ORDER, client_order_id: 'w-1' };
  await call(client, 'order.place', order, 201);
  await call(client, 'order.place', order, 200);
  await call(client, 'order.place', { ...order, price: '44001' }, 409, 'DUPLICATE_CLIENT_ORDER_ID');
  await call(client, 'order.batch', { orders: [order, { ...ORDER, price: '60000' }] }, 200);
  await call(client, 'order.batch', { orders: [] }, 400, 'INVALID_PARAMETER');
  const named = { client_order_id: 'w-1' };
  const status = async (): Promise<unknown> => (await call(client, 'order.status', named, 200))['result'].status;
  await untilTrue(async () => (await status()) === 'live', 'the order');
  const change = { ...named, price: '44010' };
  await refuses('order.replace', [
    [{ ...change, if_version: 77 }, 409, 'VERSION_MISMATCH'],
    [{ ...change, price: 0 }, 400, 'INVALID_PRICE'],
    [{ ...change, price: '60000' }, 422, 'PRICE_COLLAR'],
    [{ client_order_id: 'nobody', price: 1 }, 404, 'ORDER_NOT_FOUND'],
    [{ price: 1 }, 400, 'MISSING_FIELD'],
  ]);
  await call(client, 'order.replace', change, 200);
  await untilTrue(async () => (await status()) === 'live', 'the replace');
  await refuses('order.status', [
    [{ order_id: 'x' }, 400, 'INVALID_ORDER_ID'],
    [{ client_order_id: 'no spaces' }, 400, 'INVALID_CLIENT_ORDER_ID'],
    [{ order_id: '1', client_order_id: 'a' }, 400, 'INVALID_PARAMETER'],
    [{ order_id: '999999' }, 404, 'ORDER_NOT_FOUND'],
  ]);
  await refuses('order.cancel', [
    [{ order_id: '999999' }, 404, 'ORDER_NOT_FOUND'],
    [{}, 400, 'MISSING_FIELD'],
  ]);
  await call(client, 'order.cancel', named, 200);
  await untilTrue(async () => (await status()) === 'cancelled', 'the cancel');
  await call(client, 'order.cancel', named, 409, 'ORDER_FINAL');
  await cancelReplaces(client);
  await call(client, 'order.cancel_all', {}, 200);
  for (const method of ['order.cancel_all', 'orders.open', 'fills']) {
    await call(client, method, { symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
  }
  await call(client, 'orders.open', { status: 'all', limit: 1 }, 200);
  assert.deepEqual((await call(client, 'orders.open', { parent_order_id: '1' }, 200))['result'].orders, []);
  await call(client, 'orders.open', { parent_order_id: 'x' }, 400, 'INVALID_PARAMETER');
  await call(client, 'fills', { parent_order_id: '1' }, 400, 'UNKNOWN_FIELD');
  await call(client, 'fills', { limit: 1 }, 200);
  for (const method of ['orders.open', 'fills']) await call(client, method, { limit: 0 }, 400, 'INVALID_PARAMETER');
  for (const method of ['positions', 'ping', 'time', 'instruments']) await call(client, method, {}, 200);
  for (const symbol of ['BTCUSDT', 'NOTHING', 7]) await call(client, 'positions', { symbol }, 400, 'UNKNOWN_FIELD');
  await refuses('subscribe', [
    [{ channel: 'nothing' }, 400, 'INVALID_PARAMETER'],
    [{}, 400, 'MISSING_FIELD'],
    [{ channel: 'orders', compression: true }, 400, 'UNSUPPORTED_FIELD'],
    [{ channel: 'quotes:NOTHING' }, 422, 'UNKNOWN_INSTRUMENT'],
  ]);
  await call(client, 'unsubscribe', { channel: 'orders' }, 400, 'INVALID_PARAMETER');
  client.destroy();
}

async function cancelReplaces(client: WsClient): Promise<void> {
  const placed = await call(client, 'order.place', { ...ORDER, client_order_id: 'w-cr' }, 201);
  const old = String(placed['result'].order_id);
  const status = async (): Promise<unknown> =>
    (await call(client, 'order.status', { order_id: old }, 200))['result'].status;
  await untilTrue(async () => (await status()) === 'live', 'the order');
  const change = { ...ORDER, mode: 'STOP_ON_FAILURE', cancel_order_id: old };
  const send = (params: Json, code: number, name?: string): Promise<Json> =>
    call(client, 'order.cancel_replace', params, code, name);
  await send({ ...change, cancel_order_id: 'x' }, 400, 'INVALID_ORDER_ID');
  await send({ ...change, cancel_order_id: '999999' }, 404, 'ORDER_NOT_FOUND');
  await send({ ...change, price: '60000' }, 422, 'PRICE_COLLAR');
  await send({ ...change, client_order_id: 'w-cr-new' }, 200);
  await untilTrue(async () => (await status()) === 'cancelled', 'the cancel');
  await send(change, 409, 'ORDER_FINAL');
}

export async function sessionMethods(port: number): Promise<void> {
  const client = await connectWs(port);
  const table: readonly (readonly [string, unknown, number, string?])[] = [
    ['session.heartbeat', { interval_ms: 30_000 }, 200],
    ['session.heartbeat', { interval_ms: 0 }, 200],
    ['session.heartbeat', {}, 400, 'MISSING_FIELD'],
    ['session.heartbeat', { interval_ms: 999 }, 400, 'INVALID_PARAMETER'],
    ['session.cancel_on_disconnect', { enabled: true }, 200],
    ['session.cancel_on_disconnect', { enabled: true, grace_ms: 600_000, scope: 'entries', account: 'demo' }, 200],
    ['session.cancel_on_disconnect', { enabled: false }, 200],
    ['session.cancel_on_disconnect', { grace_ms: 1 }, 400, 'MISSING_FIELD'],
    ['session.cancel_on_disconnect', { enabled: 1 }, 400, 'INVALID_PARAMETER'],
    ['session.cancel_all_after', { timeout_ms: 3_600_000 }, 200],
    ['session.cancel_all_after', { timeout_ms: 0 }, 200],
    ['session.cancel_all_after', {}, 400, 'MISSING_FIELD'],
    ['session.cancel_all_after', { timeout_ms: 999 }, 400, 'INVALID_PARAMETER'],
    ['session.resume', {}, 400, 'MISSING_FIELD'],
    ['session.resume', { epoch: 'another', sequence: 3, account: 'demo' }, 200],
    ['session.resume', { epoch: 'another', sequence: 3 }, 400, 'INVALID_PARAMETER'],
    ['session.logout', {}, 200],
    ['session.resume', { epoch: 'another', sequence: 3, compression: true }, 400, 'UNSUPPORTED_FIELD'],
  ];
  for (const [method, params, status, code] of table) await call(client, method, params, status, code);
  checkFrames(client);
  client.destroy();
}

export async function badFrames(port: number): Promise<void> {
  const client = await connectWs(port);
  const table = [
    ['nonsense', 'INVALID_JSON'],
    ['{"id":1,"id":2}', 'DUPLICATE_FIELD'],
    ['{"id":1,"more":2}', 'UNKNOWN_FIELD'],
    ['{"method":"ping"}', 'MISSING_FIELD'],
    ['{"id":1}', 'MISSING_FIELD'],
    ['{"id":{},"method":"ping"}', 'INVALID_PARAMETER'],
    ['{"id":"seven","method":"dance"}', 'INVALID_METHOD'],
  ] as const;
  for (const [text, code] of table) {
    client.sendText(text);
    const answer: Json = await client.next(() => true);
    ws.answer('refused', answer);
    assert.equal(answer['error'].code, code, text);
  }
  client.destroy();
}

export async function channels(port: number): Promise<void> {
  const client = await connectWs(port);
  const has = (channel: string, kind: string): Promise<Json> =>
    client.next((frame) => frame['channel'] === channel && (frame['type'] === kind || kind in frame));
  const subscribe = (params: Json): Promise<Json> => call(client, 'subscribe', params, 200);
  const { result } = await subscribe({ channel: 'orders' });
  assert.deepEqual((await subscribe({ channel: 'health' }))['result'], { channel: 'health' });
  await subscribe({ channel: 'positions' });
  await subscribe({ channel: 'pnl' });
  ws.frame(await has('health', 'snapshot'));
  ws.frame(await has('positions', 'snapshot'));
  ws.frame(await has('pnl', 'snapshot'));
  await subscribe({ channel: 'quotes:BTCUSDT', throttle_ms: 0, batch_size: 1, priority: 1 });
  await subscribe({ channel: 'quotes:ETHUSDT', batch_size: 5 });
  await subscribe({ channel: 'ticks:BTCUSDT', throttle_ms: 0, batch_size: 1 });
  await subscribe({ channel: 'ticks:ETHUSDT', throttle_ms: 50, batch_size: 5 });
  ws.frame(await has('quotes:BTCUSDT', 'snapshot'));
  ws.frame(await has('quotes:BTCUSDT', 'update'));
  ws.frame(await has('quotes:ETHUSDT', 'batch'));
  ws.frame(await has('ticks:BTCUSDT', 'update'));
  ws.frame(await has('ticks:ETHUSDT', 'batch'));
  await call(client, 'order.place', { ...ORDER, price: '46000', client_order_id: 'ch-1' }, 201);
  ws.frame(await client.next(({ event }) => event === 'filled'));
  ws.frame(await has('positions', 'update'));
  ws.frame(await has('pnl', 'update'));
  const second = await connectWs(port);
  await call(second, 'subscribe', { channel: 'ticks:BTCUSDT', throttle_ms: 0, batch_size: 1 }, 200);
  ws.frame(await second.next(({ type }) => type === 'snapshot'));
  const { epoch, sequence } = result as Json;
  const resumed = await call(second, 'subscribe', { channel: 'orders', epoch, sequence }, 200);
  assert.equal(resumed['result'].recovered, true);
  await untilTrue(() => second.frames.some(({ event }) => event === 'filled'), 'the report again');
  for (const channel of ['orders', 'health', 'positions', 'pnl', 'quotes:BTCUSDT', 'ticks:BTCUSDT']) {
    await call(client, 'unsubscribe', { channel }, 200);
  }
  checkFrames(client);
  checkFrames(second);
  client.destroy();
  second.destroy();
}
