import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanNote } from '../../../../core/order/plans/apply-plan.ts';
import { MOST_CHANGES } from '../../../../core/order/plans/decide-group.ts';
import { DEFAULT_PROTECT_US } from '../../../../core/schema/definition.ts';
import { TermFlag } from '../../../../core/schema/terms.ts';
import { BRACKET, type GroupWorld, NO_LIMITS, OCO, groupOf, trade } from '../../../support/group-world.ts';

/* Parts, resizes and late words that cross: what its orders trade and what a group counts stays the same. */

const PROTECT_MS = DEFAULT_PROTECT_US / 1_000;
const FLATTEN = { ...BRACKET, terms: { ...BRACKET.terms, FLAGS: TermFlag.flatten } };
/** A sale of 10 at 10000, target 9500, stop 10500. */
const SHORT = { ...BRACKET, side: 'sell' as const, terms: { TARGET_TICKS: 9_500, STOP_TICKS: 10_500 } };
const SHORT_FLATTEN = { ...SHORT, terms: { ...SHORT.terms, FLAGS: TermFlag.flatten } };

/** Its entry has filled so much, and its target rests. */
function filled(lots: number, order = BRACKET): GroupWorld {
  const group = groupOf(order);
  group.acknowledge('entry');
  group.fill('entry', lots);
  group.acknowledge('target');
  return group;
}

test('a target that is to become larger protects no more than it did until its venue has said so', () => {
  const group = filled(4);
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry filled, target pending_replace 4, stop armed 10');
  group.wait(PROTECT_MS);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.say('target', 'replaced');
  assert.deepEqual(group.notes(), [PlanNote.missing, PlanNote.back]);
});

test('a target that is to become smaller may be so already: what is wanted more since is missing', () => {
  const group = filled(8);
  group.outside('sell', 4);
  assert.equal(group.legs(), 'entry partly_filled 2, target pending_replace 8, stop armed 4');
  group.wait(PROTECT_MS);
  assert.deepEqual(group.notes(), [PlanNote.shrunk]);
  group.fill('entry', 2);
  assert.equal(group.legs(), 'entry filled, target pending_replace 8, stop armed 6');
  group.wait(PROTECT_MS);
  assert.deepEqual(group.notes(), [PlanNote.shrunk, PlanNote.missing]);
  group.say('target', 'replaced');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target live 6, stop armed 6');
  assert.deepEqual(group.notes(), [PlanNote.shrunk, PlanNote.missing, PlanNote.back]);
});

test('a target that fills whole before it became smaller has closed too much: that is told', () => {
  const group = filled(10);
  group.outside('sell', 4);
  assert.equal(group.legs(), 'entry filled, target pending_replace 10, stop armed 6');
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  assert.deepEqual(group.notes(), [PlanNote.shrunk, PlanNote.overfilled, PlanNote.done]);
  assert.equal(group.position(), -4);
});

