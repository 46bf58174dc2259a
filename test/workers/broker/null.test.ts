import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNullVenue } from '../../../workers/broker/adapters/null.ts';
import type { PortOrder } from '../../../workers/broker/venue-port.ts';
import { createPortRecorder } from './recorder.ts';

const order: PortOrder = {
  orderId: 7,
  attempt: 2,
  symbol: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  timeInForce: 'gtc',
  priceTicks: 100,
  quantityLots: 7,
  expireAtUs: 0,
  postOnly: false,
};

test('the null venue answers in the next microtask, never within the call', async () => {
  const { told, events } = createPortRecorder();
  const adapter = createNullVenue({ fills: 'none' }, events);
  assert.equal(adapter.place(order), false, 'not open yet');
  adapter.open();
  assert.equal(adapter.place(order), true);
  assert.equal(adapter.replace(7, 2, 101, 9, 'BTCUSDT'), true);
  assert.equal(adapter.cancel(7, 2), true);
  assert.equal(adapter.listOpen(), true);
  assert.equal(adapter.query(7, 2), false, 'it remembers nothing');
  assert.deepEqual(told, []);
  await Promise.resolve();
  assert.deepEqual(told, ['up true', 'acknowledged 7 2', 'replaced 7 2 101 9 0', 'cancelled 7 2 0', 'listed 0']);
});

test('with fills, every order is filled whole, under its own execution id', async () => {
  const { told, events } = createPortRecorder();
  const adapter = createNullVenue({ fills: 'full', marketTicks: 55 }, events);
  adapter.open();
  adapter.place(order);
  adapter.place({ ...order, orderId: 8, type: 'market', priceTicks: 0 });
  adapter.cancel(7, 2);
  adapter.replace(7, 2, 1, 2, 'BTCUSDT');
  await Promise.resolve();
  assert.deepEqual(told, [
    'up true',
    'acknowledged 7 2',
    'filled 7 2 1 100 7 7',
    'acknowledged 8 2',
    'filled 8 2 2 55 7 7',
    'cancelRejected 7 2 order is filled',
    'replaceRejected 7 2 order is filled',
  ]);
});

test('paused, it keeps its answers and takes no more than it can keep', async () => {
  const { told, events } = createPortRecorder();
  const adapter = createNullVenue({ fills: 'none', pendingMax: 4 }, events);
  adapter.open();
  await Promise.resolve();
  adapter.pauseReading(true);
  assert.deepEqual(
    Array.from({ length: 5 }, () => adapter.place(order)),
    [true, true, true, true, false],
  );
  await Promise.resolve();
  assert.deepEqual(told, ['up true']);
  adapter.pauseReading(false);
  await Promise.resolve();
  assert.equal(told.length, 5);
  assert.equal(adapter.place(order), true);
});

test('a receiver that asks again is answered in a later microtask; a closed venue says nothing', async () => {
  const { told, events } = createPortRecorder();
  let more = 3;
  const adapter = createNullVenue(
    { fills: 'none' },
    {
      ...events,
      acknowledged(orderId, attempt) {
        told.push(`acknowledged ${orderId} ${attempt}`);
        if (more-- > 0) adapter.place(order);
        else adapter.close();
      },
    },
  );
  adapter.open();
  adapter.place(order);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  assert.deepEqual(told, ['up true', ...Array.from({ length: 4 }, () => 'acknowledged 7 2')]);
  assert.equal(adapter.place(order), false);
});

test('a capacity that is no power of two is refused', () => {
  assert.throws(() => createNullVenue({ fills: 'none', pendingMax: 100 }, createPortRecorder().events), RangeError);
});
