import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_CHANGES } from '../../../../core/order/plans/decide-group.ts';
import { PlanNote } from '../../../../core/order/plans/apply-plan.ts';
import { CommandHalf, CommandKind } from '../../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../../core/schema/definition.ts';
import { EventHalf, EventKind, EventWord } from '../../../../core/schema/event.ts';
import { GuardScope } from '../../../../core/schema/guard.ts';
import { ReportKind } from '../../../../core/schema/report.ts';
import { PROTECTION_SHIFT, PlaceOption, StateWord } from '../../../../core/schema/risk.ts';
import { TradingState } from '../../../../core/risk/limit-field.ts';
import { recordsOf } from '../../../../core/memory/records.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, ScopeColumn, SCOPE_WIDTH } from '../../../../core/state/risk-columns.ts';
import { accountScope, findOrder } from '../../../../core/state/state.ts';
import { smallCapacities } from '../../../support/engine-world.ts';
import { TimeInForce } from '../../../../core/schema/order-kind.ts';
import { TermFlag } from '../../../../core/schema/terms.ts';
import {
  BRACKET,
  type GroupWorld,
  NO_LIMITS,
  groupIn,
  groupOf,
  trade,
  protectedBracket,
} from '../../../support/group-world.ts';

function withTerms(terms: Record<string, number>, more: object = {}): typeof BRACKET {
  return { ...BRACKET, ...more, terms: { ...BRACKET.terms, ...terms } };
}

test('nothing protects an entry that has not filled', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  assert.equal(group.legs(), 'entry live 10, target none, stop none');
});

test('the first fill of the entry brings both exits, for as much as was filled', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  assert.equal(group.legs(), 'entry partly_filled 6, target routed 4, stop armed 4');
});

test('a further fill makes the armed stop larger at once, and the target once it rests', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.fill('entry', 3);
  assert.equal(group.legs(), 'entry partly_filled 3, target routed 4, stop armed 7');
  group.acknowledge('target');
  assert.equal(group.legs(), 'entry partly_filled 3, target pending_replace 4, stop armed 7');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry partly_filled 3, target live 7, stop armed 7');
});

test('changes of the target are coalesced: while one is under way, the newest quantity waits', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 1);
  group.acknowledge('target');
  for (const lots of [1, 1, 1]) group.fill('entry', lots);
  assert.equal(requests(group), 1);
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry partly_filled 6, target pending_replace 2, stop armed 4');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry partly_filled 6, target live 4, stop armed 4');
  assert.equal(requests(group), 2);
});

test('with arming on the full fill there are no exits before the entry is filled', () => {
  const group = groupOf(withTerms({ FLAGS: TermFlag.armWhenFull }));
  group.acknowledge('entry');
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry partly_filled 4, target none, stop none');
  group.fill('entry', 4);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('with arming on the full fill, what an entry has filled before its cancel is protected', () => {
  const group = groupOf(withTerms({ FLAGS: TermFlag.armWhenFull }));
  group.acknowledge('entry');
  group.fill('entry', 6);
  group.cancel('entry');
  group.say('entry', 'cancelled');
  assert.equal(group.legs(), 'entry cancelled, target routed 6, stop armed 6');
});

test('an entry that is cancelled unfilled is the end of its group', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.cancel('entry');
  group.say('entry', 'cancelled');
  assert.equal(group.legs(), 'entry cancelled, target none, stop none');
  assert.ok(group.isOver());
});

test('an entry that the venue rejects is the end of its group', () => {
  const group = groupOf(BRACKET);
  group.say('entry', 'rejected');
  assert.equal(group.legs(), 'entry rejected, target none, stop none');
  assert.ok(group.isOver());
});

test('the exits of what an entry has filled stay when its rest is cancelled', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.cancel('entry');
  group.say('entry', 'cancelled');
  assert.equal(group.legs(), 'entry cancelled, target live 4, stop armed 4');
});

test('the exits of a buy sell, at the broker where it was filled', () => {
  const group = groupOf(BRACKET, { ...NO_LIMITS, brokers: 3 });
  group.say('entry', 'rejected_transient');
  group.acknowledge('entry');
  group.fill('entry', 10);
  const target = group.world.order(group.idOf('target'))!;
  assert.equal(target.broker, 1);
  assert.equal(target.price, 10_500);
  group.acknowledge('target');
  group.fill('target', 10);
  assert.equal(group.position(), 0);
});

