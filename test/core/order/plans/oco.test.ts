import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanNote } from '../../../../core/order/plans/apply-plan.ts';
import { VenueStateCode } from '../../../../core/schema/report.ts';
import { TermFlag } from '../../../../core/schema/terms.ts';
import { type World, createWorld } from '../../../support/engine-world.ts';
import { type GroupWorld, NO_LIMITS, OCO, groupIn, groupOf, shadowOf, trade } from '../../../support/group-world.ts';

const hold = (world: World): void => trade(world, 'buy', 10);

/** An OCO whose target rests. */
function restingOco(order = OCO): GroupWorld {
  const group = groupOf(order, NO_LIMITS, hold);
  group.acknowledge('target');
  return group;
}

test('an OCO begins at once: its order is the target, its stop is armed', () => {
  const group = groupOf(OCO, NO_LIMITS, hold);
  assert.equal(group.legs(), 'target routed 10, stop armed 10');
  assert.equal(group.idOf('target'), group.id);
});

test('an OCO is for no more than the position', () => {
  const group = groupOf(OCO, NO_LIMITS, (world) => trade(world, 'buy', 4));
  group.acknowledge('target');
  assert.equal(group.legs(), 'target pending_replace 10, stop armed 4');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'target live 4, stop armed 4');
});

/* What is there; the OCO; what becomes of it. */
const EXITS: readonly (readonly [string, (world: World) => void, 'buy' | 'sell', string])[] = [
  ['without a position', () => undefined, 'sell', 'refused REDUCE_ONLY 0 10'],
  ['that sells, of a short position', (world) => trade(world, 'sell', 10), 'sell', 'refused REDUCE_ONLY 0 10'],
  ['that buys, of a long position', hold, 'buy', 'refused REDUCE_ONLY 0 10'],
  [
    'of a position that was closed',
    (world) => (hold(world), trade(world, 'sell', 10)),
    'sell',
    'refused REDUCE_ONLY 0 10',
  ],
  ['of a position that another has', (world) => (hold(world), world.place(OCO)), 'sell', 'refused REDUCE_ONLY 0 10'],
  ['of one lot', (world) => trade(world, 'buy', 1), 'sell', 'accepted'],
  [
    'of what another leaves of a position',
    (world) => (hold(world), trade(world, 'buy', 1), world.place(OCO)),
    'sell',
    'accepted',
  ],
];
for (const [what, prepare, side, expected] of EXITS) {
  test(`an OCO ${what} is ${expected.slice(0, 7) === 'refused' ? 'refused' : 'accepted'}`, () => {
    const world = createWorld(NO_LIMITS);
    const check = shadowOf(world);
    prepare(world);
    const ticks = side === 'sell' ? 10_500 : 9_500;
    const terms = { TARGET_TICKS: ticks, STOP_TICKS: 20_000 - ticks };
    const [told] = world.place({ ...OCO, side, ticks, terms });
    const { kind, reject, limit, value } = told!;
    assert.equal(reject === undefined ? kind : `${kind} ${reject} ${limit} ${value}`, expected);
    check();
  });
}

test('the target of an OCO that fills in part makes its stop smaller, one that fills ends it', () => {
  const group = restingOco();
  group.fill('target', 6);
  assert.equal(group.legs(), 'target partly_filled 4, stop armed 4');
  group.fill('target', 4);
  assert.equal(group.legs(), 'target filled, stop cancelled');
  assert.ok(group.isOver());
});

