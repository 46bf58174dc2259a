import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandKind } from '../../../../core/schema/command.ts';
import { GuardScope } from '../../../../core/schema/guard.ts';
import { PlaceOption } from '../../../../core/schema/risk.ts';
import { BookColumn } from '../../../../core/state/columns.ts';
import { InstrumentRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../../../core/state/risk-columns.ts';
import { accountScope, brokerScope } from '../../../../core/state/state.ts';
import { TermFlag } from '../../../../core/schema/terms.ts';
import { BRACKET, type GroupWorld, NO_LIMITS, OCO, groupOf, trade } from '../../../support/group-world.ts';

/* What limits see of a group: each lot that could trade once, at the worst that its venue may have. */

/** `orders notional @broker orders notional · buy lots sell lots`. */
function seen({ world: { state } }: GroupWorld): string {
  const { words } = state.scopes;
  const of = (scope: number): string =>
    `${words[scope * SCOPE_WIDTH + ScopeColumn.OPEN_ORDERS]!} ${words[scope * SCOPE_WIDTH + ScopeColumn.OPEN_NOTIONAL]!}`;
  const { OPEN_BUY_LOTS, OPEN_SELL_LOTS } = BookColumn;
  const lots = `${state.books.words[OPEN_BUY_LOTS]!} ${state.books.words[OPEN_SELL_LOTS]!}`;
  return `${of(accountScope(0))} @ ${of(brokerScope(state, 0))} · ${lots}`;
}

function filled(lots: number, order = BRACKET): GroupWorld {
  const group = groupOf(order);
  group.acknowledge('entry');
  group.fill('entry', lots);
  group.acknowledge('target');
  return group;
}

test('an entry that filled in part and its target are two orders, each for what it may trade', () => {
  const group = filled(4);
  assert.equal(seen(group), `2 ${6 * 10_000 + 4 * 10_500} @ 2 ${6 * 10_000 + 4 * 10_500} · 6 4`);
});

test('a target that is to become larger is counted as it may be by now', () => {
  const group = filled(4);
  group.fill('entry', 6);
  assert.equal(seen(group), `1 ${10 * 10_500} @ 1 ${10 * 10_500} · 0 10`);
  group.say('target', 'replace_rejected');
  assert.equal(seen(group), `1 ${4 * 10_500} @ 1 ${4 * 10_500} · 0 4`);
});

test('a target that is to become smaller is counted as it was until its venue has said so', () => {
  const group = filled(10);
  group.outside('sell', 4);
  assert.equal(seen(group), `1 ${10 * 10_500} @ 1 ${10 * 10_500} · 0 10`);
  group.fill('target', 2);
  assert.equal(seen(group), `1 ${8 * 10_500} @ 1 ${8 * 10_500} · 0 8`);
  group.say('target', 'replaced');
  assert.equal(seen(group), `1 ${4 * 10_500} @ 1 ${4 * 10_500} · 0 4`);
});

test('a stop that has left is counted once, with its target gone, and in its smaller size once that is sure', () => {
  const group = filled(10, { ...BRACKET, terms: { ...BRACKET.terms, STOP_LIMIT_TICKS: 9_450 } });
  group.tick(9_500);
  assert.equal(seen(group), `1 ${10 * 10_500} @ 1 ${10 * 10_500} · 0 10`);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  assert.equal(seen(group), `1 ${10 * 9_450} @ 1 ${10 * 9_450} · 0 10`);
  group.outside('sell', 4);
  assert.equal(seen(group), `1 ${10 * 9_450} @ 1 ${10 * 9_450} · 0 10`);
  group.say('stop', 'replaced');
  assert.equal(seen(group), `1 ${6 * 9_450} @ 1 ${6 * 9_450} · 0 6`);
});

test('the stop of an OTO that is armed follows what is filled, and is at no broker', () => {
  const group = groupOf({ ...BRACKET, type: 'oto', terms: { STOP_TICKS: 9_500 } });
  group.acknowledge('entry');
  group.fill('entry', 4);
  assert.equal(seen(group), `2 ${6 * 10_000 + 4 * 9_500} @ 1 ${6 * 10_000} · 6 4`);
  group.fill('entry', 6);
  assert.equal(seen(group), `1 ${10 * 9_500} @ 0 0 · 0 10`);
  group.tick(9_500);
  assert.equal(seen(group), `1 ${10 * 9_500} @ 1 ${10 * 9_500} · 0 10`);
});

test('an OCO is one order, whichever of its sides is at the venue', () => {
  const group = groupOf(OCO, NO_LIMITS, (world) => trade(world, 'buy', 10));
  group.acknowledge('target');
  assert.equal(seen(group), `1 ${10 * 10_500} @ 1 ${10 * 10_500} · 0 10`);
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(seen(group), `1 ${10 * 9_500} @ 1 ${10 * 9_500} · 0 10`);
  group.fill('stop', 10);
  assert.equal(seen(group), '0 0 @ 0 0 · 0 0');
});

test('what is traded back is an order like any other', () => {
  const group = filled(10, { ...BRACKET, terms: { ...BRACKET.terms, FLAGS: TermFlag.flatten } });
  group.outside('sell', 4);
  group.fill('target', 10);
  assert.equal(seen(group), `1 ${4 * 9_500} @ 1 ${4 * 9_500} · 4 0`);
  group.fill('flatten', 4);
  assert.equal(seen(group), '0 0 @ 0 0 · 0 0');
});

test('a target that is held for another order of the firm is counted, at no broker, and no more once it has ended', () => {
  const group = groupOf(BRACKET, { risk: { self_trade_mode: 2 } }, (world) => {
    world.place({ account: 1, ticks: 10_600, lots: 5 });
  });
  group.acknowledge('entry');
  group.fill('entry', 10);
  assert.match(group.legs(), /target held 10/);
  const sold = (): number => group.world.state.instrumentRisk.words[InstrumentRiskColumn.OPEN_SELL_LOTS]!;
  assert.equal(sold(), 10);
  group.cancel('stop');
  assert.equal(sold(), 0);
});

test('a stop that is held for another order of the firm when it may leave is counted once', () => {
  const group = groupOf(BRACKET, { risk: { self_trade_mode: 2 } });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.world.place({ account: 1, ticks: 9_400, lots: 5 });
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop held 10');
  const { words } = group.world.state.scopes;
  assert.equal(words[accountScope(0) * SCOPE_WIDTH + ScopeColumn.OPEN_ORDERS], 1);
  assert.equal(words[accountScope(0) * SCOPE_WIDTH + ScopeColumn.OPEN_NOTIONAL], 10 * 9_500);
});

test('an order that may only reduce has no room beside a target, however large that is by now', () => {
  const group = filled(4);
  group.fill('entry', 6);
  const { world } = group;
  const order = { side: 'sell' as const, ticks: 10_200, options: PlaceOption.reduceOnly };
  assert.equal(world.place({ ...order, lots: 1 })[0]!.reject, 'REDUCE_ONLY');
  group.say('target', 'replace_rejected');
  assert.equal(world.place({ ...order, lots: 6 })[0]!.kind, 'accepted');
  group.check();
});

test('the exits of a position of a tag are of that tag', () => {
  const group = filled(4, { ...BRACKET, tag: 'a' });
  const { state } = group.world;
  assert.equal(state.tagBooks.words[BookColumn.OPEN_SELL_LOTS], 4);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.say('entry', 'cancelled');
  assert.equal(state.tagBooks.words[BookColumn.OPEN_SELL_LOTS], 4);
  group.fill('stop', 4);
  assert.equal(state.tagBooks.words[BookColumn.OPEN_SELL_LOTS], 0);
  assert.equal(state.tagBooks.words[BookColumn.POSITION_LOTS], 0);
});

test('a client that is gone leaves the exits of its position, also while they are larger than that', () => {
  const group = filled(4);
  group.fill('entry', 4);
  group.outside('sell', 1);
  assert.equal(group.legs(), 'entry partly_filled 2, target pending_replace 4, stop armed 7');
  const { world } = group;
  world.guard(CommandKind.guard_hold, 7, 0, GuardScope.entries);
  world.guard(CommandKind.guard_drop, 7);
  group.wait(1);
  world.settle();
  group.check();
  assert.equal(group.legs(), 'entry pending_cancel 2, target pending_replace 4, stop armed 7');
});