test('a target that fills whole before it became smaller is traded back, if that is the policy', () => {
  const group = filled(10, FLATTEN);
  group.outside('sell', 4);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled, flatten routed 4');
  group.fill('flatten', 4);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('the target of a sale that fills whole before it became smaller is traded back, if that is the policy', () => {
  const group = filled(10, SHORT_FLATTEN);
  group.outside('buy', 4);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled, flatten routed 4');
  assert.equal(group.position(), 4);
  group.fill('flatten', 4);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a target that fills what it was before it became larger goes on with the rest', () => {
  const group = filled(4);
  group.fill('entry', 6);
  group.fill('target', 4);
  assert.equal(group.legs(), 'entry filled, target pending_replace 0, stop armed 6');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target partly_filled 6, stop armed 6');
});

test('a target that fills whole while it becomes larger was larger already', () => {
  const group = filled(4);
  group.fill('entry', 6);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  group.say('target', 'replaced', { price: 10_500, quantity: 10 });
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a target that filled what it was before its venue refuses to make it larger is followed by another', () => {
  const group = filled(4);
  group.fill('entry', 6);
  group.fill('target', 4);
  group.say('target', 'replace_rejected');
  assert.equal(group.legs(), 'entry filled, target filled, stop armed 6');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
});

test('a target that is filled when its venue confirms that it is smaller is done, though its cancel was asked for', () => {
  const group = filled(10);
  group.outside('sell', 4);
  group.fill('target', 6);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 4, stop cancelled');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  assert.ok(group.isOver());
});

test('a resize that is confirmed after the target was cancelled changes nothing', () => {
  const group = filled(4);
  group.fill('entry', 6);
  group.tick(9_500);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 4, stop triggered 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
  group.say('target', 'replaced', { price: 10_500, quantity: 10 });
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a target that became larger while its stop triggered is cancelled with all of it', () => {
  const group = filled(4);
  group.fill('entry', 6);
  group.tick(9_500);
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
  group.say('target', 'cancel_rejected');
  assert.equal(group.legs(), 'entry filled, target live 10, stop triggered 10');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
  group.fill('target', 7);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 3');
});

test('what the target filled before its cancel, told when the stop has left, makes the stop smaller', () => {
  const group = filled(10);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.fill('target', 4);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_cancel 10');
  group.say('stop', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 6');
  group.fill('stop', 6);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop that trades all before it could become smaller has traded too much', () => {
  const group = filled(10, FLATTEN);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.fill('target', 4);
  group.fill('stop', 10);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled, flatten routed 4');
  group.fill('flatten', 1);
  group.say('flatten', 'cancelled');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled, flatten routed 3');
  group.fill('flatten', 3);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop market order that has left is cancelled when the position is closed from outside', () => {
  const group = filled(10);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.outside('sell', 10);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_cancel 10');
  group.say('stop', 'cancelled');
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop with a limit that fills in part while it becomes smaller is left with the rest', () => {
  const group = filled(10, { ...BRACKET, terms: { ...BRACKET.terms, STOP_LIMIT_TICKS: 9_450 } });
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.outside('sell', 4);
  group.fill('stop', 3);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_replace 7');
  group.say('stop', 'replaced');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop partly_filled 3');
  group.fill('stop', 3);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop with a limit may be changed as often as its venue allows, however often the target was', () => {
  const group = groupOf({ ...BRACKET, lots: 40, terms: { ...BRACKET.terms, STOP_LIMIT_TICKS: 9_450 } });
  group.acknowledge('entry');
  group.fill('entry', 1);
  group.acknowledge('target');
  for (let i = 0; i < MOST_CHANGES; i++) {
    group.fill('entry', 1);
    group.say('target', 'replaced');
  }
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  for (let lots = 26; lots > 26 - MOST_CHANGES; lots--) {
    group.outside('sell', 1);
    assert.equal(group.legs(), `entry pending_cancel 14, target cancelled, stop pending_replace ${lots}`);
    group.say('stop', 'replaced');
  }
  assert.equal(group.legs(), 'entry pending_cancel 14, target cancelled, stop live 1');
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry pending_cancel 13, target cancelled, stop pending_cancel 1');
  group.say('stop', 'cancelled');
  assert.equal(group.legs(), 'entry pending_cancel 13, target cancelled, stop routed 2');
  group.acknowledge('stop');
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry pending_cancel 12, target cancelled, stop pending_replace 2');
});

test('a stop whose outcome is unknown is not sent a second time, and its fill ends the group', () => {
  const group = filled(10);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.say('stop', 'outcome_unknown');
  group.wait(60_000);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop unknown 10');
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.fill('stop', 10);
  assert.ok(group.isOver());
});

test('a fill that is told twice is counted once', () => {
  const group = filled(10);
  group.say('target', 'filled', { execution: 7, lots: 4, ticks: 10_500 });
  group.say('target', 'filled', { execution: 7, lots: 4, ticks: 10_500 });
  assert.equal(group.legs(), 'entry filled, target partly_filled 6, stop armed 6');
  assert.equal(group.position(), 6);
});

test('a target that fills late, after its group was stopped and done, opens it again and is told', () => {
  const group = filled(10, FLATTEN);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  assert.ok(group.isOver());
  group.fill('target', 3);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled, flatten routed 3');
  group.fill('flatten', 3);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('an entry that fills late, after its group was stopped and done, is closed at once', () => {
  const group = filled(4);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 4);
  group.say('entry', 'cancelled');
  assert.ok(group.isOver());
  group.fill('entry', 2);
  assert.equal(group.legs(), 'entry cancelled, target cancelled, stop routed 2');
  group.fill('stop', 2);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('an entry that its venue fills beyond its quantity is protected with all that it has, as far as its book may trade', () => {
  const group = filled(6);
  group.fill('entry', 6);
  assert.equal(group.position(), 12);
  assert.equal(group.legs(), 'entry filled, target live 6, stop armed 12');
  group.wait(PROTECT_MS);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
});

test('a target that its venue fills beyond its quantity is told, and its book is halted', () => {
  const group = filled(10, FLATTEN);
  group.fill('target', 12);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  assert.deepEqual(group.notes(), [PlanNote.overfilled]);
  assert.ok(!group.isOver());
  assert.equal(group.position(), -2);
});

test('a flattening that trades back too much leaves a position that is protected', () => {
  const group = filled(10, FLATTEN);
  group.tick(9_500);
  group.fill('target', 2);
  group.say('target', 'cancelled');
  group.fill('stop', 8);
  assert.ok(group.isOver());
  group.fill('target', 4);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled, flatten routed 4');
  group.fill('flatten', 5);
  assert.equal(group.position(), 1);
});

test('an entry that its client makes smaller in part is protected with what it had filled', () => {
  const group = filled(4);
  group.world.replace(group.id, 0, 6);
  group.fill('entry', 3);
  group.say('entry', 'replaced');
  assert.equal(group.legs(), 'entry filled, target pending_replace 4, stop armed 7');
});

test('with arming on the full fill, an entry that became smaller than it filled is full', () => {
  const group = groupOf({ ...BRACKET, terms: { ...BRACKET.terms, FLAGS: TermFlag.armWhenFull } });
  group.acknowledge('entry');
  group.fill('entry', 6);
  group.world.replace(group.id, 0, 7);
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry pending_replace 3, target none, stop none');
  group.say('entry', 'replaced');
  assert.equal(group.legs(), 'entry filled, target routed 7, stop armed 7');
});

test('a position that was turned from outside leaves nothing to protect, and what comes later only as far as it goes', () => {
  const group = filled(4);
  group.outside('sell', 6);
  assert.equal(group.legs(), 'entry partly_filled 6, target pending_cancel 4, stop cancelled');
  group.say('target', 'cancelled');
  group.fill('entry', 6);
  assert.equal(group.position(), 4);
  assert.equal(group.legs(), 'entry filled, target routed 4, stop armed 4');
});

test('the group of a sale is made smaller from outside, and its stop leaves with what is left', () => {
  const group = filled(10, SHORT);
  group.outside('buy', 3);
  assert.equal(group.legs(), 'entry filled, target pending_replace 10, stop armed 7');
  group.tick(10_500);
  group.say('target', 'replaced');
  group.fill('target', 2);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 5');
  group.fill('stop', 5);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('an OCO that its client makes larger than the position wants no more than the position', () => {
  const group = groupOf(OCO, NO_LIMITS, (world) => trade(world, 'buy', 10));
  group.acknowledge('target');
  group.world.replace(group.id, 0, 15);
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'target pending_replace 15, stop armed 10');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'target live 10, stop armed 10');
});
