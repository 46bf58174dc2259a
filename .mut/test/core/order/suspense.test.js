import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReportKind, VenueStateCode } from '../../../core/schema/report.js';
import { EXECUTION_WIDTH, ExecutionColumn, GlobalColumn, SUSPENSE_WIDTH } from '../../../core/state/columns.js';
import { createWorld, smallCapacities } from '../../support/engine-world.js';
import { play } from '../../support/order-script.js';
function executions(script) {
    return script.world.state.globals.words[GlobalColumn.EXECUTION_COUNT];
}
test('an execution told twice moves the position once', () => {
    play(`
    new B 100@10000 id=a
    fill a 40@10000 exec=7   → partly_filled 40
    fill a 40@10000 exec=7   → nothing
    fill a 40@10000 exec=8   → partly_filled 80
    book                     → position 80
  `);
});
test('execution ids belong to their broker', () => {
    play(`
    new B 100@10000 id=a broker=0
    new B 100@10000 id=b broker=1
    fill a 10@10000 exec=7   → partly_filled
    fill b 10@10000 exec=7   → partly_filled
  `, { brokers: 2 });
});
test('the newest executions are remembered, the oldest makes room', () => {
    const script = play('new B 100@10000 id=a', { capacities: { ...smallCapacities, executions: 4 } });
    for (let exec = 1; exec <= 5; exec++)
        script.play(`fill a 1@10000 exec=${exec} → partly_filled ${exec}`);
    for (let exec = 2; exec <= 5; exec++)
        script.play(`fill a 1@10000 exec=${exec} → nothing`);
    script.play('fill a 1@10000 exec=1 → partly_filled 6');
    assert.equal(executions(script), 6);
    assert.equal(script.world.state.executionRows.size, 4);
});
test('a fill of an order that nobody knows is kept, and moves nothing', () => {
    const script = play(`
    fill 77 5@10000 exec=9   → suspended order 77
    fill 77 5@10000 exec=9   → nothing
    book                     → position 0 trading
  `);
    assert.equal(executions(script), 1);
});
test('a report about an earlier attempt is old news, unless it says that it lives there', () => {
    play(`
    new B 100@10000 id=a            → to 0
    report rejected_transient a     → rerouted routed to 1 try 2
    report rejected a at=0 try=1    → nothing
    report unknown a at=0 try=1     → nothing
    ack a at=0 try=1                → suspended
    fill a 10@10000 at=0 try=1      → suspended
    order a                         → routed 0
    book                            → position 10 halted buy 100
  `, { brokers: 2 });
});
test('a fill that cannot be is suspended and moves no position', () => {
    for (const size of [
        '0@10000',
        '-5@10000',
        '1.5@10000',
        '5@0',
        '5@-1',
        '5@0.5',
        'Infinity@10000',
        '5@Infinity',
        '1e300@10000',
    ]) {
        const script = play('new B 100@10000 id=a').play(`
      fill a ${size} exec=3  → suspended of a
      book                   → position 0 cost 0 realised 0 buy 100 halted
      order a                → routed 0
    `);
        assert.equal(executions(script), 0);
        script.play('fill a 5@10000 exec=3 → partly_filled 5');
    }
});
test('a fill without an execution id cannot be told from another one: each is suspended', () => {
    play(`
    new B 100@10000 id=a
    fill a 5@10000 exec=0  → suspended
    fill a 5@10000 exec=0  → suspended
    book                   → position 0 halted
  `);
});
test('an execution id in a report that is no fill books no execution', () => {
    const script = play(`
    new B 100@10000 id=a
    fill a 5@10000 exec=3
    fill a 95@10000 exec=4 → filled
  `);
    script.world.report(ReportKind.rejected, script.names.get('a'), { execution: 3, lots: 5, ticks: 10_000 });
    assert.equal(script.world.last().kind, 'suspended');
    script.world.report(ReportKind.rejected, script.names.get('a'), { execution: 5, lots: 5, ticks: 10_000 });
    assert.equal(executions(script), 2);
    script.play('book → position 100 halted');
});
test('a report of a kind that nobody knows is suspended', () => {
    const script = play('new B 100@10000 id=a');
    script.world.report(19, script.names.get('a'));
    assert.equal(script.world.last().kind, 'suspended');
});
test('beyond its quantity an order is filled, its book is halted, and the position says so', () => {
    play(`
    new B 100@10000 id=a
    fill a 101@10000    → filled 101 "filled beyond its quantity"
    book                → position 101 halted buy 0
    new S 1@10000       → refused SYMBOL_HALTED
    new S 1@10000 of=1  → accepted
    new S 1@10000 account=1 → accepted
  `);
});
test('the newest suspense rows are kept', () => {
    const script = play('new B 100@10000 id=a', { capacities: { ...smallCapacities, suspense: 4 } });
    for (let n = 1; n <= 6; n++)
        script.play(`fill ${70 + n} 1@1 exec=${n} → suspended`);
    const { words } = script.world.state.suspense;
    const orders = Array.from({ length: 4 }, (_, row) => words[row * SUSPENSE_WIDTH + 2]);
    assert.deepEqual(orders, [75, 76, 73, 74]);
    assert.equal(script.world.state.globals.words[GlobalColumn.SUSPENSE_COUNT], 6);
    const { words: kept } = script.world.state.executions;
    assert.equal(kept[5 * EXECUTION_WIDTH + ExecutionColumn.ORDER_ID], 76);
});
test('a cancel that found no session is asked for again once the order turns out to rest', () => {
    const world = createWorld();
    const [placed] = world.place({ lots: 10 });
    const orderId = placed.orderId;
    world.report(ReportKind.acknowledged, orderId);
    world.report(ReportKind.session_down, 0);
    assert.equal(world.cancel(orderId)[0]?.status, 'pending_cancel');
    assert.equal(world.report(ReportKind.outcome_unknown, orderId)[0]?.status, 'unknown');
    world.report(ReportKind.session_up, 0);
    assert.deepEqual(world.settle().map(({ kind }) => kind), ['probe_requested', 'broker_session']);
    const told = world.report(ReportKind.state, orderId, { state: VenueStateCode.open, price: 10_000, quantity: 10 });
    assert.deepEqual(told.map(({ kind, status }) => `${kind} ${status}`), ['resolved_open live', 'cancel_requested pending_cancel']);
});
//# sourceMappingURL=suspense.test.js.map