test('the stop of an OCO leaves when the cancel of its target is final', () => {
  const group = restingOco();
  group.tick(9_500);
  assert.equal(group.legs(), 'target pending_cancel 10, stop triggered 10');
  group.fill('target', 2);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'target cancelled, stop routed 8');
  group.fill('stop', 8);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('the cancel of an OCO ends its stop once its target is gone', () => {
  const group = restingOco();
  group.cancel('target');
  assert.equal(group.legs(), 'target pending_cancel 10, stop armed 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'target cancelled, stop cancelled');
  assert.ok(group.isOver());
});

test('a cancel that comes too late leaves the stop armed for what the venue still has', () => {
  const group = restingOco();
  group.cancel('target');
  group.say('target', 'cancel_rejected');
  assert.equal(group.legs(), 'target live 10, stop armed 10');
});

test('an OCO whose order the venue rejects is over', () => {
  const group = groupOf(OCO, NO_LIMITS, hold);
  group.say('target', 'rejected');
  assert.equal(group.legs(), 'target rejected, stop cancelled');
  assert.ok(group.isOver());
});

test('an OCO whose order its venue ends is over', () => {
  const group = restingOco();
  group.say('target', 'expired');
  assert.equal(group.legs(), 'target expired, stop cancelled');
  assert.ok(group.isOver());
});

test('an exit from outside makes both sides of an OCO smaller', () => {
  const group = restingOco();
  group.outside('sell', 7);
  assert.equal(group.legs(), 'target pending_replace 10, stop armed 3');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'target live 3, stop armed 3');
  group.fill('target', 3);
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('an OCO that buys back a short position has its target below and its stop above', () => {
  const order = { ...OCO, side: 'buy' as const, ticks: 9_500, terms: { TARGET_TICKS: 9_500, STOP_TICKS: 10_500 } };
  const group = groupOf(order, NO_LIMITS, (world) => trade(world, 'sell', 10));
  group.acknowledge('target');
  group.tick(10_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  assert.equal(group.position(), 0);
  assert.ok(group.isOver());
});

test('both sides of an OCO filled is told, and traded back if that is the policy', () => {
  const group = restingOco({ ...OCO, terms: { ...OCO.terms, FLAGS: TermFlag.flatten } });
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('target', 4);
  assert.equal(group.legs(), 'target cancelled, stop routed 10');
  group.fill('stop', 10);
  assert.equal(group.legs(), 'target cancelled, stop filled, flatten routed 4');
  group.fill('flatten', 4);
  assert.deepEqual(group.notes(), [PlanNote.overfilled, PlanNote.done]);
  assert.equal(group.position(), 0);
});

test('the stop that protects one group too much takes nothing from another: what is traded back was its position', () => {
  const group = restingOco({ ...OCO, terms: { ...OCO.terms, FLAGS: TermFlag.flatten } });
  trade(group.world, 'buy', 10);
  const second = groupInSame(group);
  second.acknowledge('target');
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  group.fill('target', 4);
  assert.equal(second.legs(), 'target live 10, stop armed 10');
});

function groupInSame(group: GroupWorld): GroupWorld {
  const [told] = group.world.place({ ...OCO, terms: { TARGET_TICKS: 10_500, STOP_TICKS: 9_000 } });
  return groupIn(group.world, told!.orderId, group.check);
}

test('an OCO that has traded in part and is made smaller is for what its client left of it', () => {
  const group = restingOco();
  group.fill('target', 4);
  group.world.replace(group.id, 0, 8);
  group.check();
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'target partly_filled 4, stop armed 4');
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 4);
  assert.ok(group.isOver());
  assert.equal(group.position(), 2, 'what it was no longer for');
});

/* How the answer to the replace came: its event, or the venue's state behind a lost answer. */
for (const [what, isLost] of [
  ['in time', false],
  ['behind the fill, by the venue’s state', true],
] as const) {
  test(`an OCO that its client made smaller, and that traded as much, leaves nothing behind: told ${what}`, () => {
    const group = restingOco();
    group.world.replace(group.id, 0, 4);
    if (isLost) {
      group.say('target', 'outcome_unknown');
      group.fill('target', 4);
      assert.equal(group.legs(), 'target unknown 6, stop armed 6');
      group.say('target', 'state', { state: VenueStateCode.filled, price: 10_500, quantity: 4 });
    } else {
      group.say('target', 'replaced');
      group.fill('target', 4);
    }
    assert.equal(group.legs(), 'target filled, stop cancelled');
    assert.ok(group.isOver());
  });
}

test('a replace of an OCO that is told behind its end says nothing of what its stop is for', () => {
  const group = restingOco();
  group.world.replace(group.id, 0, 4);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'target cancelled, stop cancelled');
  group.say('target', 'replaced', { price: 10_500, quantity: 4 });
  assert.equal(group.legs(), 'target cancelled, stop cancelled');
});

test('an OCO that shrank while the cancel of its target was under way stays so when its venue tells of the target again', () => {
  const group = restingOco();
  group.tick(9_500);
  group.outside('sell', 4);
  // Of the position that its client opens beside it nothing is the OCO's.
  group.outside('buy', 4);
  assert.equal(group.legs(), 'target pending_cancel 10, stop triggered 6');
  group.say('target', 'outcome_unknown');
  group.say('target', 'state', { state: VenueStateCode.open, price: 10_500, quantity: 10 });
  assert.equal(group.legs(), 'target pending_cancel 10, stop triggered 6');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'target cancelled, stop routed 6');
});

test('an OCO whose position shrank while its client’s change was under way is for no more than that position', () => {
  const group = restingOco();
  group.world.replace(group.id, 0, 9);
  group.outside('sell', 4);
  assert.equal(group.legs(), 'target pending_replace 10, stop armed 6');
  group.say('target', 'replaced', { price: 10_500, quantity: 9 });
  assert.equal(group.legs(), 'target pending_replace 9, stop armed 6');
  group.say('target', 'replaced', { price: 10_500, quantity: 6 });
  assert.equal(group.legs(), 'target live 6, stop armed 6');
});