test('the exits of a sale buy: its target below, its stop above', () => {
  const group = groupOf(withTerms({ TARGET_TICKS: 9_500, STOP_TICKS: 10_500 }, { side: 'sell' }));
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.tick(10_499);
  assert.equal(group.legs(), 'entry filled, target live 10, stop armed 10');
  group.tick(10_500);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.fill('stop', 10);
  assert.equal(group.position(), 0);
  assert.ok(group.isOver());
});

test('a target that fills in part makes the stop smaller by as much at once', () => {
  const group = protectedBracket();
  group.fill('target', 3);
  assert.equal(group.legs(), 'entry filled, target partly_filled 7, stop armed 7');
});

test('a target that fills completely cancels the stop, and the group is done', () => {
  const group = protectedBracket();
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a target that closes all that was filled ends the rest of the entry', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.fill('target', 4);
  assert.equal(group.legs(), 'entry pending_cancel 6, target filled, stop cancelled');
  assert.ok(!group.isOver());
  group.say('entry', 'cancelled');
  assert.ok(group.isOver());
});

test('what the entry still fills after its target closed the rest is protected anew', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.fill('target', 4);
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
});

test('a stop that triggers leaves only when the cancel of the target is final', () => {
  const group = protectedBracket();
  group.tick(9_500);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
  group.acknowledge('stop');
  group.fill('stop', 10);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled');
  assert.ok(group.isOver());
});

test('a target that fills in part while its cancel is under way leaves the stop what is left', () => {
  const group = protectedBracket();
  group.tick(9_400);
  group.fill('target', 4);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 6, stop triggered 6');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 6');
});

test('a target that fills completely before its cancel ends the stop that had triggered', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop cancelled');
  assert.ok(group.isOver());
  assert.equal(group.position(), 0);
});

test('a stop that triggers cancels the rest of the entry', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.tick(9_500);
  assert.equal(group.legs(), 'entry pending_cancel 6, target pending_cancel 4, stop triggered 4');
});

test('what the entry fills after the stop has left goes the same way, once the stop is through', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry pending_cancel 6, target cancelled, stop routed 4');
  group.fill('entry', 6);
  group.acknowledge('stop');
  group.fill('stop', 4);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 6');
  group.fill('stop', 6);
  assert.equal(group.position(), 0);
  assert.ok(group.isOver());
});

test('a stop with a limit rests at the venue once it triggered, and follows what is left', () => {
  const group = protectedBracket(withTerms({ STOP_LIMIT_TICKS: 9_450 }));
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  assert.equal(group.world.order(group.idOf('stop'))!.price, 9_450);
  group.outside('sell', 4);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_replace 10');
  group.say('stop', 'replaced');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop live 6');
});

test('a trailing stop follows the price and triggers where it turns', () => {
  const group = protectedBracket(withTerms({ STOP_TICKS: 0, TRAIL: 200 }));
  group.tick(10_300);
  group.tick(10_101);
  assert.equal(group.legs(), 'entry filled, target live 10, stop armed 10');
  group.tick(10_100);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
});

test('the cancel of a target that the venue refuses is asked for again after a pause', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'cancel_rejected');
  assert.equal(group.legs(), 'entry filled, target live 10, stop triggered 10');
  group.wait(249);
  assert.equal(group.legs(), 'entry filled, target live 10, stop triggered 10');
  group.wait(1);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop triggered 10');
});

test('a stop that the venue rejects is sent again after a pause, without a second trigger', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.say('stop', 'rejected');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
  group.fill('stop', 10);
  assert.ok(group.isOver());
});

