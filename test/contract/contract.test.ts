import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { HTTP_CALLS } from '../../gateway/docs/http-calls.ts';
import { WS_CHANNELS, WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import { examples } from '../../gateway/docs/examples.ts';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { type DoorHarness, healthyStatus, openDoor } from '../support/door-harness.ts';
import { type GatewayProgram, type Json, openGatewayProgram, startGatewayProgram } from '../support/gateway-program.ts';
import { type Program, folderOf, startProgram, tickgate, untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';
import { type RawAnswer, type RawRequest, exchange } from './exchange.ts';
import { type HttpContract, createHttpContract } from './http-contract.ts';
import { type WsContract, createWsContract } from './ws-contract.ts';

/**
 * The running gateway, held to its own documents: every documented (path, method, status), every method's status and
 * every kind of frame is provoked, and each real answer validates. The parts share what was seen; the last asks what is
 * missing.
 */
const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44000', time_in_force: 'GTC' };
const HUGE = String(2 ** 50);
const KINDS = Object.fromEntries(WS_CHANNELS.map(({ key, kinds }) => [key, kinds]));

let http: HttpContract;
let ws: WsContract;

/** Asks and holds the answer to the document. */
async function ask(port: number, request: RawRequest, status?: number, code?: string): Promise<Json> {
  const answer = await exchange(port, request);
  const { error } = check(answer);
  const what = `${request.method} ${request.path} ${request.body ?? ''}: ${answer.body}`;
  if (status !== undefined) assert.equal(answer.status, status, what);
  if (code !== undefined) assert.equal(error?.code, code, what);
  return jsonOf(answer);
}

function jsonOf({ body, headers }: RawAnswer): Json {
  return headers.get('content-type')!.startsWith('application/json') ? (JSON.parse(body) as Json) : {};
}

function check(answer: RawAnswer): Json {
  http.check(answer);
  return jsonOf(answer);
}

/** Calls, and holds the answer to the document; frames of channels that come meanwhile stay where they are. */
async function call(client: WsClient, method: string, params: unknown, status?: number, code?: string): Promise<Json> {
  const answer: Json = await client.call(method, params);
  ws.answer(method, answer);
  const what = `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer)}`;
  if (status !== undefined) assert.equal(answer['status'], status, what);
  if (code !== undefined) assert.equal(answer['error']?.code, code, what);
  return answer;
}

function checkFrames(client: WsClient): void {
  for (const frame of client.frames.splice(0)) ws.frame(frame);
}

/** A request as the document shows it, for any operation. */
function exampleOf(method: string, template: string): RawRequest {
  const operation = http.operation(method, template);
  let path = template;
  for (const { name, in: place, example } of (operation['parameters'] ?? []) as Json[]) {
    if (place === 'path') path = path.replace(`{${name}}`, String(example));
  }
  const content = operation['requestBody']?.content['application/json'] as Json | undefined;
  return content === undefined ? { method, path } : { method, path, body: JSON.stringify(content['example']) };
}

/** Those that the engine answers. */
const ENGINE_CALLS = HTTP_CALLS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));
const ENGINE_METHODS = WS_METHODS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));

async function askEngineCalls(port: number, status: number, code: string): Promise<void> {
  await Promise.all(ENGINE_CALLS.map(({ method, path }) => ask(port, exampleOf(method, path), status, code)));
}

async function callEngineMethods(client: WsClient, status: number, code: string): Promise<void> {
  await Promise.all(
    ENGINE_METHODS.map(({ name, paramsExample }) => call(client, name, examples[paramsExample], status, code)),
  );
}

