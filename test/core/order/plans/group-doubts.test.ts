import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StopWord } from '../../../../core/memory/control.ts';
import { MOST_CHANGES } from '../../../../core/order/plans/decide-group.ts';
import { TimeInForce } from '../../../../core/schema/order-kind.ts';
import { VenueStateCode } from '../../../../core/schema/report.ts';
import { BRACKET, OCO, NO_LIMITS, groupIn, groupOf, trade, protectedBracket } from '../../../support/group-world.ts';

/* What a group meets where its venue is late, its connection breaks or its market is fast. */

test('a cancel of the target that is asked for again after a broken connection is still the group’s: the stop leaves', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'outcome_unknown');
  group.say('target', 'state', { state: VenueStateCode.open, price: 10_500, quantity: 10 });
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a client’s cancel that is asked for again is still the client’s: the group ends', () => {
  const group = protectedBracket();
  group.cancel('target');
  group.say('target', 'outcome_unknown');
  group.say('target', 'state', { state: VenueStateCode.open, price: 10_500, quantity: 10 });
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop cancelled');
});

test('a tick that was on its way when the stop got another size triggers it', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  const { world } = group;
  world.advance(1_000);
  const atUs = world.inputs.nowUs;
  world.advance(10);
  group.fill('entry', 6);
  world.ticks([{ last: 9_500, atUs }]);
  group.check();
  assert.equal(group.legs(), 'entry filled, target pending_cancel 4, stop triggered 10');
});

test('a stop that trails anew after its position was closed from outside doesn’t know the price of before', () => {
  const group = groupOf({ ...BRACKET, terms: { TARGET_TICKS: 12_500, TRAIL: 200 } });
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.tick(11_000);
  group.outside('sell', 4);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry partly_filled 6, target cancelled, stop cancelled');
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
  group.tick(10_000);
  assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
  group.tick(9_800);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 6, stop triggered 6');
});

test('a target that its venue acknowledges and then refuses is placed after a longer pause each time', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  for (let pauseMs = 250; pauseMs <= 8_000; pauseMs *= 2) {
    group.acknowledge('target');
    group.say('target', 'rejected');
    group.wait(pauseMs - 1);
    assert.equal(group.legs(), 'entry filled, target rejected, stop armed 10');
    group.wait(1);
    assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
  }
});

test('an old answer to a replace of an OCO that its stop has taken over makes nothing larger', () => {
  const group = groupOf(OCO, NO_LIMITS, (world) => trade(world, 'buy', 30));
  group.acknowledge('target');
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 4);
  group.say('target', 'replaced', { price: 10_500, quantity: 10 });
  group.fill('stop', 6);
  assert.ok(group.isOver(), group.legs());
  assert.equal(group.position(), 20);
});

