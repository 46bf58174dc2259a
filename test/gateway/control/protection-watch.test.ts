import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { type ProtectionWatch, createProtectionWatch } from '../../../gateway/control/protection-watch.ts';

const { none, done, missing, back, overfilled, shrunk, bare } = PlanNote;

function figures({ unprotected, alarms, overfilled: both }: ProtectionWatch): number[] {
  return [unprotected, alarms, both];
}

test('an order is without protection from the alarm until it is back, or all is done', () => {
  const watch = createProtectionWatch();
  watch.begin();
  watch.note(7, 1, missing);
  watch.note(8, 2, missing);
  assert.deepEqual(figures(watch), [2, 2, 0]);
  watch.note(7, 3, back);
  assert.equal(watch.unprotected, 1);
  watch.note(8, 4, done);
  assert.deepEqual(figures(watch), [0, 2, 0]);
});

test('what says nothing of protection changes nothing', () => {
  const watch = createProtectionWatch();
  watch.begin();
  watch.note(7, 1, missing);
  for (const note of [none, shrunk]) watch.note(7, 2, note);
  assert.deepEqual(figures(watch), [1, 1, 0]);
});

test('an alarm that is told twice is one order, and counted as often as it is told', () => {
  const watch = createProtectionWatch();
  watch.begin();
  watch.note(7, 1, missing);
  watch.note(7, 2, missing);
  assert.deepEqual(figures(watch), [1, 2, 0]);
});

test('exits that both traded are counted, and leave the order as protected as it was', () => {
  const watch = createProtectionWatch();
  watch.begin();
  watch.note(7, 1, overfilled);
  assert.deepEqual(figures(watch), [0, 0, 1]);
});

test('what was told before it begins is how things stand, and counts as no alarm', () => {
  const watch = createProtectionWatch();
  watch.note(7, 1, missing);
  watch.note(8, 2, missing);
  watch.note(9, 3, overfilled);
  watch.begin();
  assert.deepEqual(figures(watch), [2, 0, 0]);
  watch.note(7, 4, back);
  assert.equal(watch.unprotected, 1);
});

test('of the boot’s events the newest of an order holds, whenever it is told', () => {
  const watch = createProtectionWatch();
  watch.note(7, 20, back);
  watch.note(7, 10, missing);
  watch.note(8, 21, missing);
  watch.note(8, 11, back);
  watch.begin();
  assert.deepEqual(figures(watch), [1, 0, 0]);
});

test('what stays open without exits is counted, and is no order that waits for them', () => {
  const watch = createProtectionWatch();
  watch.note(7, 1, bare);
  assert.equal(watch.bare, 0, 'before it begins to count');
  watch.begin();
  watch.note(7, 2, bare);
  watch.note(7, 3, done);
  assert.deepEqual([watch.bare, ...figures(watch)], [1, 0, 0, 0]);
});