test('the running gateway keeps to its documents, and everything that they tell of was seen', async (context) => {
  const gateway = await openGatewayProgram(context, folderOf(context));
  const { port } = gateway;
  const document = async (path: string): Promise<Json> =>
    JSON.parse((await exchange(port, { method: 'GET', path })).body) as Json;
  http = createHttpContract(await document('/openapi.json'));
  ws = createWsContract(await document('/asyncapi.json'), KINDS);
  assert.equal(http.operations.length, HTTP_CALLS.length);

  await context.test('what is refused at the entry', () => refusedAtEntry(port));
  await context.test('other methods and paths', () => otherMethods(port));
  await context.test('HEAD is answered as GET, without the body', () => heads(port));
  await context.test('pages', () => pages(port));
  await context.test('orders over HTTP', () => ordersOverHttp(gateway));
  await context.test('lists over HTTP', () => listsOverHttp(port));
  await context.test('methods', () => methods(port));
  await context.test('frames that are no call', () => badFrames(port));
  await context.test('channels', () => channels(port));
  await context.test('too many connections', tooManyConnections);
  await context.test('a gateway whose broker is away', awayBroker);
  await context.test('a gateway whose disk is full', fullDisk);
  await context.test('a venue that never answers, and a gateway that is stopping', muteVenue);
  await context.test('an engine that does not answer: 504 and BUSY', silentEngine);
  await context.test('rare frames and full tables', rareFrames);
  await context.test('nothing that is documented was left out', () => {
    assert.deepEqual(http.missing(), [], 'documented answers that were never provoked');
    assert.deepEqual(ws.missing(), [], 'documented frames that were never provoked');
  });
  assert.equal(await gateway.program.stop(), 0);
});

