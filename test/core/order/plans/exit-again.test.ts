import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ATTEMPTS } from '../../../../core/order/decide-absent.ts';
import { recordsOf } from '../../../../core/memory/records.ts';
import { EVENT_BYTES, EventKind, EventHalf, EventWord } from '../../../../core/schema/event.ts';
import { PROTECTION_SHIFT, PlaceOption } from '../../../../core/schema/risk.ts';
import { TermFlag } from '../../../../core/schema/terms.ts';
import { begun } from '../../../support/begun-world.ts';
import { assertDecidedAgain } from '../../../support/decided-again.ts';
import { BRACKET, type GroupWorld, protectedBracket } from '../../../support/group-world.ts';

/* What protects a position and certainly isn't at its venue goes again; an entry doesn't. */

/** A position of 10, bought; there are two brokers, and the last price is 10000. */
const LONG = `
    new B 10@10000 id=p
    ack p
    fill p 10@10000`;

/** A sell stop for all of it has triggered, left, and nobody knows what became of it after a restart. */
const LOST = `${LONG}
    new S 10@market stop=9900 id=a
    tick 9900 → triggered, released routed to 0 try 1
    restart → restarted, outcome_unknown unknown of a, fanout_done`;

const Scenarios: Readonly<Record<string, string>> = {
  'a stop that left before a crash and is proven absent leaves again, as its next attempt': `${LOST}
    ready 0
    report absent a → not_sent triggered to 255 of a, plan_moved triggered
    order a → triggered
    timers +9ms → nothing
    timers +1ms → released routed to 0 try 2 of a
    ack a → live
    fill a 10@9890 → filled 10, plan_moved filled
    book → position 0 sell 0`,
  'proven absent before its only broker is reconciled it waits, and leaves when that is': `${LOST}
    up 0
    settle
    report absent a → not_sent triggered, plan_moved triggered
    timers +10ms → plan_moved triggered
    timers +40s → plan_moved triggered
    reconciled 0
    score 0 ready
    timers +1s → released routed to 0 try 2`,
  'it may go to another broker than the one that lost it': `${LOST}
    ready 1
    report absent a → not_sent triggered, plan_moved
    timers +10ms → released routed to 1 try 2`,
  'the broker that lost it is no worse than others: all are tried anew': `${LOST}
    ready 0
    ready 1
    report absent a
    timers +10ms → released routed to 0 try 2
    report busy a → rerouted routed to 1 try 3`,
  'what the venue tells of the lost attempt afterwards is booked and halts': `${LOST}
    ready 0
    report absent a
    fill a 10@9890 try=1 at=0 → suspended of a
    book → halted`,
  'proven absent a second time while it waits here changes nothing': `${LOST}
    ready 0
    report absent a
    report absent a try=1 at=0 → nothing
    order a → triggered`,
  'while it waits here it can be cancelled': `${LOST}
    ready 0
    report absent a
    cancel a → cancelled of a, plan_moved cancelled
    timers +1s → nothing`,
  'a restart while it waits here goes on': `${LOST}
    ready 0
    report absent a
    restart → restarted, fanout_done
    ready 0
    timers +10ms → released routed try 2 of a`,
  'where its position was closed in the meantime it does not go again': `${LOST}
    ready 0
    report absent a
    new S 10@market id=b
    fill b 10@9900
    timers +10ms → not_sent NOT_SENT of a, plan_moved not_sent`,
  'where trading is halted it does not go again, and its client is told': `${LOST}
    ready 0
    halt
    report absent a → not_sent triggered, plan_moved
    timers +10ms → not_sent NOT_SENT, plan_moved not_sent`,
  'a stop that opens a position is an entry: proven absent it is never sent again': `
    new B 10@market stop=10100 id=a
    tick 10100 → triggered, released
    restart
    ready 0
    report absent a → not_sent not_sent of a, plan_moved not_sent`,
  'a stop for more than the position would turn it: it does not go again': `${LONG}
    new S 11@market stop=9900 id=a
    tick 9900
    restart
    ready 0
    report absent a → not_sent not_sent, plan_moved`,
  'a stop whose cancel was asked for is not wanted again': `${LONG}
    new S 10@9890 stop=9900 id=a
    tick 9900 → triggered, released
    cancel a → pending_cancel
    restart
    ready 0
    report absent a → not_sent not_sent, plan_moved`,
  'a stop limit that rested before its replace was lost is not known never to have traded': `${LONG}
    new S 10@9890 stop=9900 id=a
    tick 9900
    ack a
    replace a 10@9880 → pending_replace
    restart
    ready 0
    report absent a → not_sent not_sent, plan_moved`,
  'a plain exit is its client’s to repeat': `${LONG}
    new S 10@9890 id=a
    restart
    ready 0
    report absent a → not_sent not_sent of a`,
  'a stop that never left for want of a session waits for one': `${LONG}
    new S 10@market stop=9900 id=a
    tick 9900 → triggered, released to 0 try 1
    score 1 down
    score 0 down
    report not_sent a → not_sent triggered, plan_moved
    timers +10ms → plan_moved triggered
    score 0 ready
    timers +10ms → released routed to 0 try 2`,
  'a stop that never left goes to another broker at once where there is one': `${LONG}
    new S 10@market stop=9900 id=a
    tick 9900 → triggered, released to 0 try 1
    report not_sent a → rerouted routed to 1 try 2`,
  'what came back is held where it would meet an order of the firm, and leaves as its next attempt': `${LONG}
    new S 10@market stop=9900 id=a stp=cancel_oldest
    tick 9900 → triggered, released
    restart
    ready 0
    new B 10@9950 id=b account=1
    ack b
    report absent a → not_sent triggered, plan_moved
    timers +10ms → triggered held of a, cancel_requested of b
    report cancelled b
    timers → released routed of a try 2`,
  'the order of an OCO that is proven absent ends, which is told, and its stop goes': `${LONG}
    new S 10@10500 oco target=10500 stop=9500 id=a → accepted, accepted armed, plan_moved
    restart
    ready 0
    report absent a → not_sent not_sent of a, plan_moved, cancelled, plan_moved`,
  'a leg of an iceberg that is proven absent is placed again, as an order of its own': `
    new B 40@10000 id=a iceberg=4
    restart → restarted, outcome_unknown of a.1, fanout_done
    ready 0
    report absent a.1 → not_sent not_sent of a.1, plan_moved working of a
    timers +1s → accepted routed 10@10000 of a.1`,
};

