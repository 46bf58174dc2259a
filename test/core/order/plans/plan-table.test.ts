import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, smallCapacities } from '../../../support/engine-world.ts';

test('beyond as many orders with terms as there is room for another is refused, until one of them has ended', () => {
  const world = createWorld({ capacities: { ...smallCapacities, plans: 2 }, risk: {} });
  const stop = { type: 'stop', side: 'sell', ticks: 0, terms: { STOP_TICKS: 5_000 } } as const;
  const [first] = world.place(stop);
  world.place(stop);
  const [full] = world.place(stop);
  assert.deepEqual([full!.kind, full!.reject, full!.limit], ['refused', 'PLAN_TABLE_FULL', 2]);
  assert.equal(world.place({ ticks: 10_000 })[0]!.kind, 'accepted', 'one without terms needs none');
  world.cancel(first!.orderId);
  world.plans();
  assert.equal(world.place(stop)[0]!.kind, 'accepted');
});
