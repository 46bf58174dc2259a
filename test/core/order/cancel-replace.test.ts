import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { CancelMode, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { CANCEL_CODES, EVENT_BYTES, EventWord } from '../../../core/schema/event.ts';
import { Reject } from '../../../core/schema/reject.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { assertDecidedAgain } from '../../support/decided-again.ts';
import { createState } from '../../../core/state/state.ts';
import {
  type PlaceOptions,
  type Told,
  type World,
  createWorld,
  fillPlace,
  smallCapacities,
  worldOf,
} from '../../support/engine-world.ts';

const { stop_on_failure, allow_failure } = CancelMode;
const LIMITS = { max_order_quantity: 1_000_000, max_position: 10_000_000, collar_bps: 1_000 };

function worldWith(limits: Record<string, number> = {}): World {
  return createWorld({ risk: { ...LIMITS, ...limits } });
}

/** An order that rests. */
function resting(world: World, order: PlaceOptions = {}): number {
  const [told] = world.place({ ticks: 9_900, ...order });
  world.report(ReportKind.acknowledged, told!.orderId);
  return told!.orderId;
}

function cancelReplace(world: World, orderId: number, mode: number, order: PlaceOptions = {}): Told[] {
  return world.command(CommandKind.cancel_replace, (command) => {
    fillPlace(command, { ticks: 9_800, ...order });
    command.i32[CommandHalf.ACCOUNT] = order.account ?? 0;
    command.f64[CommandWord.ORDER_ID] = orderId;
    command.f64[CommandWord.CANCEL_MODE] = mode;
  });
}

const words = (told: readonly Told[]): string[] =>
  told.map(({ kind, status, reject }) => `${kind} ${reject ?? status}`);

test('stopping on failure, the new order is held while the cancel of the old one is under way', () => {
  const world = worldWith();
  const old = resting(world);
  const told = cancelReplace(world, old, stop_on_failure);
  assert.deepEqual(words(told), ['accepted held', 'cancel_requested pending_cancel']);
  assert.equal(told[1]!.orderId, old);
  assert.deepEqual([told[0]!.requestId > 0, told[1]!.requestId], [true, 0], 'the first of them is the answer');
  assert.deepEqual(world.timers(), []);
  assertDecidedAgain(world);
});

test('stopping on failure, the new order leaves once the old one is cancelled', () => {
  const world = worldWith();
  const old = resting(world);
  const [told] = cancelReplace(world, old, stop_on_failure);
  world.report(ReportKind.cancelled, old);
  assert.deepEqual(words(world.timers()), ['released routed']);
  assert.equal(world.order(told!.orderId)!.price, 9_800);
  assertDecidedAgain(world);
});

test('stopping on failure, the new order leaves whole where the old one was filled in part before it was cancelled', () => {
  const world = worldWith();
  const old = resting(world);
  const [told] = cancelReplace(world, old, stop_on_failure);
  world.report(ReportKind.filled, old, { lots: 4, ticks: 9_900, execution: 1 });
  assert.deepEqual(world.timers(), []);
  world.report(ReportKind.cancelled, old);
  assert.deepEqual(words(world.timers()), ['released routed']);
  assert.equal(world.order(told!.orderId)!.quantity, 10);
  assertDecidedAgain(world);
});

test('stopping on failure, the new order ends unsent where the old one was filled first', () => {
  const world = worldWith();
  const old = resting(world);
  cancelReplace(world, old, stop_on_failure);
  world.report(ReportKind.filled, old, { lots: 10, ticks: 9_900, execution: 1 });
  assert.deepEqual(words(world.timers()), ['cancelled CANCEL_REJECTED']);
  assertDecidedAgain(world);
});

test('stopping on failure, the new order ends unsent where the venue refuses the cancel', () => {
  const world = worldWith();
  const old = resting(world);
  cancelReplace(world, old, stop_on_failure);
  world.report(ReportKind.cancel_rejected, old);
  assert.deepEqual(words(world.timers()), ['cancelled CANCEL_REJECTED']);
  assert.equal(world.order(old)!.status, 'live');
  assertDecidedAgain(world);
});

test('stopping on failure, the new order waits while nobody knows what became of the old one', () => {
  const world = worldWith();
  const old = resting(world);
  const [told] = cancelReplace(world, old, stop_on_failure);
  world.report(ReportKind.outcome_unknown, old);
  assert.deepEqual(world.timers(), []);
  assert.equal(world.order(told!.orderId)!.status, 'held');
  assert.deepEqual(words(world.cancel(told!.orderId)), ['cancelled cancelled'], 'its client may end it');
  assertDecidedAgain(world);
});

test('stopping on failure, an old order that is final is told, and nothing is placed', () => {
  const world = worldWith();
  const old = resting(world);
  world.report(ReportKind.filled, old, { lots: 10, ticks: 9_900, execution: 1 });
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure)), ['query_refused ORDER_FINAL']);
  assert.deepEqual(words(cancelReplace(world, 77, stop_on_failure)), ['query_refused ORDER_NOT_FOUND']);
  assertDecidedAgain(world);
});

