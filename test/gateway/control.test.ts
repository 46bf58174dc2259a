import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { SyncLogWriter } from '../../core/memory/sync-log.ts';
import { catalogOf } from '../../core/wire/catalog.ts';
import { Counters, createCounters } from '../../core/metrics/counters.ts';
import { HistogramRecorder, HistogramSnapshot, createHistogram } from '../../core/metrics/histogram.ts';
import { latencyPage, medianMs } from '../../gateway/control/latency.ts';
import { HeapCounters, NOT_COUNTED, type Stage, StageNames, createShared } from '../../core/topology.ts';
import { threadHeaps } from '../../gateway/control/thread-heaps.ts';
import { COMPONENTS } from '../../gateway/control/status.ts';
import { type DoorHarness, healthyStatus, openDoor } from '../support/door-harness.ts';
import type { Loose } from '../support/loose.ts';

let harness: DoorHarness;
before(async () => {
  const names = ['decided_total', 'ring_used'];
  const buffer = createCounters('engine', names);
  const counters = new Counters<string>(buffer, names);
  counters.add(0, 12);
  const shared = createShared({ mode: 'compact' });
  const heap = new Counters(shared.heaps.journal, HeapCounters);
  for (const [name, value] of [
    ['minor_gcs', 5],
    ['major_gcs', 1],
    ['longest_pause_ns', 2e6],
    ['used_bytes', 7e6],
  ] as const) {
    heap.set(heap.index(name), value);
  }
  const quiet = new Counters(shared.heaps.watchdog, HeapCounters);
  for (const name of ['minor_gcs', 'longest_pause_ns'] as const) quiet.set(quiet.index(name), NOT_COUNTED);
  harness = await openDoor({
    parts: { counterGroups: [{ subsystem: 'engine', counters }], heaps: threadHeaps(shared), syncs: shared.syncs },
  });
  // All that this harness will see became durable a while ago.
  new SyncLogWriter(shared.syncs).note(16_000, (into, word) => (into[word] = Number(process.hrtime.bigint()) - 1e6));
});
after(() => harness.close());

async function get(path: string): Promise<{ status: number; body: Loose }> {
  const response = await fetch(harness.url + path);
  return { status: response.status, body: await response.json() };
}

test('health is 200 while everything works, and says since when and on what it depends', async () => {
  const { status, body } = await get('/health');
  assert.equal(status, 200);
  assert.deepEqual(body, {
    status: 'healthy',
    service: 'tickgate',
    since: '2026-09-21T14:13:20.000Z',
    dependencies: { oms: 'healthy', risk: 'healthy', pnl: 'healthy', journal: 'healthy', brokers: 'healthy' },
  });
  assert.deepEqual((await get('/health/ready')).body, { status: 'ready', service: 'tickgate' });
});

for (const name of COMPONENTS) {
  test(`a sick ${name} makes its page, the whole and readiness 503, and nothing else`, async () => {
    harness.status = healthyStatus(name);
    const page = await get(`/health/${name}`);
    assert.deepEqual([page.status, page.body.service, page.body.reason], [503, name, 'it is sick']);
    const whole = await get('/health');
    assert.deepEqual(
      [whole.status, whole.body.dependencies[name], whole.body.reason],
      [503, 'unhealthy', `${name} is sick`],
    );
    assert.equal((await get('/health/ready')).status, 503);
    for (const other of COMPONENTS) if (other !== name) assert.equal((await get(`/health/${other}`)).status, 200);
    harness.status = healthyStatus();
  });
}

test('the detailed page has checks, threads with their CPUs, brokers and the age of quotes', async () => {
  const { body } = await get('/health/detailed');
  assert.ok(body.checks.memory_mb > 10 && body.checks.active_connections >= 1);
  assert.deepEqual([body.pid, body.checks.latency_ms], [process.pid, null]);
  assert.deepEqual([body.checks.active_orders, body.checks.durable_lag_events, body.uptime_s], [7, 3, 5]);
  const heap = { heap_bytes: 9_000_000, minor_gcs: 4, major_gcs: 1, longest_gc_us: 1500 };
  const thread = { name: 'engine', tid: 7, alive: true, heartbeat_age_ms: 0.5, cpus: '0-1', ...heap };
  assert.deepEqual(body.threads, [thread]);
  assert.deepEqual(body.quotes, [{ symbol: 'BTCUSDT', age_ms: null }]);
  assert.equal((await fetch(`${harness.url}/health/storage`)).status, 404);
});