test('a target that the venue rejects is placed again, after a longer pause each time, while the stop stays armed', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.say('target', 'rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
  group.say('target', 'rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target rejected, stop armed 10');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

/* Its terms; the ticks that trigger it; 1 % beyond where it triggered. */
const BANDS: readonly (readonly [string, Record<string, number>, readonly number[], number])[] = [
  ['a stop', {}, [9_400], 9_405],
  ['a trailing stop', { STOP_TICKS: 0, TRAIL: 200 }, [10_000, 9_700], 9_702],
];
for (const [name, terms, ticks, band] of BANDS) {
  test(`${name} of a group with market protection keeps its band when it is sent again`, () => {
    const options = 100 << PROTECTION_SHIFT;
    const group = protectedBracket(withTerms(terms, { options }));
    for (const one of ticks) group.tick(one);
    group.say('target', 'cancelled');
    assert.deepEqual(sentAs(group, 'stop'), [band, PlaceOption.priced]);
    group.say('stop', 'cancelled');
    group.wait(250);
    assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
    assert.deepEqual(sentAs(group, 'stop'), [band, PlaceOption.priced]);
    group.fill('stop', 10);
    assert.ok(group.isOver());
  });
}

/** Price and options of the event that routed it last. */
function sentAs(group: GroupWorld, who: 'stop'): readonly number[] {
  for (const bytes of group.world.journal.toReversed()) {
    const { f64, i32 } = recordsOf(bytes.slice().buffer);
    const kind = i32[EventHalf.KIND_VERSION]! & 0xffff;
    const isRoute = kind === EventKind.accepted || kind === EventKind.released;
    if (!isRoute || f64[EventWord.ORDER_ID] !== group.idOf(who)) continue;
    return [f64[EventWord.PRICE_TICKS]!, f64[EventWord.OPTIONS]! & PlaceOption.priced];
  }
  return [];
}

test('a target that its venue ends unasked is placed again', () => {
  const group = protectedBracket();
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop armed 10');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('a target whose outcome is unknown is never placed a second time, and the stop waits for it', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.say('target', 'outcome_unknown');
  group.tick(9_500);
  group.wait(60_000);
  assert.equal(group.legs(), 'entry filled, target unknown 10, stop triggered 10');
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.say('target', 'absent');
  assert.equal(group.legs(), 'entry filled, target not_sent, stop routed 10');
});

test('a target that was certainly never sent is placed again as an order of its own', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  const first = group.idOf('target');
  group.say('target', 'outcome_unknown');
  group.say('target', 'absent');
  group.wait(250);
  assert.notEqual(group.idOf('target'), first);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('after as many changes as a venue allows the target is cancelled, and a new one takes its place', () => {
  const group = groupOf(withTerms({}, { lots: 40 }));
  group.acknowledge('entry');
  group.fill('entry', 1);
  group.acknowledge('target');
  const first = group.idOf('target');
  for (let i = 0; i < MOST_CHANGES; i++) {
    group.fill('entry', 1);
    group.say('target', 'replaced');
  }
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry partly_filled 13, target pending_cancel 26, stop armed 27');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry partly_filled 13, target routed 27, stop armed 27');
  assert.notEqual(group.idOf('target'), first);
  group.acknowledge('target');
  group.fill('entry', 1);
  assert.equal(group.legs(), 'entry partly_filled 12, target pending_replace 27, stop armed 28');
});

test('a change that the venue refuses is asked for again after a pause', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.fill('entry', 6);
  group.say('target', 'replace_rejected');
  assert.equal(group.legs(), 'entry filled, target live 4, stop armed 10');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target pending_replace 4, stop armed 10');
});

test('a client that cancels the target ends the stop, once that is confirmed', () => {
  const group = protectedBracket();
  group.cancel('target');
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop armed 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop cancelled');
  assert.ok(group.isOver());
  assert.equal(group.position(), 10);
});

test('a client that cancels the stop ends the target and the rest of the entry', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.cancel('stop');
  assert.equal(group.legs(), 'entry pending_cancel 6, target pending_cancel 4, stop cancelled');
  group.say('target', 'cancelled');
  group.say('entry', 'cancelled');
  assert.ok(group.isOver());
});

test('the cancel of a bracket whose entry is filled cancels its exits', () => {
  const group = protectedBracket();
  const [told] = group.cancel('entry');
  assert.equal(told!.kind, 'plan_moved');
  assert.notEqual(told!.requestId, 0);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop cancelled');
  group.say('target', 'cancelled');
  assert.ok(group.isOver());
  assert.equal(group.cancel('entry')[0]!.reject, 'ORDER_FINAL');
});

