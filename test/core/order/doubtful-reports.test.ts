import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { NEVER_LEFT, ReportKind, VenueStateCode } from '../../../core/schema/report.ts';
import { RISK_RULES } from '../../../core/schema/risk.ts';
import { AccountColumn, BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { createState, findBook, findOrder } from '../../../core/state/state.ts';
import { TimeInForce } from '../../../core/schema/order-kind.ts';
import { begun } from '../../support/begun-world.ts';
import { type World, createSink, createWorld, smallCapacities } from '../../support/engine-world.ts';

function book(world: World, column: number): number {
  return world.state.books.words[findBook(world.state, 0, 0) * BOOK_WIDTH + column]!;
}

function order(world: World, orderId: number, column: number): number {
  return world.state.orders.words[findOrder(world.state, orderId) * ORDER_WIDTH + column]!;
}

function openNotional(world: World): number {
  return world.state.accounts.words[AccountColumn.OPEN_NOTIONAL]!;
}

/** An order of `lots` that rests at the venue. */
function resting(world: World, lots = 10): number {
  const orderId = world.place({ lots })[0]!.orderId;
  world.report(ReportKind.acknowledged, orderId);
  return orderId;
}

/** Everything that was decided is decided again from its own journal, byte by byte. */
function decidesAgain(world: World, capacities = smallCapacities): void {
  const state = createState(capacities);
  for (const bytes of world.journal) {
    const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
    records.u8.set(bytes);
    const out = createSink();
    const at = redecide(state, records, 0, out);
    assert.ok(at >= 0, `event ${records.f64[1]} would not be decided now`);
    assert.deepEqual(out.records.u8.slice(at, at + bytes.length), bytes, `event ${records.f64[1]}`);
    apply(state, records, 0);
  }
  assert.deepEqual(state.hash, world.state.hash);
}

describe('a replace whose outcome is unknown', () => {
  it('ends as filled where the venue says so, though the larger quantity was asked for', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 10);
    world.report(ReportKind.outcome_unknown, orderId);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 10);
    world.report(ReportKind.filled, orderId, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
    const told = world.report(ReportKind.state, orderId, {
      state: VenueStateCode.filled,
      price: 10_000,
      quantity: 5,
      filled: 5,
    });
    assert.deepEqual(
      told.map(({ kind, status }) => [kind, status]),
      [['resolved_open', 'filled']],
    );
    assert.equal(book(world, BookColumn.HALTED), 0);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 0);
    assert.equal(openNotional(world), 0);
    decidesAgain(world);
  });

  it('is still doubted where the venue calls filled what was not told in full', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    world.report(ReportKind.outcome_unknown, orderId);
    const [told] = world.report(ReportKind.state, orderId, { state: VenueStateCode.filled, quantity: 5, filled: 0 });
    assert.equal(told!.kind, 'suspended');
    assert.equal(book(world, BookColumn.HALTED), 1);
    decidesAgain(world);
  });

  it('keeps its doubt and the larger reservation when an acknowledgement is told again', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 10);
    world.report(ReportKind.outcome_unknown, orderId);
    const [told] = world.report(ReportKind.acknowledged, orderId);
    assert.equal(told!.status, 'unknown');
    assert.equal(world.replace(orderId, 10_000, 6)[0]!.reject, 'OUTCOME_UNKNOWN');
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 10);
    decidesAgain(world);
  });
});

describe('a replace under way', () => {
  it('keeps a larger order open when the smaller one was filled and its outcome or its cancel is doubtful', () => {
    for (const doubt of [ReportKind.outcome_unknown, ReportKind.cancel_rejected]) {
      const world = createWorld();
      const orderId = resting(world, 5);
      world.replace(orderId, 10_000, 10);
      world.report(ReportKind.filled, orderId, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
      world.cancel(orderId);
      world.report(doubt, orderId);
      assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 5);
      world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 10, filled: 5 });
      world.report(ReportKind.filled, orderId, { execution: 2, lots: 5, ticks: 10_000, filled: 10 });
      assert.equal(book(world, BookColumn.HALTED), 0);
      assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 0);
      decidesAgain(world);
    }
  });

  it('is still under way after a cancel of the order was refused', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 100);
    world.cancel(orderId);
    const [told] = world.report(ReportKind.cancel_rejected, orderId);
    assert.equal(told!.status, 'pending_replace');
    // A second one would hide how much the first may become.
    assert.equal(world.replace(orderId, 10_000, 6)[0]!.reject, 'REPLACE_PENDING');
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 100);
    world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 100 });
    assert.equal(order(world, orderId, OrderColumn.QUANTITY_LOTS), 100);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 100);
    decidesAgain(world);
  });

  it('is not ended by the answer to the replace before it, told twice', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 6);
    world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 6 });
    world.replace(orderId, 10_000, 100);
    assert.deepEqual(world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 6 }), []);
    assert.equal(world.replace(orderId, 10_000, 7)[0]!.reject, 'REPLACE_PENDING');
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 100);
    world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 100 });
    assert.equal(order(world, orderId, OrderColumn.PENDING_LOTS), 0);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 100);
    decidesAgain(world);
  });
});

