import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { CancelMode } from '../../../core/schema/command.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { EVENT_BYTES, EVENT_WORDS, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.ts';
import { WireError } from '../../../core/wire/header.ts';
import { createWireQuote, decodeQuoteRecord } from '../../../core/wire/quote.ts';
import { REPORT_LAYOUT, type WireReport, createWireReport, decodeReport } from '../../../core/wire/report.ts';
import { createRecordEncoder } from '../../../gateway/wire/record-encoder.ts';
import { createDocuments } from '../../../gateway/docs/documents.ts';
import { prose } from '../../../gateway/docs/html.ts';
import { type World, createWorld } from '../../support/engine-world.ts';
import { BRACKET, groupIn } from '../../support/group-world.ts';
import { tick } from '../../support/price-tick.ts';

const MOST = Number.MAX_SAFE_INTEGER;

test('figures of a feed that no record can hold are none, and no broken invariant', () => {
  const encoder = createRecordEncoder();
  const words = new Float64Array(QUOTE_WORDS);
  words.fill(Number.NaN);
  words[QuoteWord.VENUE_TIME_US] = -1;
  words[QuoteWord.BID_TICKS] = 2 ** 60;
  words[QuoteWord.ASK_TICKS] = -3700;
  encoder.quote(0, words, 0, 1, 0, false);
  const quote = createWireQuote();
  assert.equal(decodeQuoteRecord(new DataView(encoder.bytes.buffer), 0, quote), WireError.none);
  assert.deepEqual([quote.bidTicks, quote.askTicks, quote.lastTicks, quote.timeUs], [MOST, 0, 0, 0]);
  assert.ok(encoder.trade(0, words, 0, 1, 0, false) > 0);
});

test('fills whose sum is beyond 2^53 are told as the most there is', () => {
  const encoder = createRecordEncoder();
  const records = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
  records.i32[EventHalf.KIND_VERSION] = EventKind.filled;
  records.f64[EventWord.ORDER_ID] = 7;
  records.f64[EventWord.FILLED_LOTS] = 2 ** 54;
  records.f64[EventWord.FILLED_COST] = 2 ** 60;
  encoder.report(records, 0);
  const report = createWireReport();
  assert.equal(decodeReport(new DataView(encoder.bytes.buffer), 0, report), WireError.none);
  assert.deepEqual([report.order.filledLots, report.order.filledCost], [MOST, MOST]);
});

/** The binary reports of what a world has journaled of a kind, oldest first. */
function reportsOf(world: World, kind: number): WireReport[] {
  const encoder = createRecordEncoder();
  return world.journal.flatMap((bytes) => {
    const event: Records = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    if ((event.i32[EventHalf.KIND_VERSION]! & 0xffff) !== kind) return [];
    encoder.report(event, 0);
    const report = createWireReport();
    assert.equal(decodeReport(new DataView(encoder.bytes.buffer), 0, report), WireError.none);
    return [report];
  });
}

/** What the page says of a field of reports. */
function pageSays(name: string): string {
  const { what } = REPORT_LAYOUT.fields.find((field) => field.name === name)!;
  assert.ok(
    createDocuments(() => '0.1.0', '')
      .page()
      .body.includes(prose(what)),
    name,
  );
  return what;
}

test('a binary report of a triggered stop has the price that was seen, and no fill', () => {
  const world = createWorld({ risk: {} });
  const { orderId } = world.place({ type: 'stop', side: 'sell', ticks: 0, terms: { STOP_TICKS: 9_000 } })[0]!;
  tick(world, 8_995);
  const [report] = reportsOf(world, EventKind.triggered);
  const { lastTicks, lastLots, executionId, note, order } = report!;
  assert.deepEqual([lastTicks, lastLots, executionId, note], [8_995, 0, 0, 0]);
  assert.equal(order.orderId, orderId);
  assert.match(pageSays('last price'), /of a triggered what was seen/);
});

test('binary reports of a plan say by number how its protection stands, and how much', () => {
  const world = createWorld({ risk: {} });
  const bracket = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  bracket.acknowledge('target');
  bracket.outside('sell', 4);
  bracket.tick(9_400);
  bracket.say('target', 'cancelled');
  bracket.fill('stop', 6);
  bracket.fill('target', 3);
  const told = reportsOf(world, EventKind.plan_moved).filter(({ note }) => note !== 0);
  assert.deepEqual(
    told.map(({ note, lastTicks, lastLots, executionId }) => [note, lastTicks, lastLots, executionId]).slice(0, 2),
    [
      [PlanNote.shrunk, 0, 4, 0],
      [PlanNote.done, 0, 0, 0],
    ],
  );
  const over = told.find(({ note }) => note === PlanNote.overfilled)!;
  assert.deepEqual([over.lastLots, over.order.orderId], [3, bracket.id]);
  const named = pageSays('note');
  for (const [name, number] of Object.entries(PlanNote))
    if (number > 0) assert.match(named, new RegExp(`${number} `), name);
  assert.match(pageSays('last quantity'), /of a plan_moved what traded too much or was closed from outside/);
});

test('the words of a cancel-replace that a fill has for its own are no fill in a binary report', () => {
  const world = createWorld({ risk: {} });
  const old = world.place({ ticks: 9_900 })[0]!.orderId;
  world.report(ReportKind.acknowledged, old);
  for (const mode of [CancelMode.stop_on_failure, CancelMode.allow_failure]) {
    const rests = world.place({ ticks: 9_900 })[0]!.orderId;
    world.report(ReportKind.acknowledged, rests);
    const from = world.journal.length;
    world.cancelReplace(rests, mode, { ticks: 9_800 });
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(world.journal[from]!);
    assert.deepEqual(
      [event.f64[EventWord.CANCEL_ID], event.f64[EventWord.CANCEL_OUTCOME] !== 0],
      [rests, true],
      'its event has both',
    );
    const report = reportsOf(world, EventKind.accepted).at(-1)!;
    assert.deepEqual([report.lastTicks, report.lastLots, report.executionId], [0, 0, 0]);
  }
  assert.match(pageSays('last quantity'), /0: none of these/);
  assert.match(pageSays('execution id'), /0: not a fill/);
});
