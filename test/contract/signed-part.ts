import assert from 'node:assert/strict';
import { HTTP_CALLS } from '../../gateway/docs/http/http-calls.ts';
import type { Json } from '../support/gateway-program.ts';
import { type TestKey, hmacKey, openKeysDoor, signedHeaders } from '../support/keys-world.ts';
import { untilTrue } from '../support/program.ts';
import type { RawAnswer, RawRequest } from './exchange.ts';
import { ORDER, answerOf, ask, exampleOf } from './held.ts';

/** Whoever comes through a proxy isn't on this machine. */
const ELSEWHERE = { Via: '1.1 proxy' };

export interface Keys {
  readonly good: TestKey;
  /** Of another address. */
  readonly elsewhere: TestKey;
  /** It may do nothing that there is. */
  readonly powerless: TestKey;
}

function signed(key: TestKey, request: RawRequest, timestampMs = Date.now()): RawRequest {
  const [path = '', query = ''] = request.path.split('?');
  const { method, body, headers } = request;
  const what = { method, path, query, timestampMs, ...(body === undefined ? {} : { body }) };
  return { ...request, headers: { ...headers, ...signedHeaders(key, what) } };
}

/** Every call that wants a signature, as one that must be signed here. */
const SIGNED_CALLS = HTTP_CALLS.filter(({ signed: isSigned }) => isSigned !== false);

function requestOf({ method, path, signed: isSigned }: (typeof SIGNED_CALLS)[number]): RawRequest {
  return { ...exampleOf(method, path), ...(isSigned === 'elsewhere' ? { headers: ELSEWHERE } : {}) };
}

export async function signedCalls(port: number, { good, elsewhere, powerless }: Keys): Promise<void> {
  for (const call of SIGNED_CALLS) {
    const request = requestOf(call);
    await ask(port, request, 401, 'UNAUTHORIZED');
    await ask(port, signed(elsewhere, request), 403, 'FORBIDDEN_IP');
    const late = signed(good, request);
    await ask(port, { ...late, headers: { ...late.headers, 'X-TG-WINDOW': '5001' } }, 400, 'INVALID_PARAMETER');
    if (call.codes.includes('FORBIDDEN_SCOPE')) await ask(port, signed(powerless, request), 403, 'FORBIDDEN_SCOPE');
  }
}

/** With an order and a cancel per second. */
export async function budgets(port: number, { good }: Keys): Promise<void> {
  const order = { method: 'POST', path: '/orders', body: JSON.stringify(ORDER) };
  const first = await answerOf(port, signed(good, order));
  assert.deepEqual([first.status, first.headers.get('x-tg-remaining-cancels')], [201, '1'], first.body);
  const untilLimited = async (request: RawRequest): Promise<RawAnswer> => {
    let answer = await answerOf(port, signed(good, request));
    for (let n = 0; answer.status !== 429 && n < 1_000; n++) answer = await answerOf(port, signed(good, request));
    return answer;
  };
  for (const request of [order, { method: 'DELETE', path: '/orders' }, { method: 'GET', path: '/instruments' }]) {
    const { status, headers, body } = await untilLimited(request);
    const { error } = JSON.parse(body) as Json;
    assert.deepEqual([status, error.code], [429, 'RATE_LIMITED'], request.path);
    assert.equal(Number(headers.get('retry-after')), Math.ceil((error.retry_after_ms as number) / 1000));
    assert.match(headers.get('x-tg-remaining-orders')!, /^[01]$/);
  }
  const body = JSON.stringify({ orders: [ORDER, ORDER, ORDER] });
  await untilTrue(async () => {
    const { results } = await ask(port, signed(good, { method: 'POST', path: '/orders/batch', body }), 200);
    return (results as Json[]).some(({ status, error }) => status === 429 && error.retry_after_ms > 0);
  }, 'an order of a batch to be too many');
}

export async function tooManyNonces(): Promise<void> {
  const key = hmacKey(1);
  const door = await openKeysDoor([key], {}, { nonceBounds: { perKey: 1, inAll: 1 } });
  try {
    await ask(door.port, signed(key, { method: 'GET', path: '/orders/1' }, door.nowMs), 404, 'ORDER_NOT_FOUND');
    for (const call of SIGNED_CALLS)
      await ask(door.port, signed(key, requestOf(call), door.nowMs), 429, 'RATE_LIMITED');
  } finally {
    await door.close();
  }
}