describe('a refusal of a replace', () => {
  /** Filled to 5, while the replace to 10 is under way. */
  function filledUnderReplace(rules = RISK_RULES): { readonly world: World; readonly orderId: number } {
    const world = createWorld();
    world.beginRisk(rules);
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 7);
    world.report(ReportKind.replace_rejected, orderId);
    world.replace(orderId, 10_000, 10);
    world.report(ReportKind.filled, orderId, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
    return { world, orderId };
  }

  for (const [rules, told] of [
    [3, 'replace_rejected filled'],
    [RISK_RULES, 'outcome_unknown unknown'],
  ] as const) {
    it(`of an order that was filled to its old quantity is ${told} by rules ${rules}`, () => {
      const { world, orderId } = filledUnderReplace(rules);
      const [event] = world.report(ReportKind.replace_rejected, orderId);
      assert.equal(`${event!.kind} ${event!.status}`, told);
      decidesAgain(world);
    });
  }

  it('that was of an earlier one, told again, leaves the order open that the later one made larger', () => {
    const { world, orderId } = filledUnderReplace();
    world.report(ReportKind.replace_rejected, orderId);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 5);
    const [told] = world.report(ReportKind.replaced, orderId, { price: 10_000, quantity: 10 });
    assert.deepEqual([told!.status, book(world, BookColumn.OPEN_BUY_LOTS)], ['partly_filled', 5]);
    const [last] = world.report(ReportKind.filled, orderId, { execution: 2, lots: 5, ticks: 10_000, filled: 10 });
    assert.equal(last!.status, 'filled');
    assert.equal(book(world, BookColumn.HALTED), 0);
    decidesAgain(world);
  });

  it('of an order that was filled to its old quantity ends it once the venue says that it is filled', () => {
    const { world, orderId } = filledUnderReplace();
    world.report(ReportKind.replace_rejected, orderId);
    const fields = { state: VenueStateCode.filled, price: 10_000, quantity: 5, filled: 5 };
    assert.equal(world.report(ReportKind.state, orderId, fields)[0]!.status, 'filled');
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 0);
    assert.equal(openNotional(world), 0);
    decidesAgain(world);
  });

  it('of the first replace of an order that was filled to its old quantity ends it at once', () => {
    const world = createWorld();
    world.beginRisk();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 10);
    world.report(ReportKind.filled, orderId, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
    assert.equal(world.report(ReportKind.replace_rejected, orderId)[0]!.status, 'filled');
    decidesAgain(world);
  });

  it('of an order that was filled to its old quantity ends it at once where the replace never left', () => {
    const { world, orderId } = filledUnderReplace();
    const [told] = world.report(ReportKind.replace_rejected, orderId, { state: NEVER_LEFT });
    assert.deepEqual([told!.kind, told!.status], ['replace_rejected', 'filled']);
    decidesAgain(world);
  });

  it('says nothing where the outcome is unknown: the larger quantity stays reserved, and no fill of the smaller is the end', () => {
    const world = createWorld();
    world.beginRisk();
    const orderId = resting(world, 5);
    world.replace(orderId, 10_000, 7);
    world.report(ReportKind.replace_rejected, orderId);
    world.replace(orderId, 10_000, 10);
    world.report(ReportKind.outcome_unknown, orderId);
    assert.deepEqual(world.report(ReportKind.replace_rejected, orderId), []);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 10);
    world.report(ReportKind.filled, orderId, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
    assert.equal(order(world, orderId, OrderColumn.FILLED_LOTS), 5);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 5);
    const state = { state: VenueStateCode.open, price: 10_000, quantity: 10, filled: 5 };
    assert.equal(world.report(ReportKind.state, orderId, state)[0]!.status, 'partly_filled');
    decidesAgain(world);
  });
});

