import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanNote } from '../../../../core/order/plans/apply-plan.ts';
import { MOST_CHANGES } from '../../../../core/order/plans/decide-group.ts';
import { CancelMode, CommandKind } from '../../../../core/schema/command.ts';
import { ReportKind } from '../../../../core/schema/report.ts';
import { NO_BROKER } from '../../../../core/schema/event.ts';
import type { PlaceOptions } from '../../../support/engine-world.ts';
import { BRACKET, type GroupWorld, groupOf, protectedBracket } from '../../../support/group-world.ts';

/* What a client wants of a group while the engine is at work on it. */

const OTO: PlaceOptions = { type: 'oto', lots: 40, ticks: 10_000, terms: { TARGET_TICKS: 10_500 } };

/** Its target has been changed as often as a venue allows, and is cancelled for another one. */
function replacing(order: PlaceOptions): GroupWorld {
  const group = groupOf({ ...order, lots: 40 });
  group.acknowledge('entry');
  group.fill('entry', 1);
  group.acknowledge('target');
  for (let change = 0; change < MOST_CHANGES; change++) {
    group.fill('entry', 1);
    group.say('target', 'replaced');
  }
  group.fill('entry', 1);
  assert.match(group.legs(), /target pending_cancel 26/);
  return group;
}

test('a second cancel of it is only answered', () => {
  const group = replacing(OTO);
  group.cancel('target');
  assert.deepEqual(
    group.cancel('target').map(({ kind, status }) => [kind, status]),
    [['order_view', 'pending_cancel']],
  );
});

test('a cancel-all while the target is being exchanged leaves no other one', () => {
  const group = replacing(OTO);
  const first = group.idOf('target');
  group.world.cancelAll();
  group.world.settle();
  group.check();
  group.say('target', 'cancelled');
  group.say('entry', 'cancelled');
  assert.equal(group.idOf('target'), first);
  assert.ok(group.isOver());
});

test('an order placed in place of a target that is being exchanged is the only one', () => {
  const group = replacing(OTO);
  const first = group.idOf('target');
  group.world.cancelReplace(first, CancelMode.stop_on_failure, { side: 'sell', lots: 26, ticks: 10_600 });
  group.check();
  group.say('target', 'cancelled');
  group.check();
  assert.equal(group.idOf('target'), first);
});

test('a client’s cancel over a restart of one that the engine asked for is the client’s', () => {
  const group = replacing(OTO);
  const first = group.idOf('target');
  group.world.restart();
  group.world.settle();
  group.check();
  group.cancel('target');
  group.world.brokerReady(0);
  group.say('target', 'cancelled');
  assert.equal(group.idOf('target'), first);
});

test('a cancel of the target that goes as the stop triggered is none of the stop, which leaves', () => {
  const group = protectedBracket();
  group.tick(9_500);
  assert.deepEqual(
    group.cancel('target').map(({ kind, status }) => [kind, status]),
    [['order_view', 'pending_cancel']],
  );
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a second cancel of a filled bracket shows what of it is still open, and one after its end that it is over', () => {
  const group = protectedBracket();
  group.cancel('entry');
  assert.deepEqual(
    group.cancel('entry').map(({ kind, status, orderId }) => [kind, status, orderId]),
    [['order_view', 'filled', group.id]],
  );
  group.say('target', 'cancelled');
  assert.equal(group.cancel('entry')[0]!.reject, 'ORDER_FINAL');
});

test('a client that cancels one exit is told that all is done once the other is gone, not before', () => {
  const group = protectedBracket();
  group.cancel('stop');
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop cancelled');
  assert.deepEqual(group.notes(), []);
  group.say('target', 'cancel_rejected');
  assert.deepEqual(group.notes(), []);
  group.wait(1_000);
  group.say('target', 'cancelled');
  assert.deepEqual(group.notes(), [PlanNote.done]);
});

test('a stop that left and is being exchanged stays away once its client cancels it', () => {
  const group = protectedBracket({ ...BRACKET, terms: { ...BRACKET.terms, STOP_LIMIT_TICKS: 9_400 } });
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  const [other] = group.world.place({ side: 'sell', lots: 4, ticks: 10_400 });
  group.world.command(CommandKind.halt, () => {});
  // Nothing but cancels leaves: what is too large goes.
  group.world.report(ReportKind.filled, other!.orderId, { execution: 77, lots: 4, ticks: 10_400 });
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_cancel 10');
  const [told] = group.cancel('stop');
  assert.deepEqual([told!.kind, told!.broker, told!.orderId], ['cancel_requested', NO_BROKER, group.idOf('stop')]);
  group.world.command(CommandKind.resume, () => {});
  group.say('stop', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop cancelled');
  assert.ok(group.isOver());
});

test('protection that was missing when its client gave it up is not told to be back', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.wait(1_000);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.cancel('entry');
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop cancelled');
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.say('target', 'cancelled');
  assert.deepEqual(group.notes(), [PlanNote.missing, PlanNote.done]);
});
