import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandKind } from '../../../core/schema/command.ts';
import { hmacKey, openKeysDoor } from '../../support/keys-world.ts';
import { untilTrue } from '../../support/program.ts';

const CHANGES: readonly (readonly [method: string, path: string, body: object])[] = [
  ['PUT', '/limits', { scope: { account: 'demo' }, limits: { max_open_orders: 5 } }],
  ['POST', '/limits/overrides', { client_order_id: 'a', controls: ['SIZE_LIMIT'], expires_in_ms: 1_000 }],
  ['POST', '/throttles/rearm', { symbol: 'BTCUSDT' }],
  ['PUT', '/rates', { currency: 'INR', rate: '0.012' }],
];

const trader = hmacKey(1, { accounts: ['demo', 'hedge'] });
const admin = hmacKey(2, { scopes: ['read', 'admin'], accounts: ['demo', 'hedge'] });
const adminOfOne = hmacKey(3, { scopes: ['admin'], accounts: ['hedge'] });
const feeder = hmacKey(4, { scopes: ['feed'] });
const settings = { ACCOUNTS: 'demo,hedge' };

test('without the scope admin nothing is changed, and nothing is handed to the engine', async (context) => {
  const door = await openKeysDoor([trader, admin, adminOfOne, feeder], settings);
  context.after(() => door.close());
  for (const [method, path, body] of CHANGES) {
    const { status, body: answer } = await door.signed(trader, { method, path, body: JSON.stringify(body) });
    assert.deepEqual([status, answer.error.code], [403, 'FORBIDDEN_SCOPE'], path);
  }
  assert.equal(door.harness.engine.commands.length, 0);
});

test('a key of some accounts sets limits of those, and none of the firm or of everybody', async (context) => {
  const door = await openKeysDoor([trader, admin, adminOfOne, feeder], settings);
  context.after(() => door.close());
  const put = async (key: typeof admin, body: object): Promise<readonly [number, string | undefined]> => {
    const answer = await door.signed(key, { method: 'PUT', path: '/limits', body: JSON.stringify(body) });
    return [answer.status, answer.body.error?.code];
  };
  const limits = { max_open_orders: 5 };
  assert.deepEqual(await put(adminOfOne, { scope: { account: 'hedge' }, limits }), [200, undefined]);
  assert.deepEqual(await put(adminOfOne, { scope: { account: 'demo' }, limits }), [403, 'FORBIDDEN_ACCOUNT']);
  assert.deepEqual(await put(adminOfOne, { scope: {}, limits }), [403, 'FORBIDDEN_ACCOUNT']);
  assert.deepEqual(await put(adminOfOne, { firm: true, limits }), [403, 'FORBIDDEN_ACCOUNT']);
  assert.deepEqual(await put(admin, { firm: true, limits }), [200, undefined]);
  assert.deepEqual(await put(admin, { scope: {}, limits }), [200, undefined]);
});

test('accounts, limits and profit are for keys that may read, validation for those that may trade', async (context) => {
  const door = await openKeysDoor([trader, admin, adminOfOne, feeder], settings);
  context.after(() => door.close());
  for (const path of ['/account', '/pnl', '/limits', '/positions']) {
    const { status, body } = await door.signed(feeder, { method: 'GET', path });
    assert.deepEqual([status, body.error.code], [403, 'FORBIDDEN_SCOPE'], path);
  }
  const order = JSON.stringify({ symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '45000' });
  const { status, body } = await door.signed(admin, { method: 'POST', path: '/orders/validate', body: order });
  assert.deepEqual([status, body.error.code], [403, 'FORBIDDEN_SCOPE']);
});

test('a change of limits is answered when it is durable, and not before', async (context) => {
  const door = await openKeysDoor([admin], settings);
  context.after(() => door.close());
  const { engine } = door.harness;
  engine.isDurable = false;
  let isAnswered = false;
  const asked = door
    .signed(admin, { method: 'PUT', path: '/limits', body: JSON.stringify(CHANGES[0]![2]) })
    .then(({ status }) => {
      isAnswered = true;
      return status;
    });
  await untilTrue(() => engine.commands.some(({ kind }) => kind === CommandKind.change_limits), 'the command');
  // Another request goes all the way round meanwhile.
  assert.equal((await door.signed(admin, { method: 'GET', path: '/instruments' })).status, 200);
  assert.equal(isAnswered, false);
  engine.isDurable = true;
  assert.equal(await asked, 200);
});
