import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VenueOrder } from '../../../workers/broker/adapter.ts';
import { createNullAdapter } from '../../../workers/broker/adapters/null.ts';
import { createRecorder } from './recorder.ts';

const order: VenueOrder = {
  clientId: 'a',
  symbol: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  timeInForce: 'gtc',
  priceTicks: 100,
  quantityLots: 7,
  expireAtUs: 0,
};

test('the null venue answers in the next microtask, never within the call', async () => {
  const { told, events } = createRecorder();
  const adapter = createNullAdapter({ fill: 'none' }, events);
  assert.equal(adapter.place(order), false, 'not open yet');
  adapter.open();
  assert.equal(adapter.place(order), true);
  assert.equal(adapter.replace('a', 101, 9, 'BTCUSDT'), true);
  assert.equal(adapter.cancel('a'), true);
  assert.equal(adapter.listOpen(), true);
  assert.equal(adapter.query('a'), false, 'it remembers nothing');
  assert.deepEqual(told, []);
  await Promise.resolve();
  assert.deepEqual(told, ['up true', 'acknowledged a', 'replaced a 101 9 0', 'cancelled a 0', 'listed 0']);
});

test('with fills, every order is filled whole, under its own execution id', async () => {
  const { told, events } = createRecorder();
  const adapter = createNullAdapter({ fill: 'full', marketTicks: 55 }, events);
  adapter.open();
  adapter.place(order);
  adapter.place({ ...order, clientId: 'b', type: 'market', priceTicks: 0 });
  adapter.cancel('a');
  adapter.replace('a', 1, 2, 'BTCUSDT');
  await Promise.resolve();
  assert.deepEqual(told, [
    'up true',
    'acknowledged a',
    'filled a 1 100 7 7',
    'acknowledged b',
    'filled b 2 55 7 7',
    'cancelRejected a order is filled',
    'replaceRejected a order is filled',
  ]);
});

test('paused, it keeps its answers and takes no more than it can keep', async () => {
  const { told, events } = createRecorder();
  const adapter = createNullAdapter({ fill: 'none', pendingMax: 4 }, events);
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
  const { told, events } = createRecorder();
  let more = 3;
  const adapter = createNullAdapter(
    { fill: 'none' },
    {
      ...events,
      acknowledged(id) {
        told.push(`acknowledged ${id}`);
        if (more-- > 0) adapter.place(order);
        else adapter.close();
      },
    },
  );
  adapter.open();
  adapter.place(order);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  assert.deepEqual(told, ['up true', ...Array.from({ length: 4 }, () => 'acknowledged a')]);
  assert.equal(adapter.place(order), false);
});

test('a capacity that is no power of two is refused', () => {
  assert.throws(() => createNullAdapter({ fill: 'none', pendingMax: 100 }, createRecorder().events), RangeError);
});
