import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { HOLD_US } from '../../../core/journal/hold.ts';
import { DurableCursor, EventReader } from '../../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../../core/memory/ring.ts';
import { COMMAND_BYTES, CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { EventHalf, EventKind } from '../../../core/schema/event.ts';
import { OrderType, TimeInForce } from '../../../core/schema/order-kind.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../../core/schema/report.ts';
import { Events, createShared } from '../../../core/topology.ts';
import { engineOf, generousSetup, openMarket } from '../../../bench/engine/engine-parts.ts';
import type { Agent } from '../../../workers/agent.ts';
import { createClock, startClock } from '../../../workers/clock.ts';
import { type JournalAgent, createJournalAgent } from '../../../workers/journal/journal-agent.ts';
import type { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { open, temporaryFolder, writerOf } from '../journal/kit.ts';

/** Engine and journal on the rings of a process, turn by turn, with a client and a venue by hand. */
interface World {
  readonly engine: Agent;
  readonly journal: JournalAgent;
  readonly writer: JournalWriter;
  /** Times that the engine rang the journal. */
  rung(): number;
  place(): void;
  report(kind: number, orderId: number, lots?: number): void;
  queryPositions(): void;
  /** One cycle of the engine, then the journal for as long as it finds work: the kinds that became durable. */
  turn(laterUs?: number): number[];
}

const EVENTS = 128;
const LOTS = 5;

function world(t: TestContext, options: { readonly holds?: boolean; readonly ackAccepted?: boolean } = {}): World {
  const shared = createShared({ mode: 'dedicated', slots: EVENTS, instruments: 4 });
  startClock(shared.control);
  openMarket(shared, 1);
  const opened = open(temporaryFolder(t), 1 << 20);
  const writer = writerOf(opened);
  t.after(() => {
    writer.close();
    opened.lock.release();
  });
  let rung = 0;
  const engine = engineOf(
    shared,
    { ...smallCapacities, orders: 256 },
    generousSetup(1, 1),
    (to) => ({ ring: () => void (rung += to === 'journal' ? 1 : 0), ringIfHungry() {} }),
    options.ackAccepted ?? false,
    'on',
    options.holds ?? true,
  );
  const { journal: journalPart, broker, gateway } = Events.readers;
  const journal = createJournalAgent({
    reader: new EventReader(shared.events, journalPart.index, journalPart.gate),
    durable: new DurableCursor(shared.events),
    writer,
    onDurable: () => {},
  });
  const seen = new EventReader(shared.events, broker.index, broker.gate);
  const other = new EventReader(shared.events, gateway.index, gateway.gate);
  const commands = new RingProducer(shared.commands);
  const reports = new RingProducer(shared.reports);
  const answers = new RingConsumer(shared.answers);
  let nowUs = createClock(shared.control).nowUs();

  function begin(kind: number): number {
    const at = commands.claim();
    commands.records.u8.fill(0, at, at + COMMAND_BYTES);
    commands.records.i32[(at >> 2) + CommandHalf.KIND] = kind;
    commands.records.f64[(at >> 3) + CommandWord.REQUEST_ID] = 1;
    return at;
  }

  const made: World = {
    engine,
    journal,
    writer,
    rung: () => rung,
    place() {
      const at = begin(CommandKind.place);
      const { f64, u8 } = commands.records;
      u8[at + CommandByte.TYPE] = OrderType.limit;
      u8[at + CommandByte.TIME_IN_FORCE] = TimeInForce.gtc;
      f64[(at >> 3) + CommandWord.PRICE_TICKS] = 10_000;
      f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = LOTS;
      commands.publish();
    },
    report(kind, orderId, lots = 0) {
      const at = reports.claim();
      const { f64, i32, u8 } = reports.records;
      u8.fill(0, at, at + REPORT_BYTES);
      i32[(at >> 2) + ReportHalf.KIND] = kind;
      i32[(at >> 2) + ReportHalf.ATTEMPT] = 1;
      f64[(at >> 3) + ReportWord.ORDER_ID] = orderId;
      f64[(at >> 3) + ReportWord.EXECUTION_ID] = lots > 0 ? orderId : 0;
      f64[(at >> 3) + ReportWord.LAST_TICKS] = lots > 0 ? 10_000 : 0;
      f64[(at >> 3) + ReportWord.LAST_LOTS] = lots;
      f64[(at >> 3) + ReportWord.FILLED_LOTS] = lots;
      reports.publish();
    },
    queryPositions() {
      begin(CommandKind.query_positions);
      commands.publish();
    },
    turn(laterUs = 0) {
      nowUs += laterUs;
      engine.doWork(nowUs);
      while (journal.hasWork()) journal.doWork(nowUs);
      answers.release(answers.poll(answers.capacity));
      other.release(other.poll(EVENTS));
      const count = seen.poll(EVENTS);
      const { i32 } = seen.records;
      const kinds = Array.from({ length: count }, (_, i) => i32[(seen.at(i) >> 2) + EventHalf.KIND_VERSION]! & 0xffff);
      seen.release(count);
      return kinds;
    },
  };
  while (engine.hasWork() || made.turn().length > 0);
  for (const kind of [ReportKind.session_up, ReportKind.reconciled]) {
    made.report(kind, 0);
    while (made.turn().length > 0);
  }
  return made;
}

const { accepted, acknowledged, filled } = EventKind;

test('an acknowledgement alone becomes durable within its time, with no other event and no other ring', (t) => {
  const { engine, writer, place, report, rung, turn } = world(t);
  place();
  assert.deepEqual(turn(), [accepted]);
  const { batches } = writer.counts;
  const rings = rung();
  report(ReportKind.acknowledged, 1);
  assert.deepEqual(turn(), []);
  assert.equal(rung(), rings, 'the journal sleeps on');
  assert.equal(engine.parkMs?.(), HOLD_US / 1_000, 'the engine does not');
  assert.deepEqual(turn(HOLD_US - 1), []);
  assert.deepEqual(turn(1), [acknowledged]);
  assert.equal(rung(), rings + 1);
  assert.equal(writer.counts.batches, batches + 1);
  assert.ok(engine.parkMs!() > HOLD_US / 1_000, 'until the next day begins');
  assert.deepEqual(turn(HOLD_US), []);
  assert.equal(rung(), rings + 1, 'nothing is left to be written');
});

test('an order that comes within the wait is synced together with the acknowledgement before it: one sync an order', (t) => {
  const { engine, writer, place, report, rung, turn } = world(t);
  place();
  turn();
  const { batches } = writer.counts;
  const rings = rung();
  for (let orderId = 1; orderId <= 20; orderId++) {
    report(ReportKind.acknowledged, orderId);
    assert.deepEqual(turn(HOLD_US / 2), []);
    place();
    assert.deepEqual(turn(HOLD_US / 4), [acknowledged, accepted]);
    assert.ok(engine.parkMs!() > HOLD_US / 1_000, 'until the next day begins');
  }
  assert.equal(writer.counts.batches, batches + 20);
  assert.equal(rung(), rings + 20);
});

test('more acknowledgements begin no new wait', (t) => {
  const { place, report, turn } = world(t);
  place();
  place();
  turn();
  report(ReportKind.acknowledged, 1);
  turn();
  report(ReportKind.acknowledged, 2);
  assert.deepEqual(turn(HOLD_US - 1), []);
  assert.deepEqual(turn(1), [acknowledged, acknowledged]);
});

test('a fill waits for nothing, and takes along what was held', (t) => {
  const { place, report, turn } = world(t);
  place();
  turn();
  report(ReportKind.acknowledged, 1);
  assert.deepEqual(turn(), []);
  report(ReportKind.filled, 1, LOTS);
  assert.deepEqual(turn(), [acknowledged, filled]);
});

test('an answer that shows what is held has it synced at once; one that is given before the disk has not', (t) => {
  for (const ackAccepted of [false, true]) {
    const { place, report, queryPositions, turn } = world(t, { ackAccepted });
    place();
    turn();
    report(ReportKind.acknowledged, 1);
    assert.deepEqual(turn(), []);
    queryPositions();
    // The query is taken in one cycle and answered in the next.
    assert.deepEqual([...turn(), ...turn()], ackAccepted ? [] : [acknowledged]);
  }
});

test('where the venue’s word answers a place nothing is held', (t) => {
  const { place, report, turn } = world(t, { holds: false });
  place();
  turn();
  report(ReportKind.acknowledged, 1);
  assert.deepEqual(turn(), [acknowledged]);
});

test('no more is held than a quarter of the ring', (t) => {
  const { place, report, turn } = world(t);
  const quarter = EVENTS / 4;
  for (let orderId = 1; orderId <= quarter + 1; orderId++) place();
  assert.equal(turn().length, quarter + 1);
  for (let orderId = 1; orderId <= quarter; orderId++) report(ReportKind.acknowledged, orderId);
  assert.deepEqual(turn(), []);
  report(ReportKind.acknowledged, quarter + 1);
  assert.equal(turn().length, quarter + 1);
});

test('a stop leaves nothing held', (t) => {
  const { journal, writer, place, report, turn } = world(t);
  place();
  turn();
  report(ReportKind.acknowledged, 1);
  turn();
  const { durableSeq } = writer;
  assert.ok(journal.stop(0));
  assert.equal(writer.durableSeq, durableSeq + 1);
});
