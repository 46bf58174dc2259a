import assert from 'node:assert/strict';
import type { Json } from '../support/gateway-program.ts';
import { untilTrue } from '../support/program.ts';
import { connectWs } from '../support/ws-client.ts';
import { ORDER, ask, call } from './held.ts';

/** Money, limits and orders that are only judged: over HTTP, then the same as methods. What is set is taken back. */
export async function risk(port: number): Promise<void> {
  await overHttp(port);
  await changes(port);
  await controls(port);
  await asMethods(port);
}

async function overHttp(port: number): Promise<void> {
  const get = (path: string, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'GET', path }, status, code);
  for (const path of ['/pnl', '/account', '/limits', '/positions']) {
    await get(path, 200);
    await get(`${path}?more=1`, 400, 'INVALID_PARAMETER');
    await get(`${path}?account=demo&account=demo`, 400, 'DUPLICATE_FIELD');
    await get(`${path}?account=nobody`, 403, 'FORBIDDEN_ACCOUNT');
  }
  await get('/positions?by=tag', 200);
  await get('/positions?by=mood', 400, 'INVALID_PARAMETER');
  await get('/limits?symbol=NOTHING', 422, 'UNKNOWN_INSTRUMENT');
  await get('/limits?broker=nobody', 400, 'INVALID_BROKER');
  await get('/limits?tag=a,b', 400, 'INVALID_TAG');
  const validate = (body: string, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'POST', path: '/orders/validate', body }, status, code);
  assert.equal((await validate(JSON.stringify(ORDER), 200))['approved'], true);
  const tooLarge = await validate(JSON.stringify({ ...ORDER, quantity: '999999' }), 200);
  assert.deepEqual([tooLarge['approved'], tooLarge['code']], [false, 'SIZE_LIMIT']);
  const trail = { ...ORDER, price: undefined, side: 'sell', order_type: 'TRAILING_STOP', trail_amount: '90000' };
  const tooFar = await validate(JSON.stringify({ ...trail, trigger_by: 'mark' }), 200);
  assert.deepEqual([tooFar['approved'], tooFar['code'], tooFar['reason']], [false, 'INVALID_TRAIL', null]);
  await validate('{', 400, 'INVALID_JSON');
  await validate('{"symbol":"X"}', 400, 'MISSING_FIELD');
  await validate(JSON.stringify({ ...ORDER, price: '45000.001' }), 422, 'PRICE_NOT_ON_TICK');
  await validate(JSON.stringify({ ...ORDER, account: 'nobody' }), 403, 'FORBIDDEN_ACCOUNT');
}