describe('a fill', () => {
  const capacities = { ...smallCapacities, executions: 4 };

  it('that was booked is not booked again when it has left the ring of executions', () => {
    const world = createWorld({ capacities });
    const old = resting(world, 10);
    world.report(ReportKind.filled, old, { execution: 1, lots: 3, ticks: 10_000, filled: 3 });
    world.advance(1);
    for (let execution = 2; execution <= 6; execution++) {
      const orderId = resting(world, 1);
      world.report(ReportKind.filled, orderId, { execution, lots: 1, ticks: 10_000, filled: 1 });
    }
    assert.equal(book(world, BookColumn.POSITION_LOTS), 8);
    // A new session: the venue is asked about what is open, and tells all executions of it again.
    const told = world.report(ReportKind.filled, old, { execution: 1, lots: 3, ticks: 10_000, filled: 3 });
    assert.deepEqual(told, []);
    assert.equal(book(world, BookColumn.POSITION_LOTS), 8);
    world.report(ReportKind.filled, old, { execution: 7, lots: 2, ticks: 10_000, filled: 5 });
    assert.equal(order(world, old, OrderColumn.FILLED_LOTS), 5);
    assert.equal(book(world, BookColumn.POSITION_LOTS), 10);
    decidesAgain(world, capacities);
  });

  it('that comes late and out of order is booked while nothing of its order can have been forgotten', () => {
    const world = createWorld({ capacities });
    for (let execution = 1; execution <= 6; execution++) {
      const orderId = resting(world, 1);
      world.report(ReportKind.filled, orderId, { execution, lots: 1, ticks: 10_000, filled: 1 });
    }
    world.advance(1);
    const late = resting(world, 10);
    world.report(ReportKind.filled, late, { execution: 8, lots: 2, ticks: 10_000, filled: 5 });
    world.report(ReportKind.filled, late, { execution: 7, lots: 3, ticks: 10_000, filled: 3 });
    assert.equal(order(world, late, OrderColumn.FILLED_LOTS), 5);
    decidesAgain(world, capacities);
  });

  it('under the execution id of another order is doubted, not dropped', () => {
    const world = createWorld();
    const first = resting(world, 5);
    const second = resting(world, 5);
    world.report(ReportKind.filled, first, { execution: 1, lots: 5, ticks: 10_000, filled: 5 });
    const told = world.report(ReportKind.filled, second, { execution: 1, lots: 2, ticks: 10_000, filled: 2 });
    assert.equal(told[0]?.kind, 'suspended');
    assert.equal(book(world, BookColumn.HALTED), 1);
    // Told again and again it is no other: it is booked once at most.
    world.report(ReportKind.filled, second, { execution: 1, lots: 2, ticks: 10_000, filled: 2 });
    assert.equal(book(world, BookColumn.POSITION_LOTS), 5);
    decidesAgain(world);
  });

  it('without an execution id is kept aside: told again it could not be known', () => {
    const world = createWorld();
    const orderId = resting(world, 5);
    assert.equal(world.report(ReportKind.filled, orderId, { lots: 2, ticks: 10_000 })[0]!.kind, 'suspended');
    assert.equal(book(world, BookColumn.POSITION_LOTS), 0);
    decidesAgain(world);
  });

  it('that the venue counts and never told makes an end doubtful, until it is asked', () => {
    for (const end of [ReportKind.cancelled, ReportKind.expired]) {
      const world = createWorld();
      const orderId = resting(world, 10);
      const [told] = world.report(end, orderId, { filled: 4 });
      assert.deepEqual([told!.kind, told!.status], ['outcome_unknown', 'unknown']);
      assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 10);
      world.report(ReportKind.filled, orderId, { execution: 1, lots: 4, ticks: 10_000, filled: 4 });
      world.report(end, orderId, { filled: 4 });
      assert.equal(book(world, BookColumn.POSITION_LOTS), 4);
      assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 0);
      assert.equal(book(world, BookColumn.HALTED), 0);
      decidesAgain(world);
    }
  });

  it('at figures beyond all bounds is kept aside and moves no position', () => {
    const world = createWorld();
    const orderId = resting(world, 10);
    const [told] = world.report(ReportKind.filled, orderId, { execution: 1, lots: 2 ** 60, ticks: 10_000 });
    assert.equal(told!.kind, 'suspended');
    assert.equal(book(world, BookColumn.POSITION_LOTS), 0);
    assert.equal(book(world, BookColumn.HALTED), 1);
  });
});

