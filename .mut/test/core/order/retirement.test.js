import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from '../../../core/state/table.js';
import { smallCapacities } from '../../support/engine-world.js';
import { play } from '../../support/order-script.js';
test('a full order table refuses new orders until final ones have left it', () => {
    const capacities = { ...smallCapacities, orders: 4 };
    const script = play('', { capacities });
    for (let n = 0; n < 4; n++)
        script.play(`new B 1@10000 as=n${n} → accepted`);
    script.play(`
    new B 1@10000        → refused ORDER_TABLE_FULL limit 4
    report rejected n1   → rejected
    new B 1@10000        → refused ORDER_TABLE_FULL
    cancel n2            → pending_cancel
    timers +1d           → orders_retired count 1
    order n1             → gone
    new B 1@10000 as=n5  → accepted order 5
    order n0             → routed
    order n5             → routed
    new B 1@10000        → refused ORDER_TABLE_FULL
  `);
});
test('final orders beyond those kept leave the table 64 at once, the oldest first', () => {
    const script = play('', { finalsKept: 3, capacities: { ...smallCapacities, orders: 128 } });
    for (let n = 0; n < 66; n++)
        script.play(`new B 1@10000 as=n${n}\nreport rejected n${n}`);
    script.play(`
    timers          → nothing
    new B 1@10000 as=open
    new B 1@10000 as=last
    report rejected last
    timers          → orders_retired count 64
    timers          → nothing
    order n63       → gone
    order n64       → rejected
    order open      → routed
  `);
    assert.equal(script.world.state.orderRows.size, 4);
});
test('a fill of an order that has left the table is suspended', () => {
    play(`
    new B 1@10000 id=a
    report cancelled a
    timers +1d         → orders_retired count 1, ids_retired count 1
    fill a 1@10000     → suspended
  `);
});
test('the hash of the state forgets what has left the tables', () => {
    const script = play(`
    new B 7@10000 id=a
    ack a
    report cancelled a
    new B 8@10000 id=b
    timers +1d   → orders_retired, ids_retired
    order a      → gone
  `);
    const { state } = script.world;
    assert.deepEqual({ ...state.hash }, hashOf(state.tables));
    script.play('new B 9@10000 id=a as=again → accepted');
    assert.deepEqual({ ...state.hash }, hashOf(state.tables));
});
//# sourceMappingURL=retirement.test.js.map