async function changes(port: number): Promise<void> {
  const change = (method: string, path: string, body: object, status: number, code?: string): Promise<Json> =>
    ask(port, { method, path, body: JSON.stringify(body) }, status, code);
  const put = (body: object, status: number, code?: string): Promise<Json> =>
    change('PUT', '/limits', body, status, code);
  const scope = { account: 'demo', symbol: 'ETHUSDT' };
  const { version } = await put({ scope, limits: { max_order_quantity: '5', max_position: '7' } }, 200);
  await put({ scope, if_version: version + 7, limits: { blocked: true } }, 409, 'LIMITS_VERSION_MISMATCH');
  await put({ scope, if_version: version, limits: { blocked: true } }, 200);
  await change('POST', '/orders', { ...ORDER, symbol: 'ETHUSDT', price: '2500' }, 422, 'SYMBOL_BLOCKED');
  await put({ scope, limits: { blocked: null, max_order_quantity: null, max_position: null } }, 200);
  await put({ scope: { tag: 'x' }, limits: { blocked: true } }, 422, 'INVALID_LIMIT_SCOPE');
  await put({ scope: { tag: 'x,', account: 'demo' }, limits: { blocked: true } }, 400, 'INVALID_TAG');
  await put({ scope: { broker: 'nobody' }, limits: { blocked: true } }, 400, 'INVALID_BROKER');
  await put({ scope: {}, limits: { max_position: '0.5' } }, 400, 'INVALID_QUANTITY');
  await put({ scope, limits: { max_position: '0.00001' } }, 422, 'QUANTITY_NOT_ON_LOT');
  await put({ scope: { account: 'nobody' }, limits: { blocked: true } }, 403, 'FORBIDDEN_ACCOUNT');
  const override = { client_order_id: 'cp-large', controls: ['SIZE_LIMIT'], expires_in_ms: 60_000 };
  await change('POST', '/limits/overrides', override, 200);
  await change('POST', '/limits/overrides', { ...override, controls: [] }, 200);
  await change('POST', '/limits/overrides', { ...override, controls: [] }, 404, 'NOT_FOUND');
  await change('POST', '/limits/overrides', { ...override, client_order_id: 'a b' }, 400, 'INVALID_CLIENT_ORDER_ID');
  await change('POST', '/limits/overrides', { ...override, account: 'nobody' }, 403, 'FORBIDDEN_ACCOUNT');
  await change('POST', '/throttles/rearm', { symbol: 'BTCUSDT' }, 409, 'NOT_TRIPPED');
  await change('POST', '/throttles/rearm', { symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
  await change('POST', '/throttles/rearm', { symbol: 'BTCUSDT', tag: ',' }, 400, 'INVALID_TAG');
  await tripped(change);
  await change('PUT', '/rates', { currency: 'INR', rate: '0.012' }, 200);
  await change('PUT', '/rates', { currency: 'INR', rate: 0 }, 400, 'INVALID_PARAMETER');
}

const BOOK = { account: 'demo', symbol: 'ETHUSDT' };
const ACCOUNT = { account: 'demo' };
const LARGE = { symbol: 'ETHUSDT', side: 'buy', quantity: '100', price: '2500', time_in_force: 'IOC' };

/** One limit at a time, an order beyond it, and the limit is taken back. */
const CONTROLS: readonly (readonly [code: string, scope: object, limits: object, order?: object])[] = [
  ['NOTIONAL_LIMIT', BOOK, { max_order_notional: '1' }],
  ['SHORT_SALE', BOOK, { no_short: true }, { side: 'sell' }],
  ['PERIOD_COLLAR', BOOK, { period_collar_bps: 1, collar_period_ms: 60_000 }, { price: '2600' }],
  ['POSITION_LIMIT', BOOK, { max_position: '1' }],
  ['ORDER_RATE', ACCOUNT, { orders_per_second: 1, orders_burst: 0 }],
  ['MESSAGE_RATE', ACCOUNT, { messages_per_second: 1, messages_burst: 0 }],
  ['ORDER_TO_TRADE', ACCOUNT, { max_order_to_trade: '0.01', order_to_trade_after: 0 }],
  ['GROSS_LIMIT', ACCOUNT, { max_gross_exposure: '1' }],
  ['NET_LIMIT', ACCOUNT, { max_net_exposure: '1' }],
  ['BUYING_POWER', ACCOUNT, { cash: '1' }],
];

async function controls(port: number): Promise<void> {
  const change = (method: string, path: string, body: object, status: number, code?: string): Promise<Json> =>
    ask(port, { method, path, body: JSON.stringify(body) }, status, code);
  for (const [code, scope, limits, order = {}] of CONTROLS) {
    const none = Object.fromEntries(Object.keys(limits).map((name) => [name, null]));
    await change('PUT', '/limits', { scope, limits }, 200);
    await change('POST', '/orders', { ...LARGE, ...order }, 422, code);
    await change('PUT', '/limits', { scope, limits: none }, 200);
  }
  const small = { ...LARGE, quantity: '0.01' };
  await change(
    'PUT',
    '/limits',
    { scope: BOOK, limits: { duplicate_window_ms: 60_000, duplicate_mode: 'refuse' } },
    200,
  );
  await change('POST', '/orders', small, 201);
  await change('POST', '/orders', small, 422, 'DUPLICATE_ORDER');
  await change('POST', '/orders', { ...small, duplicate_override: true }, 201);
  await change('PUT', '/limits', { scope: BOOK, limits: { duplicate_window_ms: null, duplicate_mode: null } }, 200);
  const resting = { ...small, price: '2400', time_in_force: 'GTC' };
  const { order_id } = await change('POST', '/orders', resting, 201);
  const crossing = { ...resting, side: 'sell', stp_mode: 'cancel_newest' };
  await change('POST', '/orders', crossing, 422, 'SELF_TRADE');
  await ask(port, { method: 'DELETE', path: `/orders/${order_id}` }, 200);
}

/** More executions than one within a minute stop the book, until it is armed again. */
async function tripped(
  change: (method: string, path: string, body: object, status: number, code?: string) => Promise<Json>,
): Promise<void> {
  const scope = { account: 'demo', symbol: 'ETHUSDT' };
  const order = { symbol: 'ETHUSDT', side: 'buy', quantity: '0.01', order_type: 'MARKET', time_in_force: 'IOC' };
  await change('PUT', '/limits', { scope, limits: { max_executions: 0, execution_window_ms: 60_000 } }, 200);
  await change('POST', '/orders', order, 201);
  await untilTrue(
    async () => (await change('POST', '/orders/validate', order, 200))['code'] === 'EXECUTION_THROTTLE',
    'the throttle to trip',
  );
  await change('POST', '/orders', order, 422, 'EXECUTION_THROTTLE');
  await change('PUT', '/limits', { scope, limits: { max_executions: null, execution_window_ms: null } }, 200);
  await change('POST', '/throttles/rearm', { symbol: 'ETHUSDT' }, 200);
}

async function asMethods(port: number): Promise<void> {
  const client = await connectWs(port);
  assert.equal((await call(client, 'order.validate', ORDER, 200))['result'].approved, true);
  await call(client, 'order.validate', { ...ORDER, price: '45000.001' }, 422, 'PRICE_NOT_ON_TICK');
  for (const method of ['pnl', 'account', 'limits']) {
    await call(client, method, {}, 200);
    await call(client, method, { account: 'nobody' }, 403, 'FORBIDDEN_ACCOUNT');
    await call(client, method, { more: 1 }, 400, 'UNKNOWN_FIELD');
  }
  await call(client, 'positions', { by: 'tag' }, 200);
  await call(client, 'positions', { by: 'mood' }, 400, 'INVALID_PARAMETER');
  await call(client, 'limits', { symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
  await call(client, 'instruments', { symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
  client.destroy();
}