async function refusedAtEntry(port: number): Promise<void> {
  for (const [method, path] of http.operations) {
    const good = exampleOf(method, path);
    const refused = (headers: Record<string, string>, status: number, code: string): Promise<Json> =>
      ask(port, { ...good, headers }, status, code);
    const coded = { method, path: good.path, headers: { 'Transfer-Encoding': 'gzip' } };
    await ask(port, coded, 400, 'TRANSFER_ENCODING_REFUSED');
    await refused({ Origin: 'http://evil.example' }, 403, 'FORBIDDEN_ORIGIN');
    await refused({ Host: 'evil.example' }, 403, 'FORBIDDEN_HOST');
    await refused({ Via: '1.1 proxy' }, 403, 'FORBIDDEN_PROXY');
    await refused({ 'Content-Length': '99999999', 'Content-Type': 'application/json' }, 413, 'BODY_TOO_LARGE');
    if (good.body === undefined) continue;
    await refused({ 'Content-Type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE');
    await ask(
      port,
      { method, path: good.path, headers: { 'Content-Type': 'application/json' } },
      411,
      'LENGTH_REQUIRED',
    );
  }
}

async function otherMethods(port: number): Promise<void> {
  for (const template of new Set(http.operations.map(([, path]) => path))) {
    const documented = http.operations.filter(([, path]) => path === template).map(([method]) => method);
    const { path } = exampleOf(documented[0]!, template);
    const method = documented.includes('DELETE') ? 'OPTIONS' : 'DELETE';
    const { status, headers, body } = await exchange(port, { method, path });
    assert.deepEqual([status, codeOf(body)], [405, 'METHOD_NOT_ALLOWED'], path);
    assert.deepEqual(headers.get('allow')!.split(', ').sort(), documented.sort(), path);
  }
  const { status, body } = await exchange(port, { method: 'GET', path: '/nothing/here' });
  assert.deepEqual([status, codeOf(body)], [404, 'NOT_FOUND']);
}

function codeOf(body: string): string {
  return (JSON.parse(body) as Json)['error'].code as string;
}

async function heads(port: number): Promise<void> {
  for (const { method, path, head } of HTTP_CALLS.filter((one) => one.method === 'GET')) {
    const { path: real } = exampleOf(method, path);
    const { status, body } = await exchange(port, { method: 'HEAD', path: real });
    if (head) assert.deepEqual([status, body], [200, ''], real);
    else assert.equal(status, 405, real);
  }
}

async function pages(port: number): Promise<void> {
  for (const { method, path, group } of HTTP_CALLS) {
    if (group === 'market' || group === 'operation' || group === 'documents')
      await ask(port, exampleOf(method, path), 200);
  }
  for (const name of ['oms', 'journal', 'brokers']) await ask(port, { method: 'GET', path: `/health/${name}` }, 200);
  await ask(port, { method: 'GET', path: '/health/nothing' }, 404, 'NOT_FOUND');
  await ask(port, { method: 'GET', path: '/quotes/NOTHING' }, 404, 'NOT_FOUND');
}

/** Bodies of a place that are refused, each with its code. */
const BAD_ORDERS: readonly (readonly [Json, number, string])[] = [
  [{ side: 'buy', quantity: 1 }, 400, 'MISSING_FIELD'],
  [{ ...ORDER, more: 1 }, 400, 'UNKNOWN_FIELD'],
  [{ ...ORDER, stop_price: 1 }, 400, 'UNSUPPORTED_FIELD'],
  [{ ...ORDER, symbol: 1 }, 400, 'INVALID_SYMBOL'],
  [{ ...ORDER, side: 'long' }, 400, 'INVALID_SIDE'],
  [{ ...ORDER, quantity: 0 }, 400, 'INVALID_QUANTITY'],
  [{ ...ORDER, order_type: 'STOP' }, 400, 'INVALID_ORDER_TYPE'],
  [{ ...ORDER, price: 0 }, 400, 'INVALID_PRICE'],
  [{ ...ORDER, time_in_force: 'X' }, 400, 'INVALID_TIME_IN_FORCE'],
  [{ ...ORDER, ttl_minutes: 1 }, 400, 'INVALID_EXPIRE_AT'],
  [{ ...ORDER, client_order_id: 'no spaces' }, 400, 'INVALID_CLIENT_ORDER_ID'],
  [{ ...ORDER, tag: 'no spaces' }, 400, 'INVALID_TAG'],
  [{ ...ORDER, broker: 'nobody' }, 400, 'INVALID_BROKER'],
  [{ ...ORDER, account: 'nobody' }, 403, 'FORBIDDEN_ACCOUNT'],
  [{ ...ORDER, symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT'],
  [{ ...ORDER, symbol: 'NIFTY50', quantity: 1, price: 25_000 }, 422, 'NOT_TRADABLE'],
  [{ ...ORDER, price: '44000.001' }, 422, 'PRICE_NOT_ON_TICK'],
  [{ ...ORDER, quantity: '0.0000001' }, 422, 'QUANTITY_NOT_ON_LOT'],
  [{ ...ORDER, time_in_force: 'GTD', expire_at: '2020-01-01T00:00:00Z' }, 422, 'ALREADY_EXPIRED'],
  [{ ...ORDER, quantity: '1001' }, 422, 'SIZE_LIMIT'],
  [{ ...ORDER, price: '60000' }, 422, 'PRICE_COLLAR'],
];

async function placed(port: number, id: string, change: Json = {}): Promise<string> {
  const body = JSON.stringify({ ...ORDER, ...change, client_order_id: id });
  return String((await ask(port, { method: 'POST', path: '/orders', body }, 201))['order_id']);
}

async function becomes(port: number, id: string, status: string): Promise<void> {
  await untilTrue(
    async () => (await ask(port, { method: 'GET', path: `/orders/${id}` }))['status'] === status,
    `order ${id} to be ${status}`,
  );
}

async function ordersOverHttp({ port }: GatewayProgram): Promise<void> {
  const post = (body: unknown, status: number, code?: string, path = '/orders'): Promise<Json> =>
    ask(port, { method: 'POST', path, body: typeof body === 'string' ? body : JSON.stringify(body) }, status, code);
  for (const [body, status, code] of BAD_ORDERS) await post(body, status, code);
  await post('{"symbol"', 400, 'INVALID_JSON');
  await post('{"side":"buy","side":"buy"}', 400, 'DUPLICATE_FIELD');
  const id = await placed(port, 'c-1', { tag: 'mine' });
  await post({ ...ORDER, client_order_id: 'c-1', tag: 'mine' }, 200);
  await post({ ...ORDER, client_order_id: 'c-1', price: '44001' }, 409, 'DUPLICATE_CLIENT_ORDER_ID');
  await post({ ...ORDER, quantity: '0.001', price: '46000', client_order_id: 'c-filled' }, 201);
  const market = await post({ symbol: 'ETHUSDT', side: 'sell', quantity: '0.01' }, 201);
  await becomes(port, String(market['order_id']), 'filled');
  const batch = [ORDER, { ...ORDER, side: 'long' }, { ...ORDER, price: '60000' }, { ...ORDER, client_order_id: 'c-1' }];
  const { results } = await post({ orders: batch }, 200, undefined, '/orders/batch');
  assert.deepEqual(
    (results as Json[]).map(({ status }) => status as number),
    [201, 400, 422, 409],
  );
  await post({ orders: [] }, 400, 'INVALID_PARAMETER', '/orders/batch');
  await post({}, 400, 'MISSING_FIELD', '/orders/batch');
  await post({ orders: [ORDER], more: 1 }, 400, 'UNKNOWN_FIELD', '/orders/batch');
  await post('[]', 400, 'INVALID_JSON', '/orders/batch');
  await post('{"orders":[],"orders":[]}', 400, 'DUPLICATE_FIELD', '/orders/batch');

  await becomes(port, id, 'live');
  const two = await placed(port, 'c-2');
  await becomes(port, two, 'live');
  const names = [
    [`/orders/${id}`, '/orders/999999', '/orders/x', 'INVALID_ORDER_ID'],
    [
      '/orders/by-client-id/c-2',
      '/orders/by-client-id/nobody',
      '/orders/by-client-id/a%20b',
      'INVALID_CLIENT_ORDER_ID',
    ],
  ] as const;
  for (const [path, absent, bad, badCode] of names) {
    const patch = (body: unknown, status: number, code?: string, at: string = path): Promise<Json> =>
      ask(port, { method: 'PATCH', path: at, body: JSON.stringify(body) }, status, code);
    await ask(port, { method: 'GET', path }, 200);
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: '{"price":1}' } : {};
      await ask(port, { method, path: absent, ...body }, 404, 'ORDER_NOT_FOUND');
      await ask(port, { method, path: bad, ...body }, 400, badCode);
      await ask(port, { method, path: `${path}?a=1`, ...body }, 400, 'INVALID_PARAMETER');
    }
    await patch({ price: 0 }, 400, 'INVALID_PRICE');
    await patch({ quantity: 0 }, 400, 'INVALID_QUANTITY');
    await patch({ price: 44_010, if_version: 0 }, 400, 'INVALID_PARAMETER');
    await patch({ price: 44_010, account: 'nobody' }, 403, 'FORBIDDEN_ACCOUNT');
    await patch({ price: 44_010, if_version: 77 }, 409, 'VERSION_MISMATCH');
    await patch({}, 422, 'NOTHING_TO_REPLACE');
    await patch({ price: '44000.001' }, 422, 'PRICE_NOT_ON_TICK');
    await patch({ price: '60000' }, 422, 'PRICE_COLLAR');
    await patch({ price: '44010', quantity: '0.002' }, 200);
    await untilTrue(async () => (await ask(port, { method: 'GET', path }))['status'] === 'live', 'the replace');
    await ask(port, { method: 'DELETE', path }, 200);
    await untilTrue(async () => (await ask(port, { method: 'GET', path }))['status'] === 'cancelled', 'the cancel');
    await ask(port, { method: 'DELETE', path }, 409, 'ORDER_FINAL');
  }
}

async function listsOverHttp(port: number): Promise<void> {
  const get = (path: string, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'GET', path }, status, code);
  for (const path of ['/orders', '/fills']) {
    const { next_cursor } = await get(`${path}?limit=1${path === '/orders' ? '&status=all' : ''}`, 200);
    assert.match(String(next_cursor), /^\d+$/, path);
    await get(`${path}?cursor=${next_cursor}&limit=500`, 200);
    await get(`${path}?symbol=BTCUSDT&account=demo`, 200);
    await get(`${path}?limit=0`, 400, 'INVALID_PARAMETER');
    await get(`${path}?more=1`, 400, 'INVALID_PARAMETER');
    await get(`${path}?limit=1&limit=1`, 400, 'DUPLICATE_FIELD');
    await get(`${path}?symbol=NOTHING`, 422, 'UNKNOWN_INSTRUMENT');
    await get(`${path}?account=nobody`, 403, 'FORBIDDEN_ACCOUNT');
  }
  assert.ok((await get('/positions', 200))['positions'].length > 0);
  await get('/positions?symbol=BTCUSDT', 400, 'INVALID_PARAMETER');
  await get('/positions?account=nobody', 403, 'FORBIDDEN_ACCOUNT');
  const cancelAll = (query: string, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'DELETE', path: `/orders${query}` }, status, code);
  await cancelAll('?symbol=NOTHING', 422, 'UNKNOWN_INSTRUMENT');
  await cancelAll('?limit=1', 400, 'INVALID_PARAMETER');
  await cancelAll('?account=nobody', 403, 'FORBIDDEN_ACCOUNT');
  await cancelAll('', 200);
}

