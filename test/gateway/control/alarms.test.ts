import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { Counters } from '../../../core/metrics/counters.ts';
import { EVENT_BYTES, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { ReportKind, VenueStateCode } from '../../../core/schema/report.ts';
import { putText } from '../../../core/schema/text.ts';
import { CounterNames, type Shared, createShared } from '../../../core/topology.ts';
import { createStatus } from '../../../gateway/boot/status.ts';
import { createAlarms } from '../../../gateway/control/alarms.ts';
import { componentPage, healthPage, readyPage } from '../../../gateway/control/health.ts';
import type { Status, StatusPort } from '../../../gateway/control/status.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { healthyStatus, openDoor } from '../../support/door-harness.ts';
import { type World, createWorld } from '../../support/engine-world.ts';
import type { Loose } from '../../support/loose.ts';
import { until } from '../../support/until.ts';

const directory = createDirectory(SimulatedInstruments, ['demo'], ['sim-a', 'sim-b']);

/** What the operator is told of the event that the world wrote last. */
function told(world: World, venueText = ''): string[] {
  const bytes = world.journal.at(-1)!;
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.u8.set(bytes);
  assert.equal(event.i32[EventHalf.KIND_VERSION]! & 0xffff, EventKind.suspended);
  if (venueText !== '') {
    event.f64[EventWord.TEXT_LENGTH] = venueText.length;
    putText(event.f64, EventWord.TEXT, 8, Buffer.from(venueText), 0, venueText.length);
  }
  const lines: string[] = [];
  createAlarms(directory, { warn: (text) => lines.push(text) }).suspended(event, 0);
  return lines;
}

test('a suspended report is told with the order, the broker and what the venue said', () => {
  const world = createWorld({ brokers: 2 });
  const [order] = world.place({ ticks: 10_000, lots: 1000 });
  world.report(ReportKind.replaced, order!.orderId, { price: 10_001, broker: order!.broker });
  assert.deepEqual(told(world), [
    'a report that nothing explains: sim-a said "replaced" about order 1 (BTCUSDT, routed, attempt 1); BTCUSDT is halted for demo',
  ]);
});

test('an answer to a probe that contradicts what is booked is told with its figures and the text, escaped', () => {
  const world = createWorld();
  const [order] = world.place({ ticks: 10_000, lots: 1000 });
  world.report(ReportKind.state, order!.orderId, { state: VenueStateCode.open, filled: 400 });
  assert.deepEqual(told(world, 'a "b"\n'), [
    'a report that nothing explains: sim-a said "state", open, 0.0004 filled in all, "a \\"b\\"\\n" ' +
      'about order 1 (BTCUSDT, routed, attempt 1); BTCUSDT is halted for demo',
  ]);
});

test('a fill of an order that is not ours is told in lots and ticks, and halts nothing', () => {
  const world = createWorld();
  world.report(ReportKind.filled, 0, { execution: 77, lots: 3, ticks: 9_999 });
  assert.deepEqual(told(world), [
    'a report that nothing explains: sim-a said "filled", execution 77, 3 lots at 9999 ticks about an order that is not ours',
  ]);
  world.report(ReportKind.filled, 500, { execution: 78, lots: 3, ticks: 9_999 });
  assert.match(told(world)[0]!, /about order 500, which is not in the table$/);
});

test('the first 20 of a minute have a line each; the rest is counted, and told when the minute is over', () => {
  const lines: string[] = [];
  const alarms = createAlarms(directory, { warn: (text) => lines.push(text) });
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.i32[EventHalf.ACCOUNT] = -1;
  alarms.tick(0);
  for (let i = 0; i < 23; i++) alarms.suspended(event, 0);
  assert.equal(lines.length, 20);
  alarms.tick(59_999_999_999);
  assert.equal(lines.length, 20);
  alarms.tick(60_000_000_000);
  assert.deepEqual(lines.slice(20), [
    '3 more reports that nothing explains came within a minute; the journal has them',
  ]);
  alarms.suspended(event, 0);
  assert.equal(lines.length, 22);
});

test('a step of the wall clock of more than 500 ms is told once, with its direction, and so is its end', () => {
  const lines: string[] = [];
  const alarms = createAlarms(directory, { warn: (text) => lines.push(text) });
  const steps = [0, 500, -400, 60_000, 60_400, 60_300, -3_600_000, -3_600_100, 20, 3].map((ms) => alarms.clock(ms));
  assert.deepEqual(steps, [false, false, false, true, false, false, true, false, true, false]);
  assert.match(
    lines[0]!,
    /^the wall clock is 60\.0 s ahead of engine time.* end 60\.0 s late .* a restart sets engine/,
  );
  assert.match(lines[1]!, /^the wall clock is 3600\.0 s behind engine time.* end 3600\.0 s early /);
  assert.equal(lines[2], 'the wall clock agrees with engine time again');
});

test('the door tells the operator of a wall clock that was set, and counts it', async (t) => {
  const harness = await openDoor();
  t.after(() => harness.close());
  harness.status = { ...healthyStatus(), clockOffsetMs: 3_600_000 };
  await until(() => harness.warnings.length > 0, 'the alarm');
  assert.match(harness.warnings[0]!, /3600\.0 s ahead/);
  const page = await (await fetch(`${harness.url}/metrics`)).text();
  assert.match(page, /^tickgate_clock_offset_seconds 3600$/m);
  assert.match(page, /^tickgate_door_clock_steps_total 1$/m);
});

test('the door tells the operator of a suspended report and the readers of orders what it was', async (t) => {
  const harness = await openDoor();
  t.after(() => harness.close());
  const body = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000}';
  const headers = { 'content-type': 'application/json' };
  await (await fetch(`${harness.url}/orders`, { method: 'POST', headers, body })).text();
  harness.engine.report(EventKind.suspended, harness.engine.orders.get(1001)!, {}, { executionId: 5, lastLots: 2 });
  await until(() => harness.warnings.length > 0, 'the alarm');
  assert.match(harness.warnings[0]!, /sim-a .*execution 5, 0\.000002 at 0 about order 1001 \(BTCUSDT, routed/);
  harness.engine.report(EventKind.acknowledged, harness.engine.orders.get(1001)!);
  await until(() => harness.door.pump() === 0, 'the pump');
  assert.equal(harness.warnings.length, 1);
});

function statusOf(shared: Shared, wallMs: () => number): StatusPort {
  return createStatus({
    version: '0',
    shared,
    clock: { nowUs: () => 1e15, monotonicNs: () => 0 },
    instruments: SimulatedInstruments,
    brokers: [],
    threads: () => [],
    diskLowBytes: 2 ** 30,
    isStopping: () => false,
    killSwitch: { text: () => '', isAllHalted: false },
    wallMs,
  });
}

test('reports in suspense are a warning of oms, and nothing becomes unhealthy or unready by it', () => {
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  const counters = new Counters(shared.counters.engine, CounterNames.engine);
  let wallMs = 1e12;
  const port = statusOf(shared, () => wallMs);
  const before = port.read();
  assert.equal(before.components.oms.warning, undefined);
  counters.set(counters.index('suspended'), 2);
  const after = port.read();
  assert.match(after.components.oms.warning!, /^2 reports in suspense/);
  assert.deepEqual([after.isReady, after.reason], [before.isReady, before.reason]);
  assert.equal(after.components.oms.isHealthy, before.components.oms.isHealthy);
  wallMs -= 7_000;
  const { components, clockOffsetMs, isReady } = port.read();
  assert.match(components.oms.warning!, /^2 reports in suspense.*; the wall clock is 7\.0 s behind engine time/);
  assert.deepEqual([clockOffsetMs, isReady], [-7_000, before.isReady]);

  const well = healthyStatus();
  const status: Status = {
    ...well,
    components: { ...well.components, oms: { ...well.components.oms, warning: 'look' } },
  };
  const body = (page: { body: string }): Loose => JSON.parse(page.body);
  assert.deepEqual([componentPage(status, 'oms').status, body(componentPage(status, 'oms')).warning], [200, 'look']);
  assert.deepEqual([healthPage(status).status, body(healthPage(status)).warning], [200, 'oms: look']);
  assert.equal(body(healthPage(status)).reason, undefined);
  assert.equal(readyPage(status).status, 200);
  assert.equal(body(componentPage(status, 'risk')).warning, undefined);
});

test('a journal that is written through the page cache is a warning, beside that of its disk', () => {
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  const counters = new Counters(shared.counters.journal, CounterNames.journal);
  const port = statusOf(shared, () => 1e12);
  const warning = (): string | undefined => (JSON.parse(componentPage(port.read(), 'journal').body) as Loose).warning;
  const { isReady, components } = port.read();
  assert.equal(warning(), undefined);
  counters.set(counters.index('through_page_cache'), 1);
  assert.match(warning()!, /^written through the page cache: its file system has no direct I\/O, so that [\w ]+$/);
  counters.set(counters.index('disk_level'), 1);
  assert.match(warning()!, /^less than 1 GiB free on its disk; written through the page cache: [^;]+$/);
  const after = port.read();
  assert.deepEqual([after.isReady, after.components.journal.isHealthy], [isReady, components.journal.isHealthy]);
  counters.set(counters.index('through_page_cache'), 0);
  assert.equal(warning(), 'less than 1 GiB free on its disk');
});

test('a journal that needs somebody is told once, and once more when all is well', () => {
  const lines: string[] = [];
  const alarms = createAlarms(directory, { warn: (text) => lines.push(text) });
  const well = { isHealthy: true, sinceMs: 0, dependencies: {} };
  const low = { ...well, warning: 'less than 2 GiB free on its disk' };
  const late = (events: number) => ({ ...well, isHealthy: false, reason: `${events} events wait for the disk` });
  // What is so all the time isn't told again when something else is over.
  const remarked = { ...well, remark: 'written through the page cache' };
  const remarkedLow = { ...low, remark: 'written through the page cache' };
  for (const health of [well, low, low, late(9_000), late(9_500), well, well]) alarms.journal(health);
  for (const health of [remarked, remarkedLow, remarked]) alarms.journal(health);
  assert.deepEqual(lines, [
    'journal: less than 2 GiB free on its disk',
    'journal: 9000 events wait for the disk',
    'journal: all is well again',
    'journal: less than 2 GiB free on its disk',
    'journal: all is well again',
  ]);
});