test('what waits while an account is stopped by a word is decided again as it was', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.world.inputs.stopWords = StopWord.everything;
  group.fill('entry', 10);
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.wait(5_000);
  group.world.inputs.stopWords = 0;
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('a stop that triggers while an account is stopped by a word leaves once it may, and is decided again as it was', () => {
  const group = protectedBracket();
  group.world.inputs.stopWords = StopWord.everything;
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.wait(5_000);
  group.world.inputs.stopWords = 0;
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a stop that would meet an order of the firm, while it is stopped by a word, is decided again as it was', () => {
  const group = groupOf(BRACKET, { risk: { self_trade_mode: 2 } });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.world.place({ account: 1, ticks: 9_000, lots: 5 });
  group.world.inputs.stopWords = StopWord.everything;
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.wait(5_000);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop triggered 10');
  group.world.inputs.stopWords = 0;
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop held 10');
});

test('exits take nothing of how often their account may act, and are refused by no such limit', () => {
  const group = groupOf(BRACKET, { risk: { orders_per_second: 2, messages_per_second: 3 } });
  group.acknowledge('entry');
  group.fill('entry', 2);
  group.acknowledge('target');
  for (let i = 0; i < 4; i++) {
    group.fill('entry', 2);
    group.say('target', 'replaced');
  }
  assert.equal(group.legs(), 'entry filled, target live 10, stop armed 10');
  assert.equal(group.world.place({ ticks: 9_000 })[0]!.kind, 'accepted');
  assert.equal(group.world.place({ ticks: 9_000 })[0]!.reject, 'ORDER_RATE');
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('two groups of the firm whose targets would meet don’t place and cancel them as fast as the venue can', () => {
  const group = groupOf(BRACKET, { risk: { self_trade_mode: 2 } });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  const { world } = group;
  const terms = { TARGET_TICKS: 10_500, STOP_TICKS: 11_500 };
  const [told] = world.place({ ...BRACKET, account: 1, side: 'sell', ticks: 11_000, terms });
  const other = groupIn(world, told!.orderId, group.check);
  other.acknowledge('entry');
  other.fill('entry', 10);
  const before = other.idOf('target');
  for (let turn = 0; turn < 40; turn++) {
    world.advance(1_000);
    world.timers();
    for (const one of [group, other]) {
      const status = world.order(one.idOf('target'))!.status;
      if (status === 'routed') one.acknowledge('target');
      if (status === 'pending_cancel') one.say('target', 'cancelled');
    }
  }
  const placed = Math.max(group.idOf('target'), other.idOf('target')) - before;
  assert.ok(placed <= 4, `${placed} targets in 40 ms`);
});

test('a client’s cancel of a target that is being exchanged for another ends the group: no other takes its place', () => {
  const group = groupOf({ ...BRACKET, lots: 40 });
  group.acknowledge('entry');
  group.fill('entry', 1);
  group.acknowledge('target');
  for (let i = 0; i < MOST_CHANGES; i++) {
    group.fill('entry', 1);
    group.say('target', 'replaced');
  }
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry partly_filled 13, target pending_cancel 26, stop armed 27');
  const [told] = group.cancel('target');
  assert.equal(told!.kind, 'plan_moved');
  assert.notEqual(told!.requestId, 0);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry pending_cancel 13, target cancelled, stop cancelled');
  group.say('entry', 'cancelled');
  assert.ok(group.isOver());
});

test('a client’s cancel of a target that goes because the stop triggered leaves the stop', () => {
  const group = protectedBracket();
  group.tick(9_500);
  assert.equal(group.cancel('target')[0]!.kind, 'order_view');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a client’s cancel of a target that is being resized ends the group, whatever size it had by then', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.fill('entry', 6);
  group.cancel('target');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop armed 10');
  group.fill('target', 3);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop cancelled');
  assert.equal(group.position(), 7);
  assert.ok(group.isOver());
});

test('an entry of a DAY bracket that its venue ends early keeps its exits until the day is over', () => {
  const group = groupOf({ ...BRACKET, tif: TimeInForce.day });
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.say('entry', 'expired');
  assert.equal(group.legs(), 'entry expired, target live 4, stop armed 4');
  group.wait(60_000);
  assert.equal(group.legs(), 'entry expired, target live 4, stop armed 4');
});

test('a DAY bracket whose entry filled in part ends with its day, and each exit says so', () => {
  const group = groupOf({ ...BRACKET, tif: TimeInForce.day });
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  const told = group.wait(24 * 3_600_000);
  assert.equal(group.legs(), 'entry pending_cancel 6, target pending_cancel 4, stop expired');
  assert.ok(told.some(({ kind, orderId }) => kind === 'expired' && orderId === group.idOf('stop')));
  assert.equal(group.say('entry', 'cancelled')[0]!.kind, 'expired');
  assert.equal(group.say('target', 'cancelled')[0]!.kind, 'expired');
  assert.equal(group.legs(), 'entry expired, target expired, stop expired');
  assert.ok(group.isOver());
  assert.equal(group.position(), 4);
});

test('a target that fills while its day ends closes what it has', () => {
  const group = groupOf({ ...BRACKET, tif: TimeInForce.day });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.wait(24 * 3_600_000);
  group.fill('target', 10);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop that triggered before its day ended, and waits for its target, ends with the day', () => {
  const group = groupOf({ ...BRACKET, tif: TimeInForce.day });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.tick(9_500);
  group.wait(24 * 3_600_000);
  assert.match(group.legs(), /target pending_cancel 10, stop expired$/);
  group.say('target', 'cancelled');
  assert.ok(group.isOver());
});
