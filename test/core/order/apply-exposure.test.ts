import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BookColumn } from '../../../core/state/columns.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { exposureFaults } from '../../support/exposure-faults.ts';
import { createWorld } from '../../support/engine-world.ts';
import { scriptOf } from '../../support/order-script.ts';
import { begun } from '../../support/begun-world.ts';
import { setLimits } from '../../support/risk-rows.ts';

test('an order that went to another broker counts there, and no longer where it was refused', () => {
  const { script, world } = begun({ brokers: 2 });
  setLimits(world.state, { broker: 0 }, { max_open_orders: 1, max_open_notional: 90_000 });
  setLimits(world.state, { broker: 1 }, { max_open_orders: 1 });
  script.play(`
    new B 10@9000 id=a          → accepted
    new B 10@9000 broker=0      → refused OPEN_ORDERS_LIMIT limit 1 value 2
    report rejected_transient a → rerouted routed to 1 try 2
    new B 10@9000 broker=1      → refused OPEN_ORDERS_LIMIT limit 1 value 2
    new B 10@9000 broker=0      → accepted
    new B 10@9000 broker=0      → refused OPEN_ORDERS_LIMIT limit 1 value 2
  `);
  assert.deepEqual(exposureFaults(world.state), []);
});

const IN_A_ROW_THAT_HAD_A_TAG = `
  new B 10@9000 tag=desk id=a → accepted
  report cancelled a          → cancelled
  timers +1d                  → day_begun, orders_retired count 1, ids_retired count 1
  new B 10@9000 id=b          → accepted
  fill b 4@9000
`;

test('an order without a tag, in the row of one that had one, trades for no tag', () => {
  const { script, world } = begun();
  script.play(IN_A_ROW_THAT_HAD_A_TAG);
  const { risk, tagBooks } = world.state;
  assert.equal(risk.words[RiskColumn.TAG_BOOKS], 1);
  assert.deepEqual(
    [...tagBooks.words.subarray(BookColumn.POSITION_LOTS, BookColumn.OPEN_ORDERS + 1)],
    Array(8).fill(0),
  );
  assert.deepEqual(exposureFaults(world.state), []);
});

test('a journal by the first rules of risk is read by them, until a run says the next', () => {
  const world = createWorld({ fastPath: false });
  world.beginRisk(0);
  const script = scriptOf(world);
  script.play(IN_A_ROW_THAT_HAD_A_TAG);
  assert.equal(world.state.tagBooks.words[BookColumn.POSITION_LOTS], 4);
  world.beginRisk();
  world.beginRisk(0);
  script.play(`
    new B 10@9000 tag=desk id=c → accepted
    report cancelled c          → cancelled
    timers +1d                  → day_begun, orders_retired count 1, ids_retired count 1
    new B 10@9000 id=d          → accepted
    fill d 4@9000
  `);
  assert.equal(world.state.tagBooks.words[BookColumn.POSITION_LOTS], 4);
});
