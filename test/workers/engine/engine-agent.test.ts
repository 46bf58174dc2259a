import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader } from '../../../core/memory/event-ring.ts';
import { RingProducer } from '../../../core/memory/ring.ts';
import { COMMAND_WORDS, CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { GuardCommand, GuardScope } from '../../../core/schema/guard.ts';
import { OrderType, TimeInForce } from '../../../core/schema/order-kind.ts';
import { REPORT_WORDS, ReportHalf, ReportKind, ReportWord } from '../../../core/schema/report.ts';
import { ASK_PAUSE_US } from '../../../core/risk/held-orders.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { Events, createShared } from '../../../core/topology.ts';
import { createClock, startClock } from '../../../workers/clock.ts';
import { engineOf, generousSetup, openMarket } from '../../../bench/engine/engine-parts.ts';
import { smallCapacities } from '../../support/engine-world.ts';

test('no event is older than the one before it, wherever the clock goes', () => {
  const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 4 });
  startClock(shared.control);
  const engine = engineOf(shared, smallCapacities, generousSetup(1, 1), () => ({ ring() {}, ringIfHungry() {} }));
  const commands = new RingProducer(shared.commands);
  const events = new EventReader(shared.events, Events.readers.journal.index, 'published');
  const times: number[] = [];
  for (const nowUs of [5_000_000, 6_000_000, 4_000_000, 4_500_000, 7_000_000]) {
    const at = commands.claim();
    commands.records.i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
    commands.publish();
    engine.doWork(nowUs);
    const readable = events.poll(256);
    for (let i = 0; i < readable; i++) times.push(events.records.f64[(events.at(i) >> 3) + EventWord.TIME_US]!);
    events.release(readable);
  }
  assert.ok(times.length >= 5, `${times.length} events`);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.equal(times.at(-1), 7_000_000);
});

test('a guard that comes due is work, and so are the cancels that it begins', () => {
  const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 4 });
  startClock(shared.control);
  const engine = engineOf(shared, smallCapacities, generousSetup(1, 1), () => ({ ring() {}, ringIfHungry() {} }));
  const commands = new RingProducer(shared.commands);
  const events = new EventReader(shared.events, Events.readers.journal.index, 'published');
  const kinds = (): number[] => {
    const readable = events.poll(256);
    const found: number[] = [];
    for (let i = 0; i < readable; i++) {
      found.push(events.records.i32[(events.at(i) >> 2) + EventHalf.KIND_VERSION]! & 0xffff);
    }
    events.release(readable);
    return found;
  };
  const ask = (kind: number): void => {
    const at = commands.claim();
    commands.records.f64.fill(0, at >> 3, (at >> 3) + COMMAND_WORDS);
    commands.records.i32[(at >> 2) + CommandHalf.KIND] = kind;
    commands.records.f64[(at >> 3) + GuardCommand.SCOPE] = GuardScope.all;
    commands.records.f64[(at >> 3) + GuardCommand.DELAY_US] = 1_000_000;
    commands.publish();
  };
  const until = (nowUs: number): number[] => {
    do engine.doWork(nowUs);
    while (engine.hasWork());
    return kinds();
  };
  ask(CommandKind.guard_hold);
  ask(CommandKind.guard_drop);
  assert.deepEqual(until(5_000_000).slice(-2), [EventKind.guard_held, EventKind.guard_dropped]);
  assert.deepEqual(until(5_998_000), []);
  assert.equal(engine.parkMs?.(), 2, 'it sleeps until then');
  assert.deepEqual(until(5_999_999), []);
  engine.doWork(6_000_000);
  assert.deepEqual([...kinds(), ...until(6_000_000)], [EventKind.guard_fired, EventKind.fanout_done]);
  assert.equal(engine.parkMs?.(), 86_394_000, 'until the next day begins');
});

test('a held order is work as soon as what it waits for is gone, and its next ask is waited for, not looked for', () => {
  const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 4 });
  startClock(shared.control);
  openMarket(shared, 1, 1);
  const engine = engineOf(shared, smallCapacities, generousSetup(2, 1), () => ({ ring() {}, ringIfHungry() {} }));
  const commands = new RingProducer(shared.commands);
  const reports = new RingProducer(shared.reports);
  const events = new EventReader(shared.events, Events.readers.journal.index, 'published');
  let nowUs = createClock(shared.control).nowUs() + 1_000_000;
  const until = (): number[] => {
    do engine.doWork(nowUs);
    while (engine.hasWork());
    const found: number[] = [];
    const readable = events.poll(256);
    for (let i = 0; i < readable; i++) {
      found.push(events.records.i32[(events.at(i) >> 2) + EventHalf.KIND_VERSION]! & 0xffff);
    }
    events.release(readable);
    return found;
  };
  const tell = (kind: number, orderId: number): number[] => {
    const at = reports.claim();
    reports.records.f64.fill(0, at >> 3, (at >> 3) + REPORT_WORDS);
    reports.records.i32[(at >> 2) + ReportHalf.KIND] = kind;
    reports.records.i32[(at >> 2) + ReportHalf.ATTEMPT] = 1;
    reports.records.f64[(at >> 3) + ReportWord.ORDER_ID] = orderId;
    reports.publish();
    return until();
  };
  const place = (side: number): number[] => {
    const at = commands.claim();
    commands.records.f64.fill(0, at >> 3, (at >> 3) + COMMAND_WORDS);
    commands.records.i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
    commands.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = side;
    commands.records.i32[(at >> 2) + CommandHalf.COUNT] = SelfTradeMode.cancel_oldest + 1;
    commands.records.u8[at + CommandByte.SIDE] = side;
    commands.records.u8[at + CommandByte.TYPE] = OrderType.limit;
    commands.records.u8[at + CommandByte.TIME_IN_FORCE] = TimeInForce.gtc;
    commands.records.f64[(at >> 3) + CommandWord.PRICE_TICKS] = 10_000;
    commands.records.f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = 1;
    commands.publish();
    return until();
  };
  const K = EventKind;
  until();
  tell(ReportKind.session_up, 0);
  tell(ReportKind.reconciled, 0);
  assert.deepEqual(place(0), [K.accepted]);
  tell(ReportKind.acknowledged, 1);
  assert.deepEqual(place(1), [K.accepted, K.cancel_requested]);
  assert.deepEqual(tell(ReportKind.cancel_rejected, 1), [K.cancel_rejected]);
  nowUs += ASK_PAUSE_US - 3_000;
  assert.deepEqual(until(), []);
  assert.equal(engine.parkMs?.(), 3, 'it sleeps until it asks again');
  nowUs += 3_000;
  assert.deepEqual(until(), [K.cancel_requested]);
  assert.deepEqual(tell(ReportKind.cancelled, 1), [K.cancelled, K.released]);
});