test('an order of another account is not there to be cancelled', () => {
  const world = worldWith();
  const old = resting(world);
  const told = cancelReplace(world, old, stop_on_failure, { account: 1 });
  assert.deepEqual(words(told), ['query_refused ORDER_NOT_FOUND']);
});

test('stopping on failure, a new order that is refused leaves the old one alone', () => {
  const world = worldWith();
  const old = resting(world);
  const told = cancelReplace(world, old, stop_on_failure, { lots: 1_000_001 });
  assert.deepEqual(words(told), ['refused SIZE_LIMIT']);
  assert.equal(world.order(old)!.status, 'live');
  assertDecidedAgain(world);
});

test('the new order is judged beside the old one, which holds what it holds until it is gone', () => {
  const world = worldWith({ max_position: 15 });
  const old = resting(world);
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure)), ['refused POSITION_LIMIT']);
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure, { lots: 5 }))[0], 'accepted held');
  assertDecidedAgain(world);
});

test('allowing failure, the new order leaves at once and the cancel is asked for', () => {
  const world = worldWith();
  const old = resting(world);
  const told = cancelReplace(world, old, allow_failure);
  assert.deepEqual(words(told), ['accepted routed', 'cancel_requested pending_cancel']);
  world.report(ReportKind.cancel_rejected, old);
  assert.deepEqual(world.timers(), []);
  assert.equal(world.order(told[0]!.orderId)!.status, 'routed');
  assertDecidedAgain(world);
});

test('allowing failure, the new order is placed where there is nothing left to cancel, and the event says why', () => {
  const world = worldWith();
  const old = resting(world);
  world.report(ReportKind.filled, old, { lots: 10, ticks: 9_900, execution: 1 });
  assert.deepEqual(words(cancelReplace(world, old, allow_failure)), ['accepted routed']);
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.u8.set(world.journal.at(-1)!);
  assert.equal(event.f64[EventWord.CANCEL_ID], old);
  assert.equal(event.f64[EventWord.CANCEL_OUTCOME], allow_failure + CANCEL_CODES * Reject.ORDER_FINAL.code);
  assertDecidedAgain(world);
});

test('allowing failure, the old order is cancelled even where the new one is refused', () => {
  const world = worldWith();
  const old = resting(world);
  const told = cancelReplace(world, old, allow_failure, { lots: 1_000_001 });
  assert.deepEqual(words(told), ['refused SIZE_LIMIT', 'cancel_requested pending_cancel']);
  assertDecidedAgain(world);
});

test('an old order that is kept here is gone at once, and the new one leaves in the next turn', () => {
  const world = worldWith();
  const [old] = world.place({ type: 'stop', side: 'buy', ticks: 0, terms: { STOP_TICKS: 10_400 } });
  const told = cancelReplace(world, old!.orderId, stop_on_failure);
  assert.deepEqual(words(told), ['accepted held', 'cancelled cancelled', 'plan_moved cancelled']);
  assert.deepEqual(words(world.timers()), ['released routed']);
  assertDecidedAgain(world);
});

