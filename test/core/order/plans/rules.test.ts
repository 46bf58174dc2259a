import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RISK_RULES } from '../../../../core/schema/risk.ts';
import { type PlaceOptions, type World, createWorld } from '../../../support/engine-world.ts';
import { BRACKET, type GroupWorld, groupIn, shadowOf } from '../../../support/group-world.ts';

/* What a journal of older rules is read by stays as it was: each of these differs with them. */

const NEWEST = RISK_RULES;
const TAGGED: PlaceOptions = { ...BRACKET, tag: 'a' };

function worldBy(rules: number): World {
  const world = createWorld();
  world.beginRisk(rules);
  return world;
}

/** A group in a world of these rules; its entry is filled. */
function groupBy(rules: number, order = BRACKET, prepare?: (world: World) => void): GroupWorld {
  const world = createWorld();
  const check = shadowOf(world);
  world.beginRisk(rules);
  prepare?.(world);
  const [told] = world.place(order);
  const group = groupIn(world, told!.orderId, check);
  group.acknowledge('entry');
  group.fill('entry', 10);
  return group;
}

for (const [rules, status] of [
  [1, 'routed'],
  [NEWEST, 'held'],
] as const) {
  test(`by rules ${rules} a target that would meet an order of the firm is ${status} where only its tag may not`, () => {
    const group = groupBy(rules, TAGGED, (world) => {
      world.limit({ account: 0, tag: 'a' }, { self_trade_mode: 2 });
      world.place({ account: 1, ticks: 10_600, lots: 5 });
    });
    assert.equal(group.legs(), `entry filled, target ${status} 10, stop armed 10`);
  });
}

for (const [rules, status] of [
  [2, 'routed'],
  [NEWEST, 'held'],
] as const) {
  test(`by rules ${rules} a target that would meet an order of the firm is ${status} where only its broker may not`, () => {
    const group = groupBy(rules, undefined, (world) => {
      world.limit({ broker: 0 }, { self_trade_mode: 2 });
      world.limit({ broker: 1 }, { self_trade_mode: 2 });
      world.place({ account: 1, ticks: 10_600, lots: 5, options: 1 });
    });
    assert.equal(group.legs(), `entry filled, target ${status} 10, stop armed 10`);
  });

  test(`by rules ${rules} a stop that would meet an order of the firm is ${status} where only its broker may not`, () => {
    const group = groupBy(rules);
    group.acknowledge('target');
    group.world.limit({ broker: 0 }, { self_trade_mode: 2 });
    group.world.limit({ broker: 1 }, { self_trade_mode: 2 });
    group.world.place({ account: 1, ticks: 9_500, lots: 5, options: 1 });
    group.tick(9_500);
    group.say('target', 'cancelled');
    assert.equal(group.legs(), `entry filled, target cancelled, stop ${status} 10`);
  });
}

for (const [rules, ms] of [
  [1, 500],
  [NEWEST, 250],
] as const) {
  test(`by rules ${rules} two refusals at once make a group pause for ${ms} ms`, () => {
    const group = groupBy(rules);
    group.acknowledge('target');
    group.outside('sell', 4);
    group.say('target', 'replace_rejected');
    group.say('target', 'cancelled');
    assert.equal(group.legs(), 'entry filled, target cancelled, stop armed 6');
    group.wait(ms - 1);
    assert.equal(group.legs(), 'entry filled, target cancelled, stop armed 6');
    group.wait(1);
    assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
  });
}

for (const [rules, status] of [
  [1, 'armed'],
  [NEWEST, 'routed'],
] as const) {
  test(`by rules ${rules} a stop is ${status} after a spike that was on its way when it was made larger`, () => {
    const world = worldBy(rules);
    const check = shadowOf(world);
    const [stop] = world.place({ type: 'stop', side: 'sell', lots: 10, ticks: 0, terms: { STOP_TICKS: 9_500 } });
    world.advance(1_000);
    const atUs = world.inputs.nowUs;
    world.advance(10);
    const [told] = world.replace(stop!.orderId, 0, 12);
    assert.equal(told!.kind, 'replaced');
    world.ticks([{ last: 9_400, atUs }, { last: 10_000 }]);
    world.plans();
    check();
    assert.equal(world.order(stop!.orderId)!.status, status);
  });
}

test('a spike that was on its way when a stop was moved is not for where it stands now', () => {
  const world = worldBy(NEWEST);
  const [stop] = world.place({ type: 'stop', side: 'sell', lots: 10, ticks: 0, terms: { STOP_TICKS: 9_500 } });
  world.advance(1_000);
  const atUs = world.inputs.nowUs;
  world.advance(10);
  world.replace(stop!.orderId, 0, 0, 0, 0, { STOP_TICKS: 9_600 });
  world.ticks([{ last: 9_550, atUs }, { last: 10_000 }]);
  world.plans();
  assert.equal(world.order(stop!.orderId)!.status, 'armed');
});
