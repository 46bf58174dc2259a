import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../../../../core/order/apply.ts';
import { beginEvent, describeOrder, numberForAccount } from '../../../../core/order/write-event.ts';
import { Cause, EventKind, EventWord } from '../../../../core/schema/event.ts';
import { findOrder } from '../../../../core/state/state.ts';
import { begun } from '../../../support/begun-world.ts';
import { createSink } from '../../../support/engine-world.ts';
import type { Script } from '../../../support/order-script.ts';
import { checkParts } from '../../../support/parts-checks.ts';

/** The order is another one from here on, as an event says that was decided elsewhere; then what its plan makes of it. */
function becomes({ world, names }: Script, name: string, lots: number, ticks: number): string[] {
  const { state, inputs } = world;
  const sink = createSink();
  const row = findOrder(state, names.get(name)!);
  const at = beginEvent(state, sink, EventKind.replaced, Cause.command, 0, inputs, 1);
  describeOrder(state, row, sink, at);
  const word = at >> 3;
  sink.records.f64[word + EventWord.PRICE_TICKS] = ticks;
  sink.records.f64[word + EventWord.QUANTITY_LOTS] = lots;
  sink.records.f64[word + EventWord.LIMIT] = ticks;
  sink.records.f64[word + EventWord.ORDER_VERSION]! += 1;
  numberForAccount(state, sink, at);
  apply(state, sink.records, at);
  const told = world.plans().map(({ kind, count, more }) => `${kind} ${more}@${count}`);
  checkParts(world);
  return told;
}

test('a leg that rests follows the price of its order, and so do the legs behind it', () => {
  const { script, world } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
    fill a.1 3@10000
  `);
  assert.deepEqual(becomes(script, 'a', 40, 9_990), ['replace_requested 10@9990']);
  script.play(`
    report replaced a.1 10@9990       → replaced partly_filled 3 10@9990
    fill a.1 7@9990                   → filled 10, plan_moved working 10 40@9990, accepted routed 10@9990 of a.2
    book                              → buy 30
  `);
  checkParts(world);
});

test('a leg that is not acknowledged yet follows once it is', () => {
  const { script } = begun();
  script.play('new B 40@10000 id=a iceberg=4');
  assert.deepEqual(becomes(script, 'a', 40, 9_990), []);
  script.play('ack a.1   → acknowledged live, replace_requested pending_replace of a.1');
});

test('a leg that may not be changed keeps its price, and is asked once; the next one has the new price', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  assert.deepEqual(becomes(script, 'a', 40, 9_990), ['replace_requested 10@9990']);
  script.play(`
    report replace_rejected a.1       → replace_rejected live 10@10000
    timers +1m                        → nothing
    fill a.1 10@10000                 → filled, plan_moved working 10, accepted routed 10@9990
  `);
  assert.deepEqual(becomes(script, 'a', 40, 9_980), []);
  script.play('ack a.2   → acknowledged, replace_requested of a.2');
});

test('an order that becomes smaller than its leg makes the leg smaller; what is filled by then is all', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
    fill a.1 3@10000
  `);
  assert.deepEqual(becomes(script, 'a', 8, 10_000), ['replace_requested 8@10000']);
  script.play(`
    report replaced a.1 8@10000       → replaced partly_filled 3 8@10000
    fill a.1 5@10000                  → filled 8, plan_moved filled 8 of a
    book                              → position 8 buy 0
  `);
});

test('a leg that fills while it is to become smaller leaves the order filled with what the venue did', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  assert.deepEqual(becomes(script, 'a', 8, 10_000), ['replace_requested 8@10000']);
  script.play('fill a.1 10@10000   → filled 10, plan_moved filled 10 8@10000 of a');
});

test('an order that becomes larger shares the rest among the legs that are left', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  assert.deepEqual(becomes(script, 'a', 70, 10_000), []);
  script.play(`
    fill a.1 10@10000                 → filled, plan_moved working 10 70@10000, accepted routed 20@10000
    fill a.2 20@10000                 → filled, plan_moved working 30, accepted routed 20@10000
    fill a.3 20@10000                 → filled, plan_moved working 50, accepted routed 20@10000
    fill a.4 20@10000                 → filled, plan_moved filled 70
  `);
});

