import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountScope } from '../../../../core/state/state.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../../../../core/state/risk-columns.ts';
import type { PlaceOptions } from '../../../support/engine-world.ts';
import { type GroupWorld, groupOf } from '../../../support/group-world.ts';

const WITH_TARGET: PlaceOptions = { type: 'oto', lots: 10, ticks: 10_000, terms: { TARGET_TICKS: 10_500 } };
const WITH_STOP: PlaceOptions = { type: 'oto', lots: 10, ticks: 10_000, terms: { STOP_TICKS: 9_500 } };

function filled(order: PlaceOptions): GroupWorld {
  const group = groupOf(order);
  group.acknowledge('entry');
  group.fill('entry', 10);
  return group;
}

test('an OTO with a target has no stop', () => {
  const group = filled(WITH_TARGET);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop none');
  group.acknowledge('target');
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop none');
  assert.ok(group.isOver());
});

test('an OTO with a stop has no target, and its stop leaves as soon as it triggered', () => {
  const group = filled(WITH_STOP);
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.tick(9_500);
  assert.equal(group.legs(), 'entry filled, target none, stop routed 10');
  group.fill('stop', 10);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('the stop of an OTO holds what it takes of limits itself', () => {
  const group = filled(WITH_STOP);
  const at = accountScope(0) * SCOPE_WIDTH;
  const { words } = group.world.state.scopes;
  assert.equal(words[at + ScopeColumn.OPEN_ORDERS], 1);
  assert.equal(words[at + ScopeColumn.OPEN_NOTIONAL], 10 * 9_500);
  group.outside('sell', 4);
  assert.equal(words[at + ScopeColumn.OPEN_NOTIONAL], 6 * 9_500);
});

test('an OTO whose only exit its client cancels is over', () => {
  const group = filled(WITH_STOP);
  group.cancel('stop');
  assert.ok(group.isOver());
  assert.equal(group.position(), 10);
});

test('the rest of an OTO entry goes on after a part of its target has filled', () => {
  const group = groupOf(WITH_TARGET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.fill('target', 2);
  assert.equal(group.legs(), 'entry partly_filled 6, target partly_filled 2, stop none');
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry filled, target pending_replace 2, stop none');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target partly_filled 8, stop none');
});

test('a trailing stop that has seen no price yet is armed, and follows from the first on', () => {
  const group = filled({ ...WITH_STOP, terms: { TRAIL: 100 } });
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.tick(10_000);
  group.tick(10_050);
  group.tick(9_951);
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.tick(9_950);
  assert.equal(group.legs(), 'entry filled, target none, stop routed 10');
});
