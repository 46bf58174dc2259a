import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
import { apply } from '../../../core/order/apply.js';
import { EVENT_BYTES } from '../../../core/schema/event.js';
import { isFinal } from '../../../core/schema/order-kind.js';
import { ReportKind } from '../../../core/schema/report.js';
import { ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.js';
import { createState, findOrder } from '../../../core/state/state.js';
import { createWorld, smallCapacities, worldOf } from '../../support/engine-world.js';
import { play, scriptOf } from '../../support/order-script.js';
const many = (count, order = 'B 1@10000') => Array.from({ length: count }, (_, n) => `new ${order} as=${order.slice(0, 1)}${n}`).join('\n');
test('a cancel of all asks for each open order of the account once, 16 a step', () => {
    const script = play(many(40)).play(`
    new B 1@10000 as=other account=1
    new B 1@10000 as=elsewhere of=1
    cancel B3             → pending_cancel
    report rejected B5    → rejected
    cancel all            → cancel_all_started
    fanouts               → 16 × cancel_requested pending_cancel
    new B 1@10000 as=late → accepted
    fanouts               → 16 × cancel_requested
    fanouts               → 7 × cancel_requested, fanout_done value 39
    fanouts               → nothing
    order late            → routed
    order other           → routed
    order elsewhere       → pending_cancel
  `);
    assert.equal(script.world.last().kind, 'fanout_done');
});
for (const wanted of [1, 30, 64, 65, 150]) {
    test(`a cancel of all asks for ${wanted} orders among others in the order of the table`, () => {
        const capacities = { ...smallCapacities, orders: 512, ids: 512 };
        const world = createWorld({ capacities, finalsKept: 2, limits: { maxOpenOrders: 400 } });
        const { state } = world;
        const place = (account) => world.place({ account })[0].orderId;
        // Rows that are used a second time: the list of the newest isn't the order of the table.
        const ended = Array.from({ length: 70 }, () => place(0));
        const stays = Array.from({ length: 40 }, () => place(1));
        for (const orderId of ended)
            world.report(ReportKind.cancelled, orderId);
        assert.equal(world.timers()[0].kind, 'orders_retired');
        const placed = Array.from({ length: wanted }, (_, i) => [place(0), ...(i % 3 === 0 ? [place(1)] : [])][0]);
        const open = Array.from({ length: capacities.orders }, (_, row) => row).filter((row) => {
            const at = row * ORDER_WIDTH;
            const { words } = state.orders;
            return (words[at + OrderColumn.ORDER_ID] > 0 &&
                words[at + OrderColumn.ACCOUNT] === 0 &&
                !isFinal(words[at + OrderColumn.STATUS]));
        });
        assert.equal(open.length, wanted);
        const rows = placed.map((orderId) => findOrder(state, orderId));
        if (wanted >= 30)
            assert.notDeepEqual(rows, open, 'rows were used again');
        world.cancelAll();
        const told = world.settle();
        assert.equal(told.at(-1).value, wanted);
        assert.deepEqual(told.slice(0, -1).map(({ orderId }) => findOrder(state, orderId)), open);
        assert.ok(stays.every((orderId) => world.order(orderId).status === 'routed'));
    });
}
test('a cancel of all of one instrument leaves the others', () => {
    play(`
    new B 1@10000 id=a
    new B 1@10000 id=b of=1
    cancel all of=1  → cancel_all_started
    settle           → cancel_requested of b, fanout_done value 1
    order a          → routed
  `);
});
test('a cancel of all with nothing open ends at once', () => {
    play(`
    cancel all  → cancel_all_started
    settle      → fanout_done value 0
  `);
});
test('a cancel of all asks for unknown orders too, and again for what a refused cancel left', () => {
    play(`
    new B 1@10000 id=a
    report unknown a
    new B 1@10000 id=b
    ack b
    cancel b
    report cancel_rejected b → live
    cancel all
    settle → cancel_requested unknown of a, cancel_requested pending_cancel of b, fanout_done value 2
    cancel all
    settle → fanout_done value 0
  `);
});
test('more fan-outs than there are rows for are refused, and what cannot be refused still has its row', () => {
    // 8 rows: one for a restart, one for each of 3 brokers, 4 for the rest.
    play(`
    new B 1@10000 id=a
    ${'cancel all → cancel_all_started\n'.repeat(4)}
    cancel all → query_refused FANOUT_FULL
    up 0       → broker_session
    up 1       → broker_session
    up 2       → broker_session
    up 0       → broker_session
    restart    → restarted, cancel_requested of a, 4 × fanout_done, 2 × broker_session, probe_requested of a, broker_session, outcome_unknown of a, fanout_done
    cancel all → cancel_all_started
  `, { brokers: 3 });
});
/** What is left of a process that ends: its journal, applied to nothing. */
function replayed(script) {
    const state = createState(smallCapacities);
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    for (const bytes of script.world.journal) {
        event.u8.fill(0);
        event.u8.set(bytes);
        apply(state, event, 0);
    }
    assert.deepEqual({ ...state.hash }, { ...script.world.state.hash });
    const again = scriptOf(worldOf(state, {}, false));
    for (const [name, id] of script.names)
        again.names.set(name, id);
    return again;
}
test('a cancel of all that a crash interrupted goes on where it stood', () => {
    const script = play(many(40)).play(`
    cancel all → cancel_all_started
    fanouts    → 16 × cancel_requested
  `);
    replayed(script).play(`
    fanouts    → 16 × cancel_requested
    fanouts    → 8 × cancel_requested, fanout_done value 40
    fanouts    → nothing
  `);
});
test('a restart makes unknown what was under way, step by step, and goes on after another crash', () => {
    const first = play(many(20)).play(`
    ack B0
    ack B1
    replace B1 2@10000
    ack B2
    cancel B2
    report rejected B3
  `);
    first.world.restart();
    first.play('fanouts → 16 × outcome_unknown unknown');
    const second = replayed(first).play(`
    fanouts   → 2 × outcome_unknown unknown, fanout_done
    order B0  → live
    order B1  → unknown
    order B2  → unknown
    order B3  → rejected
    book      → buy 20
  `);
    second.play('restart → restarted, fanout_done');
});
test('a cancel that was under way when the process ended is asked again once the order turns out to rest', () => {
    play(`
    new B 1@10000 id=a
    ack a
    cancel a
    restart                → restarted, outcome_unknown of a, fanout_done
    up 0                   → broker_session
    settle                 → probe_requested of a, broker_session count 1
    state open a 1@10000   → resolved_open live, cancel_requested pending_cancel
  `);
});
test('a venue that has no order of one that it refused says nothing new', () => {
    play(`
    new B 1@10000 id=a
    report rejected a  → rejected
    report absent a    → nothing
  `);
});
test('an order that is due waits for the restart: what was never sent is unknown before it is cancelled', () => {
    const script = play('new B 1@10000 id=a day');
    script.world.restart();
    replayed(script).play(`
    timers +1d                → nothing
    fanouts                   → outcome_unknown of a, fanout_done
    timers                    → cancel_requested unknown
    report cancel_rejected a  → cancel_rejected unknown
    report absent a           → not_sent
  `);
});
test('an order that was filled before its replace arrived is filled, whatever the replace asked for', () => {
    for (const before of ['', 'cancel a']) {
        replayed(play(`
        new B 2@10000 id=a
        ack a
        replace a 5@10000
        ${before}
        restart                         → restarted, outcome_unknown of a, fanout_done
        up 0                            → broker_session
        settle                          → probe_requested of a, broker_session count 1
        fill a 2@10000                  → filled unknown
        state filled a filled=2 2@10000 → resolved_open filled
        state filled a filled=2 2@10000 → nothing
        order a                         → filled
        book                            → buy 0
      `));
    }
});
test('an order that the venue calls filled and that lacks an execution is suspended', () => {
    play(`
    new B 2@10000 id=a
    ack a
    replace a 5@10000
    restart
    settle
    fill a 1@10000                  → filled unknown
    state filled a filled=2 2@10000 → suspended
  `);
});
test('after a restart nothing is admitted until the probes are answered', () => {
    play(`
    new B 100@10000 id=a
    new B 100@10000 id=b
    ack b
    fill b 40@10000
    restart                 → restarted, outcome_unknown unknown of a, fanout_done
    new B 1@10000           → refused NO_BROKER
    score 0 ready
    up 0                    → broker_session
    new B 1@10000           → refused RECOVERING
    cancel b                → cancel_requested pending_cancel
    settle                  → probe_requested of a, probe_requested of b, broker_session count 2
    state open a 100@10000  → resolved_open live
    state open b filled=40 100@10000 → nothing
    new B 1@10000           → refused RECOVERING
    reconciled 0            → broker_reconciled
    new B 1@10000           → accepted routed
  `);
});
test('a session lost while it reconciles begins again', () => {
    play(`
    new B 1@10000 id=a
    down 0                  → broker_session
    new B 1@10000           → refused NO_BROKER
    reconciled 0            → broker_reconciled
    new B 1@10000           → refused NO_BROKER
    up 0                    → broker_session
    up 0                    → broker_session
    settle                  → probe_requested of a, broker_session count 1
    new B 1@10000           → refused RECOVERING
    reconciled 0
    new B 1@10000           → accepted
  `);
});
test('what a probe finds ends an unknown order', () => {
    for (const [found, status] of [
        ['state cancelled a', 'cancelled'],
        ['state rejected a', 'rejected'],
        ['state expired a', 'expired'],
        ['report absent a', 'not_sent'],
    ]) {
        play(`
      new B 100@10000 id=a
      restart
      ${found}   → ${status}
      account    → open 0 notional 0
      book       → buy 0 trading
    `);
    }
});
test('a venue that has filled more than it has told is a contradiction', () => {
    play(`
    new B 100@10000 id=a
    report unknown a
    state open a filled=10 100@10000 → suspended
    order a                          → unknown 0
    book                             → halted buy 100
  `);
});
test('figures of an outcome that is unknown move no fan-out', () => {
    const script = play(`
    new B 1@10000 id=a
    new B 1@10000 id=b
    cancel all → cancel_all_started
  `);
    script.world.report(11, script.names.get('b'), { lots: 1, ticks: 40 });
    script.play('settle → cancel_requested of a, cancel_requested unknown of b, fanout_done value 2');
});
//# sourceMappingURL=fanout.test.js.map