async function methods(port: number): Promise<void> {
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
  await call(client, 'order.cancel_all', {}, 200);
  for (const method of ['order.cancel_all', 'orders.open', 'fills', 'positions']) {
    await call(client, method, { symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
  }
  await call(client, 'orders.open', { status: 'all', limit: 1 }, 200);
  await call(client, 'fills', { limit: 1 }, 200);
  for (const method of ['orders.open', 'fills']) await call(client, method, { limit: 0 }, 400, 'INVALID_PARAMETER');
  for (const method of ['positions', 'ping', 'time', 'instruments']) await call(client, method, {}, 200);
  await call(client, 'positions', { symbol: 'BTCUSDT' }, 400, 'UNKNOWN_FIELD');
  await refuses('subscribe', [
    [{ channel: 'nothing' }, 400, 'INVALID_PARAMETER'],
    [{}, 400, 'MISSING_FIELD'],
    [{ channel: 'orders', compression: true }, 400, 'UNSUPPORTED_FIELD'],
    [{ channel: 'quotes:NOTHING' }, 422, 'UNKNOWN_INSTRUMENT'],
  ]);
  await call(client, 'unsubscribe', { channel: 'orders' }, 400, 'INVALID_PARAMETER');
  client.destroy();
}

async function badFrames(port: number): Promise<void> {
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

async function channels(port: number): Promise<void> {
  const client = await connectWs(port);
  const has = (channel: string, kind: string): Promise<Json> =>
    client.next((frame) => frame['channel'] === channel && (frame['type'] === kind || kind in frame));
  const subscribe = (params: Json): Promise<Json> => call(client, 'subscribe', params, 200);
  const { result } = await subscribe({ channel: 'orders' });
  assert.deepEqual((await subscribe({ channel: 'health' }))['result'], { channel: 'health' });
  await subscribe({ channel: 'positions' });
  ws.frame(await has('health', 'snapshot'));
  ws.frame(await has('positions', 'snapshot'));
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
  const second = await connectWs(port);
  await call(second, 'subscribe', { channel: 'ticks:BTCUSDT', throttle_ms: 0, batch_size: 1 }, 200);
  ws.frame(await second.next(({ type }) => type === 'snapshot'));
  const { epoch, sequence } = result as Json;
  const resumed = await call(second, 'subscribe', { channel: 'orders', epoch, sequence }, 200);
  assert.equal(resumed['result'].recovered, true);
  await untilTrue(() => second.frames.some(({ event }) => event === 'filled'), 'the report again');
  for (const channel of ['orders', 'health', 'positions', 'quotes:BTCUSDT', 'ticks:BTCUSDT']) {
    await call(client, 'unsubscribe', { channel }, 200);
  }
  checkFrames(client);
  checkFrames(second);
  client.destroy();
  second.destroy();
}

async function tooManyConnections(context: TestContext): Promise<void> {
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

async function awayBroker(context: TestContext): Promise<void> {
  const BROKERS = '[{"id":"away","adapter":"simulated","address":"127.0.0.1:1"}]';
  const { port, program } = await unready(context, { BROKERS });
  for (const path of [...HEALTH_PATHS, '/health/brokers', '/health/risk', '/health/oms']) {
    const page = await ask(port, { method: 'GET', path }, 503);
    assert.equal(typeof page['reason'], 'string', path);
  }
  await ask(port, { method: 'POST', path: '/orders', body: JSON.stringify(ORDER) }, 503, 'NO_BROKER');
  assert.equal(await program.stop(), 0);
}

async function fullDisk(context: TestContext): Promise<void> {
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

async function muteVenue(context: TestContext): Promise<void> {
  const venue = startProgram(context, process.execPath, [
    tickgate,
    'simulate-broker',
    ...['--dir', folderOf(context), '--lost-rate', '1'],
  ]);
  const [, ready] = await venue.says(/venue ready (\{.*\})/);
  const address = `127.0.0.1:${(JSON.parse(ready!) as { port: number }).port}`;
  const BROKERS = JSON.stringify([{ id: 'mute', adapter: 'simulated', address }]);
  const { port, program } = await openGatewayProgram(context, folderOf(context), {
    BROKERS,
    ASYNC_MODE: 'false',
    FEED: 'simulated',
  });
  const client = await connectWs(port);
  const body = JSON.stringify({ ...ORDER, client_order_id: 'mute-1' });
  const unanswered = ask(port, { method: 'POST', path: '/orders', body }, 504, 'REQUEST_TIMEOUT');
  await untilTrue(
    async () => (await ask(port, { method: 'GET', path: '/health/detailed' }, 200))['checks'].pending_requests > 0,
    'the place to be under way',
  );
  program.child.kill('SIGTERM');
  await program.says(/tickgate stopping/);
  await askEngineCalls(port, 503, 'SHUTTING_DOWN');
  await callEngineMethods(client, 503, 'SHUTTING_DOWN');
  const { error } = await unanswered;
  assert.deepEqual([error.field, /^\d+$/.test(error.value as string)], ['order_id', true]);
  assert.equal(await program.ended, 0);
  assert.equal(await venue.stop(), 0);
}

/** A door of its own in this process: a real engine that is silent for so long ends the real process. */
async function withDoor(
  options: Parameters<typeof openDoor>[0],
  run: (harness: DoorHarness, client: WsClient) => Promise<void>,
): Promise<void> {
  const harness = await openDoor(options);
  const client = await connectWs(harness.port);
  try {
    await run(harness, client);
  } finally {
    client.destroy();
    await harness.close();
  }
}

async function silentEngine(): Promise<void> {
  await withDoor({ parts: { requestTimeoutMs: 100 } }, async ({ engine, port }, client) => {
    engine.isRunning = false;
    await askEngineCalls(port, 504, 'REQUEST_TIMEOUT');
    await callEngineMethods(client, 504, 'REQUEST_TIMEOUT');
  });
  await withDoor({ parts: { pendingCapacity: 1 } }, async ({ door, engine, port }, client) => {
    engine.isRunning = false;
    const first = ask(port, { method: 'DELETE', path: '/orders/1' }, 404);
    await untilTrue(() => door.pendingCount() === 1, 'the one row to be taken');
    await askEngineCalls(port, 503, 'BUSY');
    await callEngineMethods(client, 503, 'BUSY');
    engine.isRunning = true;
    await first;
  });
}

async function rareFrames(): Promise<void> {
  await withDoor({}, async (harness, client) => {
    await call(client, 'subscribe', { channel: 'health' }, 200);
    await call(client, 'subscribe', { channel: 'orders' }, 200);
    await untilTrue(() => client.frames.some(({ channel }) => channel === 'health'), 'the first page');
    let component = 'risk' as 'risk' | 'journal';
    await untilTrue(() => {
      component = component === 'risk' ? 'journal' : 'risk';
      harness.status = healthyStatus(component);
      return client.frames.some(({ type }) => type === 'update');
    }, 'news of it');
    const { result } = await call(client, 'order.place', ORDER, 201);
    const order = harness.engine.orders.get(Number(result.order_id))!;
    harness.engine.report(EventKind.rejected, order, { status: OrderStatus.rejected }, { reject: 'VENUE_REJECTED' });
    harness.engine.report(EventKind.suspended, order);
    await untilTrue(() => client.frames.some(({ event }) => event === 'suspended'), 'the reports');
    checkFrames(client);
    await fillFeeds(harness.port);
  });
}

/** As many feeds as the gateway keeps: each session follows every channel, with options of its own. */
async function fillFeeds(port: number): Promise<void> {
  const sessions: WsClient[] = [];
  const symbols = ['BTCUSDT', 'ETHUSDT', 'NIFTY50', 'BANKNIFTY', 'NIFTY24DEC25000CE'];
  const names = symbols.flatMap((symbol) => [`quotes:${symbol}`, `ticks:${symbol}`]);
  try {
    for (let isFull = false; !isFull; ) {
      const client = await connectWs(port);
      const options = { batch_size: 1 + (sessions.length % 100), priority: 1 + Math.floor(sessions.length / 100) };
      sessions.push(client);
      const answers = await Promise.all(names.map((channel) => call(client, 'subscribe', { channel, ...options })));
      isFull = answers.some(({ status }) => status === 429);
    }
  } finally {
    for (const client of sessions) client.destroy();
  }
}
