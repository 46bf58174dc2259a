import assert from 'node:assert/strict';
import type { Json } from '../support/gateway-program.ts';
import { ORDER, ask } from './held.ts';

/** Scopes that make no sense, or that there are none of; each with its code. */
const BAD_SCOPES: readonly (readonly [Json, number, string])[] = [
  [{ more: 'x' }, 400, 'UNKNOWN_FIELD'],
  [{ account: 1 }, 400, 'INVALID_PARAMETER'],
  [{ account: 'nobody' }, 403, 'FORBIDDEN_ACCOUNT'],
  [{ symbol: 'NOTHING' }, 422, 'UNKNOWN_INSTRUMENT'],
  [{ broker: 'nobody' }, 400, 'INVALID_BROKER'],
  [{ account: 'demo', tag: 'no spaces' }, 400, 'INVALID_TAG'],
  [{ broker: 'sim-a', symbol: 'BTCUSDT' }, 400, 'INVALID_PARAMETER'],
  [{ account: 'demo', tag: 'T', symbol: 'BTCUSDT' }, 400, 'INVALID_PARAMETER'],
];

export async function stops(port: number): Promise<void> {
  const post = (path: string, body: Json | string, status: number, code?: string): Promise<Json> =>
    ask(port, { method: 'POST', path, body: typeof body === 'string' ? body : JSON.stringify(body) }, status, code);
  const place = (change: Json, status: number, code?: string): Promise<Json> =>
    post('/orders', { ...ORDER, ...change }, status, code);
  for (const path of ['/kill', '/resume']) {
    for (const [body, status, code] of BAD_SCOPES) await post(path, body, status, code);
    await post(path, '{"account"', 400, 'INVALID_JSON');
    await post(path, '{"tag":"a","tag":"b"}', 400, 'DUPLICATE_FIELD');
  }
  await post('/kill', { state: 'active' }, 400, 'INVALID_PARAMETER');
  await post('/kill', { reason: 'x'.repeat(201) }, 400, 'INVALID_PARAMETER');
  await post('/resume', { reason: 'x' }, 400, 'UNKNOWN_FIELD');

  await place({ tag: 'stopped', client_order_id: 'stop-1' }, 201);
  const report = await post('/kill', { account: 'demo', tag: 'stopped', reason: 'a test' }, 200);
  assert.deepEqual([report['quiet'], report['cancelled'], report['confirmed']], [true, 1, 1]);
  await place({ tag: 'stopped' }, 503, 'HALTED');
  await place({ client_order_id: 'stop-2' }, 201);
  await post('/kill', { state: 'reducing', symbol: 'ETHUSDT', account: null }, 200);
  const state = await ask(port, { method: 'GET', path: '/kill' }, 200);
  assert.deepEqual(
    (state['stopped'] as Json[]).map((one) => [one['scope'], one['state'], one['blocked']] as const),
    [
      [{ account: 'demo', tag: 'stopped' }, 'halted', 1],
      [{ symbol: 'ETHUSDT' }, 'reducing', 0],
    ],
  );
  await post('/resume', { tag: 'stopped' }, 200);
  await place({ tag: 'stopped', client_order_id: 'stop-3' }, 201);
  // More than any part has bought: whatever those before have left, this is an entry.
  await post('/orders', { symbol: 'ETHUSDT', side: 'sell', quantity: '5' }, 422, 'REDUCING_ONLY');
  await post('/resume', { symbol: 'ETHUSDT' }, 200);
  await post('/kill', { account: 'demo', symbol: 'ETHUSDT' }, 200);
  await post('/orders', { symbol: 'ETHUSDT', side: 'buy', quantity: '0.01' }, 422, 'SYMBOL_HALTED');
  await post('/resume', { account: 'demo', symbol: 'ETHUSDT' }, 200);
}