describe('an order', () => {
  it('found open under an earlier attempt is in two places: doubted', () => {
    const world = createWorld({ brokers: 2 });
    const orderId = world.place()[0]!.orderId;
    assert.equal(world.report(ReportKind.rejected_transient, orderId)[0]!.kind, 'rerouted');
    const earlier = { broker: 0, attempt: 1 };
    const [told] = world.report(ReportKind.state, orderId, { ...earlier, state: VenueStateCode.open, quantity: 10 });
    assert.equal(told?.kind, 'suspended');
    assert.equal(book(world, BookColumn.HALTED), 1);
    decidesAgain(world);
  });

  it('that nobody acknowledged is not live because its cancel was refused', () => {
    const world = createWorld();
    const orderId = world.place()[0]!.orderId;
    // Killed and started again; the cancel comes before the new run has looked at the order, the broker is still away.
    world.report(ReportKind.session_down, 0);
    world.restart();
    world.cancel(orderId);
    assert.equal(world.report(ReportKind.cancel_rejected, orderId)[0]!.status, 'routed');
    assert.ok(world.settle().some(({ kind, orderId: of }) => kind === 'outcome_unknown' && of === orderId));
    world.report(ReportKind.session_up, 0);
    world.settle();
    assert.equal(world.report(ReportKind.absent, orderId)[0]!.status, 'not_sent');
    assert.equal(book(world, BookColumn.HALTED), 0);
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 0);
    decidesAgain(world);
  });

  it('that nobody acknowledged may hear twice that its cancel was refused, and its symbol goes on', () => {
    const { script } = begun();
    script.play(`
      new B 10@10000 id=a
      cancel a                          → cancel_requested pending_cancel
      report cancel_rejected a          → cancel_rejected routed
      report cancel_rejected a          → cancel_rejected routed
      ack a                             → acknowledged live
    `);
  });

  it('that was acknowledged or filled while its cancel was under way is live when the cancel is refused', () => {
    for (const first of [ReportKind.acknowledged, ReportKind.filled]) {
      const world = createWorld();
      const orderId = world.place()[0]!.orderId;
      world.cancel(orderId);
      world.report(first, orderId, { execution: 1, lots: 1, ticks: 10_000, filled: 1 });
      const [told] = world.report(ReportKind.cancel_rejected, orderId);
      assert.equal(told!.status, first === ReportKind.filled ? 'partly_filled' : 'live');
      decidesAgain(world);
    }
  });

  it('of which something was filled is not proven absent', () => {
    const world = createWorld();
    const orderId = resting(world, 10);
    world.report(ReportKind.filled, orderId, { execution: 1, lots: 4, ticks: 10_000, filled: 4 });
    world.report(ReportKind.outcome_unknown, orderId);
    const [told] = world.report(ReportKind.absent, orderId);
    assert.equal(told!.kind, 'suspended');
    assert.equal(book(world, BookColumn.OPEN_BUY_LOTS), 6);
    decidesAgain(world);
  });

  it('whose time came while its broker was away is ended at the next session', () => {
    const world = createWorld();
    const expireAtUs = world.inputs.nowUs + 1_000_000;
    const orderId = world.place({ tif: TimeInForce.gtd, expireAtUs })[0]!.orderId;
    world.report(ReportKind.acknowledged, orderId);
    world.report(ReportKind.session_down, 0);
    world.advance(2_000_000);
    assert.equal(world.timers()[0]!.kind, 'cancel_requested');
    // The desk has no session, and says so.
    world.report(ReportKind.cancel_rejected, orderId);
    assert.deepEqual(world.timers(), []);
    world.report(ReportKind.session_up, 0);
    world.settle();
    const told = world.report(ReportKind.state, orderId, { state: VenueStateCode.open, price: 10_000, quantity: 10 });
    assert.equal(told[0]?.kind, 'cancel_requested');
    assert.equal(world.report(ReportKind.cancelled, orderId)[0]!.status, 'expired');
    decidesAgain(world);
  });
});