test('the cancel of a bracket whose entry has left the table cancels its exits, of its own account only', () => {
  const group = groupOf(BRACKET, { ...NO_LIMITS, finalsKept: 0 });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.acknowledge('target');
  group.wait(25 * 3_600_000);
  assert.equal(group.legs(), 'entry none, target live 10, stop armed 10');
  assert.equal(group.world.cancel(group.id, 1)[0]!.reject, 'ORDER_FINAL');
  group.check();
  assert.equal(group.cancel('entry')[0]!.kind, 'plan_moved');
  assert.equal(group.legs(), 'entry none, target pending_cancel 10, stop cancelled');
  group.say('target', 'cancelled');
  assert.ok(group.isOver());
});

test('cancel-all leaves nothing of the group', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.world.cancelAll();
  group.world.settle();
  group.check();
  group.say('entry', 'cancelled');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry cancelled, target cancelled, stop cancelled');
  assert.ok(group.isOver());
});

test('a group whose cancels the venue refuses, whoever wanted them, asks again until nothing of it is open', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.world.cancelAll();
  group.world.settle();
  group.check();
  for (const pauseMs of [250, 500, 1_000, 2_000]) {
    group.say('entry', 'cancel_rejected');
    group.say('target', 'cancel_rejected');
    assert.equal(group.legs(), 'entry partly_filled 6, target live 4, stop cancelled');
    group.wait(pauseMs - 1);
    assert.equal(group.legs(), 'entry partly_filled 6, target live 4, stop cancelled');
    group.wait(1);
    assert.equal(group.legs(), 'entry pending_cancel 6, target pending_cancel 4, stop cancelled');
  }
  group.say('entry', 'cancelled');
  group.say('target', 'cancelled');
  assert.ok(group.isOver());
});

/** What the kill switch says of the account. */
function stopTrading(group: GroupWorld, value: number): void {
  group.world.command(CommandKind.set_trading_state, (command) => {
    command.i32[CommandHalf.ACCOUNT] = 0;
    command.i32[CommandHalf.INSTRUMENT] = -1;
    command.f64[COMMAND_DEFINITION + StateWord.STATE] = value;
    command.f64[COMMAND_DEFINITION + StateWord.CANCELS] = 1;
  });
  group.world.settle();
  group.check();
}

test('a kill switch leaves nothing of the group, and brings nothing of it back', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  stopTrading(group, TradingState.halted);
  assert.equal(group.legs(), 'entry pending_cancel 6, target pending_cancel 4, stop cancelled');
  group.say('entry', 'cancelled');
  group.say('target', 'cancelled');
  stopTrading(group, TradingState.active);
  group.wait(10_000);
  assert.equal(group.legs(), 'entry cancelled, target cancelled, stop cancelled');
  assert.ok(group.isOver());
});

test('where only what reduces may go on, the entry is cancelled and its exits stay, and may be used', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  stopTrading(group, TradingState.reducing);
  assert.equal(group.legs(), 'entry pending_cancel 6, target live 4, stop armed 4');
  group.say('entry', 'cancelled');
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry cancelled, target cancelled, stop routed 4');
});

test('a client that is gone loses its entry only, where its guard keeps what protects', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.world.guard(CommandKind.guard_hold, 7, 0, GuardScope.entries, 0);
  group.world.guard(CommandKind.guard_drop, 7);
  group.wait(1);
  group.world.settle();
  group.check();
  assert.equal(group.legs(), 'entry pending_cancel 6, target live 4, stop armed 4');
});

test('an exit from outside makes the exits smaller by as much', () => {
  const group = protectedBracket();
  group.outside('sell', 4);
  assert.equal(group.legs(), 'entry filled, target pending_replace 10, stop armed 6');
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target live 6, stop armed 6');
  assert.deepEqual(group.notes(), [PlanNote.shrunk]);
});

test('a position that is closed from outside ends the group', () => {
  const group = protectedBracket();
  group.outside('sell', 10);
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop cancelled');
  group.say('target', 'cancelled');
  assert.ok(group.isOver());
});

test('what was closed from outside stays closed: a position that comes later is not of this group', () => {
  const group = protectedBracket();
  group.outside('sell', 4);
  group.outside('buy', 4);
  group.say('target', 'replaced');
  assert.equal(group.legs(), 'entry filled, target live 6, stop armed 6');
});