test('an iceberg that changes is judged by what it is more than before, not as if it were another one beside it', () => {
  begun().script.play(`
    limit account=0 max_position=100
    new B 100@10000 id=a iceberg=2
    replace a 90@10000 → replaced working 90@10000
    replace a 100@10000 → replaced working 100@10000
    replace a 101@10000 → request_refused POSITION_LIMIT`);
});

test('a leg that is too large for its order and may not be changed is asked again, a second later, and then after longer', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  assert.deepEqual(becomes(script, 'a', 2, 10_000), ['replace_requested 2@10000']);
  script.play(`
    report replace_rejected a.1       → replace_rejected live 10@10000
    timers +900ms                     → nothing
    timers +100ms                     → replace_requested pending_replace of a.1
    report replace_rejected a.1       → replace_rejected live 10@10000
    timers +1s                        → replace_requested pending_replace of a.1
    report replaced a.1 2@10000       → replaced live 2@10000
    timers +1m                        → nothing
    fill a.1 2@10000                  → filled 2, plan_moved filled 2 of a
  `);
});

test('an order that becomes smaller than its leg holds what the leg may trade until its venue has followed', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
    fill a.1 3@10000
  `);
  assert.deepEqual(becomes(script, 'a', 5, 10_000), ['replace_requested 5@10000']);
  script.play(`
    book                              → buy 7
    account                           → open 2 notional 70000
    fill a.1 1@10000                  → filled pending_replace 4, plan_moved working 4 5@10000 of a
    book                              → buy 6
    report replaced a.1 5@10000       → replaced partly_filled 4 5@10000
    book                              → buy 1
    account                           → open 2 notional 10000
  `);
});

test('an order whose leg fills more than it became smaller to holds what the leg may still trade until that is cancelled', () => {
  const { script, world } = begun();
  script.play(`
    new S 100@10000 id=a iceberg=4
    ack a.1
    fill a.1 25@10000                 → filled, plan_moved working 25 100@10000 of a, accepted routed 25@10000 of a.2
    ack a.2
    replace a 30@10005                → replaced working 25 30@10005 of a, replace_requested 25@10000 of a.2
    book                              → sell 25
    fill a.2 7@10000                  → filled pending_replace 7, plan_moved working 32 30@10005 of a, cancel_requested of a.2
    book                              → position -32 sell 18
    account                           → open 2 notional 180090
    replace a 32@10005                → query_refused ORDER_FINAL
    replace a 80@10005                → query_refused ORDER_FINAL
  `);
  checkParts(world);
  script.play(`
    report replace_rejected a.2       → replace_rejected pending_cancel
    book                              → sell 18
    fill a.2 3@10000                  → filled pending_cancel 10, plan_moved working 35 of a
    book                              → sell 15
    report cancelled a.2              → cancelled 10, plan_moved filled 35 30@10005 of a
    book                              → position -35 sell 0 open 0
    account                           → open 0 notional 0
  `);
  checkParts(world);
});

test('an order that becomes cheaper than its leg holds what the leg costs until its venue has followed', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  assert.deepEqual(becomes(script, 'a', 40, 9_000), ['replace_requested 10@9000']);
  script.play(`
    account                           → open 2 notional 370000
    report replaced a.1 10@9000       → replaced
    account                           → open 2 notional 360000
  `);
});

test('an order that became smaller than its leg holds no more than what is left of it once the leg has ended', () => {
  const { script } = begun();
  script.play(`
    new B 40@10000 id=a iceberg=4
    ack a.1
  `);
  becomes(script, 'a', 5, 10_000);
  script.play(`
    cancel a                          → cancel_requested of a, cancel_requested of a.1
    book                              → buy 10
    report cancelled a.1              → cancelled, plan_moved cancelled 0 of a
    book                              → buy 0 open 0
    account                           → open 0 notional 0
  `);
});
