import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposureFaults } from '../../support/exposure-faults.ts';
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
