import assert from 'node:assert/strict';
import { HTTP_CALLS } from '../../gateway/docs/http/http-calls.ts';
import type { Json } from '../support/gateway-program.ts';
import { untilTrue } from '../support/program.ts';
import { rawHttp } from '../support/raw-http.ts';
import { exchange } from './exchange.ts';
import { ORDER, ask, becomes, exampleOf, http } from './held.ts';

export async function refusedAtEntry(port: number): Promise<void> {
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

export async function otherMethods(port: number): Promise<void> {
  for (const template of new Set(http.operations.map(([, path]) => path))) {
    // Whoever comes there is told to upgrade, whatever the method.
    if (template === '/ws') continue;
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

/** What the server says by itself, as the document tells in its description. */
export async function malformed(port: number): Promise<void> {
  const host = `Host: 127.0.0.1:${port}\r\n`;
  const table = [
    [`POST /orders HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: gzip\r\n\r\n{}`, 400],
    [`GET /health HTTP/1.1\r\n${host}X-Long: ${'x'.repeat(9_000)}\r\n\r\n`, 431],
    [`GET /health HTTP/1.0\r\n${host}\r\n`, 505],
  ] as const;
  for (const [request, status] of table) {
    const answer = await rawHttp(port, request, /never/);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} [^]*Connection: close\r\n\r\n<h1>`), request);
  }
}

function codeOf(body: string): string {
  return (JSON.parse(body) as Json)['error'].code as string;
}

export async function heads(port: number): Promise<void> {
  for (const { method, path, head } of HTTP_CALLS.filter((one) => one.method === 'GET' && one.path !== '/ws')) {
    const { path: real } = exampleOf(method, path);
    const { status, body } = await exchange(port, { method: 'HEAD', path: real });
    if (head) assert.deepEqual([status, body], [200, ''], real);
    else assert.equal(status, 405, real);
  }
}

export async function pages(port: number): Promise<void> {
  for (const { method, path, group } of HTTP_CALLS) {
    if (group === 'market' || group === 'operation' || group === 'documents')
      await ask(port, exampleOf(method, path), 200);
  }
  for (const name of ['oms', 'journal', 'brokers']) await ask(port, { method: 'GET', path: `/health/${name}` }, 200);
  await ask(port, { method: 'GET', path: '/health/nothing' }, 404, 'NOT_FOUND');
  await ask(port, { method: 'GET', path: '/quotes/NOTHING' }, 404, 'NOT_FOUND');
}

/** By the mark: it is known as soon as there are prices, trades come later. */
const STOP = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', order_type: 'STOP', trigger_by: 'mark' };

/** Bodies of a place that are refused, each with its code. */
export const BAD_ORDERS: readonly (readonly [Json, number, string])[] = [
  [{ side: 'buy', quantity: 1 }, 400, 'MISSING_FIELD'],
  [{ ...ORDER, more: 1 }, 400, 'UNKNOWN_FIELD'],
  [{ ...ORDER, product: 'MIS' }, 400, 'UNSUPPORTED_FIELD'],
  [{ ...ORDER, reduce_only: true }, 422, 'REDUCE_ONLY'],
  [{ ...ORDER, price: undefined, order_type: 'STOP', stop_price: 0 }, 400, 'INVALID_STOP_PRICE'],
  [{ ...ORDER, price: undefined, order_type: 'TRAILING_STOP', trail_percent: 100 }, 400, 'INVALID_TRAIL'],
  [{ ...ORDER, order_type: 'ICEBERG', iceberg_legs: 1 }, 400, 'INVALID_LEGS'],
  [{ ...ORDER, order_type: 'OTO', target: 1, stop_loss: 1 }, 400, 'INVALID_EXITS'],
  [{ ...ORDER, symbol: 1 }, 400, 'INVALID_SYMBOL'],
  [{ ...ORDER, side: 'long' }, 400, 'INVALID_SIDE'],
  [{ ...ORDER, quantity: 0 }, 400, 'INVALID_QUANTITY'],
  [{ ...ORDER, order_type: 'STOPPED' }, 400, 'INVALID_ORDER_TYPE'],
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
  [{ ...STOP, stop_price: '40000' }, 422, 'WOULD_TRIGGER'],
  [{ ...STOP, order_type: 'BRACKET', stop_loss: '60000', target: '70000' }, 422, 'WOULD_TRIGGER'],
  [{ ...STOP, order_type: 'BRACKET', stop_loss: '20000', target: '30000' }, 422, 'WOULD_TRIGGER'],
  [{ ...STOP, side: 'sell', order_type: 'OCO', stop_loss: '46000', target: '47000' }, 422, 'WOULD_TRIGGER'],
  [{ ...STOP, side: 'sell', order_type: 'TRAILING_STOP', trail_amount: '90000' }, 400, 'INVALID_TRAIL'],
];

async function placed(port: number, id: string, change: Json = {}): Promise<string> {
  const body = JSON.stringify({ ...ORDER, ...change, client_order_id: id });
  return String((await ask(port, { method: 'POST', path: '/orders', body }, 201))['order_id']);
}

export async function ordersOverHttp(port: number): Promise<void> {
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

  let large = 0;
  // A busy machine may ask when the market has taken all of it: then with another.
  await untilTrue(async () => {
    const path = `/orders/${await placed(port, `c-large-${large++}`, { quantity: '20', price: '45500' })}`;
    await untilTrue(
      async () => (await ask(port, { method: 'GET', path }))['filled_quantity'] !== '0',
      'a part to be filled',
    );
    const { error } = await ask(port, { method: 'PATCH', path, body: '{"quantity":"0.000001"}' });
    await ask(port, { method: 'DELETE', path });
    assert.match(error?.code, /^(BELOW_FILLED|ORDER_FINAL)$/);
    return error.code === 'BELOW_FILLED';
  }, 'fewer than were filled to be refused');
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
      await ask(port, { method, path: `${path}?account=demo&account=demo`, ...body }, 400, 'DUPLICATE_FIELD');
      await ask(port, { method, path: `${path}?account=nobody`, ...body }, 403, 'FORBIDDEN_ACCOUNT');
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

/** What an armed stop waits for is changed here, at once. */
export async function newTermsOverHttp(port: number): Promise<void> {
  const stop = await ask(
    port,
    { method: 'POST', path: '/orders', body: JSON.stringify({ ...STOP, stop_price: '48000' }) },
    201,
  );
  const path = `/orders/${stop['order_id']}`;
  const patch = (body: Json, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'PATCH', path, body: JSON.stringify(body) }, status, code);
  const changed = await patch({ stop_price: '48100', if_version: stop['version'] }, 200);
  assert.deepEqual([changed['status'], changed['version']], ['armed', Number(stop['version']) + 1]);
  assert.equal((await ask(port, { method: 'GET', path }, 200))['stop_price'], '48100');
  await patch({ stop_price: 0 }, 400, 'INVALID_STOP_PRICE');
  await patch({ stop_price: '48100.001' }, 422, 'PRICE_NOT_ON_TICK');
  await patch({ stop_price: '40000' }, 422, 'WOULD_TRIGGER');
  await patch({ stop_price: '48100' }, 422, 'NOTHING_TO_REPLACE');
  await patch({ trail_amount: '10' }, 422, 'NOT_REPLACEABLE');
  await patch({ trail_percent: '100' }, 400, 'INVALID_TRAIL');
  await patch({ stop_loss: '1', stop_price: '1' }, 400, 'INVALID_EXITS');
  await ask(port, { method: 'DELETE', path }, 200);
}

/** A cancel and a new order as one: as a whole, in part, and neither. */
export async function cancelReplacesOverHttp(port: number): Promise<void> {
  const old = await placed(port, 'cr-old');
  await becomes(port, old, 'live');
  const path = `/orders/${old}/cancel-replace`;
  const send = (body: Json, status: number, code?: string, at = path): Promise<Json> =>
    ask(port, { method: 'POST', path: at, body: JSON.stringify(body) }, status, code);
  const stop = { ...ORDER, mode: 'STOP_ON_FAILURE' };
  const allow = { ...ORDER, mode: 'ALLOW_FAILURE' };
  await send({ ...stop, mode: 'MAYBE' }, 400, 'INVALID_PARAMETER');
  await send(ORDER, 400, 'MISSING_FIELD');
  await send(stop, 400, 'INVALID_ORDER_ID', '/orders/x/cancel-replace');
  await send(stop, 404, 'ORDER_NOT_FOUND', '/orders/999999/cancel-replace');
  await send({ ...stop, price: '60000' }, 422, 'PRICE_COLLAR');
  const { place } = await send({ ...stop, client_order_id: 'cr-new' }, 200);
  await becomes(port, old, 'cancelled');
  await becomes(port, String(place.order_id), 'live');
  await send(stop, 409, 'ORDER_FINAL');
  const inPart = await send({ ...allow, client_order_id: 'cr-part' }, 409);
  assert.equal(inPart['cancel'].error.code, 'ORDER_FINAL');
  for (const id of [place.order_id, inPart['place'].order_id]) {
    await becomes(port, String(id), 'live');
    await ask(port, { method: 'DELETE', path: `/orders/${id}` }, 200);
  }
}

export async function listsOverHttp(port: number): Promise<void> {
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
  const mine = await placed(port, 'c-parts', { order_type: 'ICEBERG', iceberg_legs: 2 });
  const parts = async (query: string): Promise<Json[]> =>
    (await get(`/orders?parent_order_id=${mine}${query}`, 200))['orders'] as Json[];
  await untilTrue(async () => (await parts('')).length === 1, 'a leg');
  const [leg] = await parts('');
  assert.deepEqual([leg!['parent_order_id'], leg!['role'], leg!['leg']], [mine, 'leg', 1]);
  await ask(port, { method: 'DELETE', path: `/orders/${mine}` }, 200);
  await untilTrue(async () => (await parts('')).length === 0, 'no leg is open');
  assert.deepEqual(
    (await parts('&status=all')).map((one) => one['order_id'] as string),
    [leg!['order_id']],
  );
  await get('/orders?parent_order_id=x', 400, 'INVALID_PARAMETER');
  await get('/fills?parent_order_id=1', 400, 'INVALID_PARAMETER');
  const { expire_at } = await ask(
    port,
    {
      method: 'POST',
      path: '/orders',
      body: JSON.stringify({ ...ORDER, time_in_force: 'GTD', ttl_minutes: 5, client_order_id: 'c-ttl' }),
    },
    201,
  );
  assert.equal((await get('/orders/by-client-id/c-ttl', 200))['expire_at'], expire_at);
  await ask(port, { method: 'DELETE', path: '/orders/by-client-id/c-ttl' }, 200);
  // The first run asks for positions right after the start.
  await untilTrue(
    async () => (await ask(port, { method: 'GET', path: '/risk/metrics' }))['error'] === undefined,
    'metrics',
  );
  await get('/risk/metrics', 200);
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
