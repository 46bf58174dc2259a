import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CancelMode, CommandKind } from '../../core/schema/command.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { type DoorHarness, openDoor } from '../support/door-harness.ts';
import type { Loose } from '../support/loose.ts';

let harness: DoorHarness;
before(async () => {
  harness = await openDoor();
});
after(() => harness.close());

async function send(path: string, body: unknown, method = 'POST'): Promise<{ status: number; body: Loose }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(harness.url + path, { method, body: JSON.stringify(body), headers });
  return { status: response.status, body: await response.json() };
}

const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000.01 };
const stop = { ...order, mode: 'STOP_ON_FAILURE' };
const allow = { ...order, mode: 'allow_failure' };
const TOO_LARGE = 1_000_000;

async function placed(): Promise<string> {
  return (await send('/orders', order)).body['order_id'];
}

/** As if its venue had ended it. */
function end(orderId: string): void {
  harness.engine.orders.get(Number(orderId))!.status = OrderStatus.filled;
}

test('a cancel-replace is one command with the words of a place, the order to cancel and the mode', async () => {
  const orderId = await placed();
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, { ...stop, client_order_id: 'new-1' });
  assert.equal(status, 200);
  assert.deepEqual(body['cancel'], { order_id: orderId, status: 'requested' });
  assert.equal(body['place'].client_order_id, 'new-1');
  const command = harness.engine.commands.at(-1)!;
  assert.deepEqual(
    [command.kind, command.orderId, command.cancelMode, command.clientId, command.quantityLots],
    [CommandKind.cancel_replace, Number(orderId), CancelMode.stop_on_failure, 'new-1', 1000],
  );
});

test('stopping on failure, an old order that is final is refused as a whole', async () => {
  const orderId = await placed();
  end(orderId);
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, stop);
  assert.deepEqual([status, body['error'].code], [409, 'ORDER_FINAL']);
});

test('stopping on failure, a new order that is refused is refused as a whole: nothing is cancelled', async () => {
  const orderId = await placed();
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, { ...stop, quantity: TOO_LARGE });
  assert.deepEqual([status, body['error'].code], [422, 'SIZE_LIMIT']);
});

test('allowing failure, a cancel that can’t be and an order that is placed are 409 with both', async () => {
  const orderId = await placed();
  end(orderId);
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, allow);
  assert.equal(status, 409);
  assert.deepEqual([body['cancel'].order_id, body['cancel'].error.code], [orderId, 'ORDER_FINAL']);
  assert.equal(body['place'].status, 'routed');
});

test('allowing failure, a cancel that is asked for and an order that is refused are 409 with both', async () => {
  const orderId = await placed();
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, { ...allow, quantity: TOO_LARGE });
  assert.equal(status, 409);
  assert.deepEqual(body['cancel'], { order_id: orderId, status: 'requested' });
  assert.equal(body['place'].error.code, 'SIZE_LIMIT');
});

test('allowing failure, where both fail the place says why', async () => {
  const orderId = await placed();
  end(orderId);
  const { status, body } = await send(`/orders/${orderId}/cancel-replace`, { ...allow, quantity: TOO_LARGE });
  assert.deepEqual([status, body['error'].code], [422, 'SIZE_LIMIT']);
});

test('under a known client order id nothing is cancelled, and the order is told', async () => {
  const orderId = await placed();
  const body = { ...stop, client_order_id: 'known-1' };
  await send(`/orders/${orderId}/cancel-replace`, body);
  const again = await send(`/orders/${orderId}/cancel-replace`, body);
  assert.deepEqual([again.status, again.body['cancel'], again.body['place'].client_order_id], [200, null, 'known-1']);
});

const WRONG: readonly (readonly [string, string, Loose, number, string])[] = [
  ['without a mode', '/orders/1000/cancel-replace', order, 400, 'MISSING_FIELD'],
  ['with a mode that is none', '/orders/1000/cancel-replace', { ...order, mode: 'MAYBE' }, 400, 'INVALID_PARAMETER'],
  ['of an order id that is none', '/orders/x/cancel-replace', stop, 400, 'INVALID_ORDER_ID'],
  [
    'with the order in the body too',
    '/orders/1000/cancel-replace',
    { ...stop, cancel_order_id: '1' },
    400,
    'UNKNOWN_FIELD',
  ],
  ['with no order to place', '/orders/1000/cancel-replace', { mode: 'ALLOW_FAILURE' }, 400, 'MISSING_FIELD'],
];
for (const [how, path, body, expected, code] of WRONG) {
  test(`a cancel-replace ${how} is refused`, async () => {
    const answer = await send(path, body);
    assert.deepEqual([answer.status, answer.body['error'].code], [expected, code]);
  });
}

test('only a POST is a cancel-replace', async () => {
  assert.equal((await send('/orders/1000/cancel-replace', stop, 'PATCH')).status, 405);
});