test('a cancel-replace that names a leg takes the place of its whole order, which goes on with no other leg', () => {
  for (const mode of [stop_on_failure, allow_failure]) {
    const world = worldWith();
    const [whole, leg] = world.place({ type: 'iceberg', lots: 10, ticks: 9_900, terms: { LEGS: 2 } });
    world.report(ReportKind.acknowledged, leg!.orderId);
    const told = cancelReplace(world, leg!.orderId, mode);
    assert.deepEqual(
      told.slice(1).map(({ kind, orderId }) => [kind, orderId]),
      [
        ['cancel_requested', whole!.orderId],
        ['cancel_requested', leg!.orderId],
      ],
    );
    world.report(ReportKind.cancelled, leg!.orderId);
    assert.equal(world.order(whole!.orderId)!.status, 'cancelled');
    world.timers();
    assert.equal(world.order(told[0]!.orderId)!.status, 'routed');
    assertDecidedAgain(world);
  }
});

test('an old order whose cancel is under way already is not asked twice', () => {
  const world = worldWith();
  const old = resting(world);
  world.cancel(old);
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure)), ['accepted held']);
  world.report(ReportKind.cancelled, old);
  assert.deepEqual(words(world.timers()), ['released routed']);
  assertDecidedAgain(world);
});

test('the same cancel-replace under a known client id is answered as the place that it was, and cancels nothing', () => {
  const world = worldWith();
  const old = resting(world);
  cancelReplace(world, old, stop_on_failure, { id: 'once' });
  world.report(ReportKind.cancel_rejected, old);
  world.timers();
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure, { id: 'once' })), [
    'place_repeated CANCEL_REJECTED',
  ]);
  assert.equal(world.order(old)!.status, 'live');
});

test('what is kept here until its price comes can’t wait for a cancel, too', () => {
  const world = worldWith();
  const old = resting(world);
  const stop: PlaceOptions = { type: 'stop', ticks: 0, terms: { STOP_TICKS: 10_400 } };
  assert.deepEqual(words(cancelReplace(world, old, stop_on_failure, stop)), ['refused INVALID_ORDER_TYPE']);
  assert.deepEqual(words(cancelReplace(world, old, allow_failure, stop))[0], 'accepted armed');
  assertDecidedAgain(world);
});

test('a mode that is none is no parameter', () => {
  const world = worldWith();
  assert.deepEqual(words(cancelReplace(world, resting(world), 3)), ['query_refused INVALID_PARAMETER']);
});

test('where a crash cut the cancel off, the held order ends unsent: its old one was never asked to go', () => {
  const world = worldWith();
  const old = resting(world);
  const [told] = cancelReplace(world, old, stop_on_failure);
  const state = createState(smallCapacities);
  for (const bytes of world.journal.slice(0, -1)) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    apply(state, event, 0);
  }
  const after = worldOf(state, { risk: LIMITS }, false);
  after.restart();
  after.settle();
  after.brokerReady(0);
  after.timers();
  const { status, reject } = after.order(told!.orderId)!;
  assert.deepEqual([status, reject], ['cancelled', 'CANCEL_REJECTED']);
  assert.notEqual(after.order(old)!.status, 'cancelled');
});

test('stopping on failure, one that is repeated after the old order has gone is answered as the first was', () => {
  const world = worldWith();
  const before = resting(world);
  const again = (): Told => world.cancelReplace(before, stop_on_failure, { id: 'again', ticks: 9_800 })[0]!;
  const first = again();
  assert.equal(first.kind, 'accepted');
  world.report(ReportKind.cancelled, before);
  const second = again();
  assert.deepEqual([second.kind, second.orderId], ['place_repeated', first.orderId]);
});
