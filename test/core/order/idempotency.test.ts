import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { deferIndexes, makeIndexes } from '../../../core/state/deferred-indexes.ts';
import { createState } from '../../../core/state/state.ts';
import { play } from '../../support/order-script.ts';
import { smallCapacities, worldOf } from '../../support/engine-world.ts';
import { loadedState } from '../../support/loaded-state.ts';

test("the same payload under the same id gets the stored answer, at any time of the order's life", () => {
  play(`
    new B 100@10000 id=a  → accepted
    new B 100@10000 id=a  → place_repeated routed of a
    ack a
    fill a 40@10000
    new B 100@10000 id=a  → place_repeated partly_filled 40 of a
    report cancelled a
    new B 100@10000 id=a  → place_repeated cancelled 40 of a
    account               → open 0
  `);
});

test('another payload under the same id is a conflict, whichever field differs', () => {
  const script = play('new B 100@10000 id=a gtd until=+1h as=first → accepted');
  for (const other of [
    'S 100@10000 gtd until=+1h',
    'B 101@10000 gtd until=+1h',
    'B 100@10001 gtd until=+1h',
    'B 100@market gtd until=+1h',
    'B 100@10000 gtd until=+2h',
    'B 100@10000 gtd until=+1h ttl=5',
    'B 100@10000 gtc until=+1h',
    'B 100@10000 gtd until=+1h of=1',
    'B 100@10000 gtd until=+1h broker=0',
  ]) {
    script.play(`new ${other} id=a → query_refused DUPLICATE_CLIENT_ORDER_ID of first`);
  }
  script.play('new B 100@10000 gtd until=+1h id=a → place_repeated');
});

test('an id belongs to its account', () => {
  play(`
    new B 100@10000 id=a            → accepted
    new B 100@10000 id=a account=1 as=other → accepted
    order other                     → order 2
  `);
});

test('a refused order does not use up its id', () => {
  play(`
    new B 2000000@10000 id=a  → refused SIZE_LIMIT
    new B 100@10000 id=a      → accepted
  `);
});

test('an id is known after its order has left the table', () => {
  play(`
    new B 100@10000 id=a
    report rejected a
    wait 1s
    new B 100@10000 id=b
    report rejected b
    timers +86399s           → orders_retired count 1, ids_retired count 1
    order a                  → gone
    new B 100@10000 id=b     → place_repeated rejected
  `);
  play(
    `
    new B 100@10000 id=first
    report rejected first
    ${Array.from({ length: 63 }, (_, n) => `new B 1@10000 as=x${n}\nreport rejected x${n}`).join('\n')}
    timers                      → orders_retired count 64
    order first                 → gone
    new B 100@10000 id=first    → query_refused of first
    new B 101@10000 id=first    → query_refused DUPLICATE_CLIENT_ORDER_ID of first
    cancel first                → query_refused ORDER_FINAL of first
    timers +1d                  → ids_retired count 1
    new B 100@10000 id=first as=again → accepted
  `,
    { finalsKept: 0, capacities: { ...smallCapacities, orders: 128 } },
  );
});

test('an id is known after its order has left the table and the tables were loaded from a snapshot', () => {
  const capacities = { ...smallCapacities, orders: 128 };
  const { world } = play(
    `
    new B 1@10000 id=first
    report rejected first
    ${Array.from({ length: 63 }, (_, n) => `new B 1@10000 as=x${n}\nreport rejected x${n}`).join('\n')}
    timers                      → orders_retired count 64
    order first                 → gone
  `,
    { finalsKept: 0, capacities },
  );
  const loaded = loadedState(world.state, createState(capacities));
  const [told] = worldOf(loaded, {}, false).place({ lots: 1, ticks: 10_000, id: 'first' });
  assert.deepEqual([told?.kind, told?.orderId], ['query_refused', 1]);
});

test('a start knows the ids that the run before knew, and no other', () => {
  const { world } = play(`
    new B 1@10000 id=forgotten
    report rejected forgotten
    new B 1@10000 id=open
    timers +1d           → orders_retired count 1, ids_retired count 1
  `);
  const started = createState(world.state.capacities);
  deferIndexes(started);
  for (const bytes of world.journal) apply(started, recordsOf(bytes.slice().buffer), 0);
  makeIndexes(started);
  assert.deepEqual({ ...started.hash }, { ...world.state.hash });
  assert.equal(started.idRows.size, 1);
  const after = worldOf(started, {}, false);
  assert.equal(after.place({ lots: 1, ticks: 10_000, id: 'open' })[0]?.kind, 'place_repeated');
});

test('an id is forgotten a day after the end of its order, not after its begin', () => {
  play(`
    new B 100@10000 id=a
    ack a
    timers +2d                    → nothing
    report cancelled a
    timers +86399s                → nothing
    new B 100@10000 id=a          → place_repeated cancelled
    timers +1s                    → orders_retired count 1, ids_retired count 1
    new B 100@10000 id=a          → accepted order 2
  `);
});

test('when every id is taken, orders with an id are refused and those without are not', () => {
  play(
    `
    new B 1@10000 id=a   → accepted
    new B 1@10000 id=b   → accepted
    new B 1@10000 id=c   → refused IDEMPOTENCY_FULL limit 2
    new B 1@10000 id=a   → place_repeated
    new B 1@10000 as=d   → accepted
    report rejected a
    new B 1@10000 id=c   → refused IDEMPOTENCY_FULL
    timers +1d           → orders_retired count 1, ids_retired count 1
    new B 1@10000 id=c   → accepted
  `,
    { capacities: { ...smallCapacities, ids: 2 } },
  );
});

test('an order with terms is known again by all of them', () => {
  const script = play('new B 100@10000 bracket target=10500 stop=9500 id=a as=first → accepted', { risk: {} });
  script.play('new B 100@10000 bracket target=10500 stop=9500 id=a → place_repeated of first');
  for (const other of ['target=10501 stop=9500', 'target=10500 stop=9499', 'target=10500 stop=9500 full']) {
    script.play(`new B 100@10000 bracket ${other} id=a → query_refused DUPLICATE_CLIENT_ORDER_ID of first`);
  }
});