test('of two groups the older one keeps its protection when the position is made smaller from outside', () => {
  const group = protectedBracket();
  const { world } = group;
  const second = groupOfSame(group);
  second.acknowledge('entry');
  second.fill('entry', 10);
  second.acknowledge('target');
  trade(world, 'sell', 13);
  group.check();
  assert.equal(second.legs(), 'entry filled, target pending_cancel 10, stop cancelled');
  assert.equal(group.legs(), 'entry filled, target pending_replace 10, stop armed 7');
});

test('an entry that only closes an opposite position needs no exits', () => {
  const group = groupOf(BRACKET, NO_LIMITS, (world) => trade(world, 'sell', 10));
  group.acknowledge('entry');
  group.fill('entry', 10);
  assert.equal(group.legs(), 'entry filled, target none, stop none');
  assert.ok(group.isOver());
});

test('both exits filled is told; without the policy it is only told', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  assert.ok(group.isOver());
  group.fill('target', 10);
  assert.deepEqual(group.notes().slice(-2), [PlanNote.overfilled, PlanNote.done]);
  assert.equal(group.position(), -10);
  assert.ok(group.isOver());
});

test('both exits filled is traded back by a market order, if that is the policy', () => {
  const group = protectedBracket(withTerms({ FLAGS: TermFlag.flatten }));
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop filled, flatten routed 10');
  group.fill('flatten', 4);
  group.fill('flatten', 6);
  assert.equal(group.position(), 0);
  assert.ok(group.isOver());
});

test('a flattening that the venue rejects is tried again, and one that its client cancels is given up', () => {
  const group = protectedBracket(withTerms({ FLAGS: TermFlag.flatten }));
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  group.fill('target', 3);
  group.say('flatten', 'rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop filled, flatten routed 3');
  group.acknowledge('flatten');
  group.cancel('flatten');
  group.say('flatten', 'cancelled');
  assert.ok(group.isOver());
});

test('a late fill of an entry that was cancelled is protected', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.cancel('entry');
  group.say('entry', 'cancelled');
  assert.ok(group.isOver());
  group.fill('entry', 3);
  assert.equal(group.legs(), 'entry cancelled, target routed 3, stop armed 3');
  assert.ok(!group.isOver());
});

test('a fill of an entry behind the end that its client has given the group is told: nothing protects it', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 4);
  group.acknowledge('target');
  group.cancel('target');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry pending_cancel 6, target cancelled, stop cancelled');
  assert.deepEqual(group.notes(), [], 'what was open then is as its client wants it');
  group.fill('entry', 3);
  assert.deepEqual(group.notes(), [PlanNote.bare]);
  group.say('entry', 'cancelled');
  assert.deepEqual(group.notes(), [PlanNote.bare, PlanNote.done]);
  const again = group.fill('entry', 1).find(({ note }) => note === PlanNote.bare);
  assert.equal(again?.lastLots, 8, 'all that is open');
  assert.deepEqual(group.notes(), [PlanNote.bare, PlanNote.done, PlanNote.bare, PlanNote.done]);
  assert.equal(group.position(), 8);
});

test('protection that is missing for longer than it may is told once, and once it is back', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.wait(999);
  assert.deepEqual(group.notes(), []);
  group.wait(1);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.wait(60_000);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  const back = group.acknowledge('target').find(({ note }) => note === PlanNote.back);
  assert.equal(back!.more, group.world.inputs.nowUs - 61_000_000, 'since when it was missing');
  group.wait(60_000);
  assert.deepEqual(group.notes(), [PlanNote.missing, PlanNote.back]);
});

test('how long protection may be missing is said when the engine starts', () => {
  const group = groupOf(BRACKET, NO_LIMITS, (world) => {
    world.command(CommandKind.restart, (command) => {
      command.f64.set([1, 0, 1, 0, 1_000, 86_400_000_000, 86_400_000_000, 0, 200_000], COMMAND_DEFINITION);
    });
    world.settle();
    world.brokerReady(0);
  });
  group.acknowledge('entry');
  group.fill('entry', 10);
  group.wait(199);
  assert.deepEqual(group.notes(), []);
  group.wait(1);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
});