test('metrics count orders by outcome and time them, in the Prometheus format', async () => {
  const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
  const headers = { 'content-type': 'application/json' };
  for (const quantity of [0.001, 0.001, 99]) {
    await (
      await fetch(`${harness.url}/orders`, { method: 'POST', headers, body: JSON.stringify({ ...order, quantity }) })
    ).text();
  }
  const response = await fetch(`${harness.url}/metrics`);
  assert.match(response.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  for (const line of [
    'oms_orders_total{outcome="accepted"} 2',
    'oms_orders_total{outcome="refused"} 1',
    'oms_active_orders 7',
    'oms_order_latency_seconds_count 2',
    'oms_order_latency_seconds_bucket{le="+Inf"} 2',
    'tickgate_stage_seconds_count{stage="encode"} 2',
    'tickgate_engine_decided_total 12',
    'tickgate_stage_seconds_count{stage="answer"} 3',
    'tickgate_gc_total{thread="journal",kind="minor"} 5',
    'tickgate_gc_total{thread="journal",kind="major"} 1',
    'tickgate_gc_pause_max_seconds{thread="journal"} 0.002',
    'tickgate_gc_total{thread="watchdog",kind="major"} 0',
    'tickgate_heap_bytes{thread="journal"} 7000000',
    'tickgate_heap_bytes{thread="gateway"} 0',
    'tickgate_engine_ring_used 0',
    'tickgate_pending_requests 0',
    'tickgate_commands_capacity 256',
  ]) {
    assert.ok(text.includes(`\n${line}\n`), line);
  }
  // What isn't counted isn't told.
  assert.ok(!text.includes('tickgate_gc_total{thread="watchdog",kind="minor"}'));
  assert.ok(!text.includes('tickgate_gc_pause_max_seconds{thread="watchdog"}'));
  // In compact mode the engine takes its turns in the gateway's thread.
  assert.ok(!text.includes('tickgate_heap_bytes{thread="engine"}'));
  const families = new Set<string>();
  for (const line of text.trimEnd().split('\n')) {
    const family = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line)?.[1];
    if (family !== undefined) {
      assert.ok(!families.has(family), `${family} twice`);
      families.add(family);
    } else if (!line.startsWith('# HELP ')) {
      const [, name = ''] = /^([a-z_]+)(?:\{[^}]*\})? -?[\d.e+-]+$/.exec(line) ?? [];
      assert.ok(families.has(name) || families.has(name.replace(/_(bucket|sum|count)$/, '')), line);
    }
  }
});

test('the latency page has the percentiles of each stage, equal to those of the shared histogram', () => {
  const stages = Object.fromEntries(StageNames.map((stage) => [stage, createHistogram(stage)])) as Record<
    Stage,
    SharedArrayBuffer
  >;
  const recorder = new HistogramRecorder(stages.risk);
  for (let i = 1; i <= 10_000; i++) recorder.record(i * 37);
  const snapshot = new HistogramSnapshot();
  snapshot.add(stages.risk);
  const page = JSON.parse(latencyPage(stages)) as { unit: string; stages: Record<string, Record<string, number>> };
  assert.deepEqual(Object.keys(page.stages), [...StageNames]);
  assert.deepEqual(page.stages['risk'], {
    count: 10_000,
    p50: snapshot.percentile(50) / 1000,
    p90: snapshot.percentile(90) / 1000,
    p99: snapshot.percentile(99) / 1000,
    'p99.9': snapshot.percentile(99.9) / 1000,
    'p99.99': Math.min(snapshot.percentile(99.99) / 1000, 370),
    max: 370,
  });
  assert.deepEqual(page.stages['venue'], { count: 0, p50: 0, p90: 0, p99: 0, 'p99.9': 0, 'p99.99': 0, max: 0 });
});

test('the latency page is served', async () => {
  const { body } = await get('/latency');
  assert.ok(body.stages.parse.count >= 3);
});

test('the detailed page tells the median of the time from request to answer', () => {
  const stage = createHistogram('total');
  assert.equal(medianMs(stage), null);
  const recorder = new HistogramRecorder(stage);
  for (const ms of [1, 2, 30]) recorder.record(ms * 1_000_000);
  const median = medianMs(stage)!;
  assert.ok(Math.abs(median - 2) < 0.05, String(median));
});

test('the median of orders that were answered is in the detailed page', async () => {
  const { body } = await get('/health/detailed');
  assert.ok(body.checks.latency_ms > 0, String(body.checks.latency_ms));
});

test('instruments are told with tick and lot', async () => {
  const { body } = await get('/instruments');
  assert.equal(body.catalog, catalogOf(SimulatedInstruments));
  assert.deepEqual(body.brokers, ['sim-a', 'sim-b']);
  assert.deepEqual(body.instruments[4], {
    symbol: 'NIFTY24DEC25000CE',
    instrument: 4,
    class: 'option',
    tradable: true,
    currency: 'INR',
    tick: '0.05',
    lot: '75',
  });
});