for (const [name, lines] of Object.entries(Scenarios)) {
  test(name, () => {
    const { script, world } = begun({ brokers: 2 });
    script.play(lines);
    assertDecidedAgain(world);
  });
}

test('an exit that never arrives is tried so often, and then its client is told', () => {
  const { script, world } = begun({ brokers: 1 });
  script.play(`${LONG}
    new S 10@market stop=9900 id=a
    tick 9900 → triggered, released try 1`);
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
    script.play(`report absent a → not_sent triggered, plan_moved
      timers +1s → released routed try ${attempt + 1}`);
  }
  script.play('report absent a → not_sent not_sent, plan_moved not_sent');
  assertDecidedAgain(world);
});

test('a stop leg that is proven absent is placed again, without a second trigger', () => {
  const group = protectedBracket();
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.say('stop', 'outcome_unknown');
  group.say('stop', 'absent');
  assert.equal(group.legs(), 'entry filled, target cancelled, stop not_sent');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
});

test('a target that is proven absent is placed again, while the stop stays armed', () => {
  const group = protectedBracket();
  group.say('target', 'outcome_unknown');
  group.say('target', 'absent');
  assert.equal(group.legs(), 'entry filled, target not_sent, stop armed 10');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target routed 10, stop armed 10');
});

test('what trades back too much and is proven absent is placed again', () => {
  const flatten = { ...BRACKET, terms: { ...BRACKET.terms, FLAGS: TermFlag.flatten } };
  const group = protectedBracket(flatten);
  group.tick(9_500);
  group.say('target', 'cancelled');
  group.fill('stop', 10);
  group.fill('target', 10);
  assert.equal(group.legs(), 'entry filled, target filled, stop filled, flatten routed 10');
  group.say('flatten', 'outcome_unknown');
  group.say('flatten', 'absent');
  assert.equal(group.legs(), 'entry filled, target filled, stop filled, flatten not_sent');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target filled, stop filled, flatten routed 10');
});

/** Of the newest event that sends an order: its price, and whether that is the engine's own. */
function sent(group: GroupWorld): [ticks: number, isOwn: boolean] {
  for (const bytes of group.world.journal.toReversed()) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    const kind = event.i32[EventHalf.KIND_VERSION]! & 0xffff;
    if (kind !== EventKind.released && kind !== EventKind.accepted) continue;
    return [event.f64[EventWord.PRICE_TICKS]!, (event.f64[EventWord.OPTIONS]! & PlaceOption.priced) !== 0];
  }
  return [0, false];
}

test('a stop leg that is placed again keeps the market protection that its client asked for', () => {
  const group = protectedBracket({ ...BRACKET, options: 100 << PROTECTION_SHIFT });
  group.tick(9_500);
  group.say('target', 'cancelled');
  assert.deepEqual(sent(group), [9_405, true]);
  group.say('stop', 'rejected');
  group.wait(250);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 10');
  assert.deepEqual(sent(group), [9_405, true]);
  // What isn't filled at once is cancelled by its venue: the rest goes the same way.
  group.fill('stop', 4);
  group.say('stop', 'cancelled');
  group.wait(500);
  assert.equal(group.legs(), 'entry filled, target cancelled, stop routed 6');
  assert.deepEqual(sent(group), [9_405, true]);
});

test('a trailing stop leg that is placed again is protected from where it triggered', () => {
  const terms = { TARGET_TICKS: 10_500, STOP_TICKS: 0, TRAIL: 500 };
  const group = protectedBracket({ ...BRACKET, terms, options: 100 << PROTECTION_SHIFT });
  group.tick(10_200);
  group.tick(9_700);
  group.say('target', 'cancelled');
  assert.deepEqual(sent(group), [9_603, true]);
  group.say('stop', 'rejected');
  group.wait(250);
  assert.deepEqual(sent(group), [9_603, true]);
});