test('while trading is halted the stop is armed and nothing leaves; the target follows once it is resumed', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.world.command(CommandKind.halt, () => {});
  group.fill('entry', 10);
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.wait(1_000);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.world.command(CommandKind.resume, () => {});
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('a stop that triggers while trading is halted leaves once it is resumed', () => {
  const group = protectedBracket();
  group.world.command(CommandKind.halt, () => {});
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop triggered 10');
  group.wait(1_000);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.world.command(CommandKind.resume, () => {});
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('without its broker the target waits, and leaves when that is back', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  group.world.report(ReportKind.session_down, 0, { broker: 0 });
  group.fill('entry', 10);
  assert.equal(group.legs(), 'entry filled, target none, stop armed 10');
  group.world.brokerReady(0);
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('exits live for as long as they are needed', () => {
  const group = protectedBracket(withTerms({}, { tif: TimeInForce.gtc }));
  group.wait(30 * 24 * 3_600_000);
  assert.equal(group.legs(), 'entry none, target live 10, stop armed 10');
});

test('the exits of a DAY order end with its day', () => {
  const group = protectedBracket(withTerms({}, { tif: TimeInForce.day }));
  group.fill('target', 4);
  const told = group.wait(24 * 3_600_000).find(({ note }) => note === PlanNote.bare);
  assert.equal(told?.lastLots, 6, 'what stays open is told');
  group.say('target', 'expired');
  assert.match(group.legs(), /target expired, stop expired$/);
  assert.deepEqual(group.notes(), [PlanNote.bare, PlanNote.done]);
  assert.ok(group.isOver());
});

test('limits count a group once: while the target rests, the stop is no order and holds nothing', () => {
  const group = protectedBracket();
  const before = { ...open(group) };
  assert.deepEqual(before, { orders: 1, notional: 10 * 10_500 });
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.deepEqual(open(group), { orders: 1, notional: 10 * 9_500 });
});

test('the target does not meet an order of the firm: it is held until that is gone, and cancelled with its group', () => {
  const group = groupOf(BRACKET, { risk: { self_trade_mode: 2 } }, (world) => {
    world.place({ account: 1, ticks: 10_600, lots: 5 });
  });
  group.acknowledge('entry');
  group.fill('entry', 10);
  assert.match(group.legs(), /^entry filled, target held 10, stop armed 10$/);
  group.cancel('stop');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop cancelled');
  assert.ok(group.isOver());
});

test('a restart anywhere goes on where it was: a triggered stop still waits for its target', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.world.restart();
  group.world.settle();
  group.world.brokerReady(0);
  group.check();
  assert.equal(group.legs(), 'entry filled, target unknown 10, stop triggered 10');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('an order table that is full keeps the exits back, and they come when there is room', () => {
  const group = groupOf(BRACKET, { ...NO_LIMITS, capacities: { ...smallCapacities, orders: 3 } }, () => {});
  group.acknowledge('entry');
  const others = [group.world.place({ ticks: 9_000 }), group.world.place({ ticks: 9_000 })].map(
    ([told]) => told!.orderId,
  );
  group.fill('entry', 10);
  assert.equal(group.legs(), 'entry filled, target none, stop none');
  for (const id of others) {
    group.world.report(ReportKind.cancelled, id);
  }
  group.wait(24 * 3_600_000);
  group.wait(50);
  assert.equal(group.legs(), 'entry none, target routed 10, stop armed 10');
  assert.ok(group.notes().includes(PlanNote.missing));
});

function requests(group: GroupWorld): number {
  let count = 0;
  for (const bytes of group.world.journal) {
    const { i32 } = recordsOf(bytes.slice().buffer);
    if ((i32[EventHalf.KIND_VERSION]! & 0xffff) === EventKind.replace_requested) count += 1;
  }
  return count;
}

/** What the account's limits see. */
function open({ world }: GroupWorld): { orders: number; notional: number } {
  const { words } = world.state.scopes;
  const at = accountScope(0) * SCOPE_WIDTH;
  return { orders: words[at + ScopeColumn.OPEN_ORDERS]!, notional: words[at + ScopeColumn.OPEN_NOTIONAL]! };
}

function groupOfSame(group: GroupWorld): GroupWorld {
  const [told] = group.world.place(BRACKET);
  return groupIn(group.world, told!.orderId, group.check);
}

/** A position that grows by an order which rests since before: what is placed may be stopped by now. */
function restsOutside(group: GroupWorld, side: 'buy' | 'sell', lots: number, ticks: number): () => void {
  const [told] = group.world.place({ side, lots, ticks });
  const { orderId, broker } = told!;
  group.world.report(ReportKind.acknowledged, orderId, { broker });
  return () => {
    group.world.report(ReportKind.filled, orderId, { broker, execution: 5_000_000 + orderId, lots, ticks });
    group.check();
  };
}

test('while trading is halted a target that is for too much is cancelled, not changed, and comes back once it is resumed', () => {
  const group = protectedBracket();
  const closeSome = restsOutside(group, 'sell', 4, 10_400);
  group.world.command(CommandKind.halt, () => {});
  closeSome();
  assert.equal(group.legs(), 'entry filled, target pending_cancel 10, stop armed 6');
  group.say('target', 'cancelled');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop armed 6');
  group.world.command(CommandKind.resume, () => {});
  group.wait(50);
  assert.equal(group.legs(), 'entry filled, target routed 6, stop armed 6');
});

test('a group is not over while its stop is at a venue, which may refuse the cancel', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.acknowledge('stop');
  group.outside('sell', 10);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_cancel 10');
  assert.ok(!group.isOver());
  group.say('stop', 'cancel_rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop pending_cancel 10');
  group.say('stop', 'cancelled');
  assert.ok(group.isOver());
});

test('a target that is to become larger protects no more than before until its venue says so', () => {
  const group = protectedBracket(BRACKET, 4);
  group.fill('entry', 6);
  assert.equal(group.legs(), 'entry filled, target pending_replace 4, stop armed 10');
  group.wait(999);
  assert.deepEqual(group.notes(), []);
  group.wait(1);
  assert.deepEqual(group.notes(), [PlanNote.missing]);
  group.say('target', 'replaced');
  assert.deepEqual(group.notes(), [PlanNote.missing, PlanNote.back]);
});

test('a group that a late fill opens again keeps its age: the newer one is made smaller first', () => {
  const old = groupOf(BRACKET);
  old.acknowledge('entry');
  old.cancel('entry');
  old.say('entry', 'cancelled');
  assert.ok(old.isOver());
  const [told] = old.world.place(BRACKET);
  const newer = groupIn(old.world, told!.orderId, old.check);
  newer.acknowledge('entry');
  newer.fill('entry', 10);
  newer.acknowledge('target');
  old.fill('entry', 3);
  old.acknowledge('target');
  old.outside('sell', 4);
  assert.equal(old.legs(), 'entry cancelled, target live 3, stop armed 3');
  assert.equal(newer.legs(), 'entry filled, target pending_replace 10, stop armed 6');
});

test('both exits filled once more is told once more, although as much was traded back before', () => {
  const group = protectedBracket(withTerms({ FLAGS: TermFlag.flatten }));
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  for (const time of [1, 2]) {
    group.fill('target', 4);
    assert.equal(group.notes().filter((note) => note === PlanNote.overfilled).length, time);
    group.fill('flatten', 4);
    assert.equal(group.position(), 0);
  }
});

test('the exits of a post-only entry may trade at once', () => {
  const group = protectedBracket({ ...BRACKET, options: PlaceOption.postOnly });
  const optionsOf = (who: 'entry' | 'target' | 'stop'): number => {
    const row = findOrder(group.world.state, group.idOf(who));
    return group.world.state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS]! & PlaceOption.postOnly;
  };
  assert.deepEqual([optionsOf('entry'), optionsOf('target'), optionsOf('stop')], [PlaceOption.postOnly, 0, 0]);
});

test('a client that changes the target while the entry waits finds it there once that has filled', () => {
  const group = groupOf(BRACKET);
  group.acknowledge('entry');
  const [told] = group.world.replace(group.id, 0, 0, 0, 0, { TARGET_TICKS: 10_600 });
  assert.equal(told!.kind, 'replaced');
  group.check();
  group.fill('entry', 10);
  assert.equal(group.world.order(group.idOf('target'))!.price, 10_600);
});
