import type { Counters } from '../../core/metrics/counters.ts';
import { HistogramSnapshot, bucketValue, histogramBuckets } from '../../core/metrics/histogram.ts';
import { type Shared, StageNames } from '../../core/topology.ts';
import { type AccountFigures, GAUGES, type GaugeName } from './account-watch.ts';
import type { FeedCounts } from '../outbound/quote-fanout.ts';
import type { DoorCounter } from './door-counters.ts';
import type { ProtectionWatch } from './protection-watch.ts';
import type { Status } from './status.ts';
import type { ThreadHeap } from './thread-heaps.ts';

/** Counters of one thread, shown as `tickgate_<subsystem>_<name>`; names in `_total` are counters, others gauges. */
export interface CounterGroup {
  readonly subsystem: string;
  readonly counters: Counters<string>;
}

export interface MetricSources {
  readonly door: Counters<DoorCounter>;
  readonly groups: readonly CounterGroup[];
  readonly heaps: readonly ThreadHeap[];
  readonly stages: Shared['histograms'];
  readonly status: Status;
  readonly feeds: readonly FeedCounts[];
  readonly connections: number;
  readonly sessions: number;
  readonly pending: number;
  readonly slowReaders: number;
  readonly slowClosed: number;
  readonly commandsUsed: number;
  readonly commandsCapacity: number;
  /** Orders that were refused, by code. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly protection: Omit<ProtectionWatch, 'note' | 'begin'>;
  readonly accounts: readonly (AccountFigures | undefined)[];
  readonly timeToQuietMs: number;
  readonly isHalted: boolean;
}

const BOUNDS_S = [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5];

const OUTCOMES = [
  ['accepted', 'orders_accepted_total'],
  ['refused', 'orders_refused_total'],
  ['filled', 'orders_filled_total'],
  ['cancelled', 'orders_cancelled_total'],
  ['rejected', 'orders_rejected_total'],
  ['expired', 'orders_expired_total'],
  ['not_sent', 'orders_not_sent_total'],
] as const;

/** GET /metrics: the Prometheus text format, version 0.0.4. */
export function metricsPage(sources: MetricSources): string {
  const { door, status } = sources;
  const page: string[] = [];
  family(page, 'oms_orders_total', 'counter', 'Orders by what became of them.');
  for (const [outcome, name] of OUTCOMES) {
    page.push(`oms_orders_total{outcome="${outcome}"} ${door.get(door.index(name))}`);
  }
  gauge(page, 'oms_active_orders', 'Orders that are not final.', status.activeOrders);
  const { unprotected, alarms, overfilled, bare } = sources.protection;
  const aboutGap = 'Orders with a fill that has been without its stop or target for longer than PROTECT_MS.';
  gauge(page, 'oms_unprotected_orders', aboutGap, unprotected);
  family(
    page,
    'oms_protection_alarms_total',
    'counter',
    'How often that began, how often both exits traded, and how often something stayed open without exits.',
  );
  page.push(`oms_protection_alarms_total{reason="missing"} ${alarms}`);
  page.push(`oms_protection_alarms_total{reason="overfilled"} ${overfilled}`);
  page.push(`oms_protection_alarms_total{reason="bare"} ${bare}`);
  histogram(page, 'oms_order_latency_seconds', 'From the request of an order to its answer.', '', sources.stages.total);
  family(page, 'tickgate_stage_seconds', 'histogram', 'Time per stage of an order.');
  for (const stage of StageNames) {
    buckets(page, 'tickgate_stage_seconds', `stage="${stage}"`, sources.stages[stage]);
  }
  const { names } = door;
  for (const name of names) {
    if (name.startsWith('orders_')) continue;
    const full = `tickgate_door_${name}`;
    family(page, full, 'counter', `${words(name)} at the door.`);
    page.push(`${full} ${door.get(door.index(name))}`);
  }
  gauge(page, 'tickgate_connections', 'Open connections.', sources.connections);
  gauge(page, 'tickgate_ws_sessions', 'Open WebSocket sessions.', sources.sessions);
  gauge(page, 'tickgate_pending_requests', 'Requests that wait for the engine.', sources.pending);
  gauge(page, 'tickgate_commands_used', 'Slots of the command ring in use.', sources.commandsUsed);
  gauge(page, 'tickgate_commands_capacity', 'Slots of the command ring.', sources.commandsCapacity);
  gauge(page, 'tickgate_durable_lag_events', 'Events decided but not yet durable.', status.durableLagEvents);
  gauge(page, 'tickgate_clock_offset_seconds', 'Wall clock less engine time.', status.clockOffsetMs / 1000);
  gauge(page, 'tickgate_ready', 'Whether new orders pass.', status.isReady ? 1 : 0);
  gauge(page, 'tickgate_halted', 'Whether everything is halted.', sources.isHalted ? 1 : 0);
  gauge(
    page,
    'tickgate_kill_time_to_quiet_seconds',
    'From the last kill until nothing was open in its scope; 0: none yet.',
    sources.timeToQuietMs / 1000,
  );
  gauge(page, 'tickgate_slow_readers', 'Quote readers that are served singly.', sources.slowReaders);
  family(page, 'tickgate_slow_readers_closed_total', 'counter', 'Readers of orders closed for falling behind.');
  page.push(`tickgate_slow_readers_closed_total ${sources.slowClosed}`);
  risk(page, sources);
  feeds(page, sources.feeds);
  heaps(page, sources.heaps);
  for (const { subsystem, counters } of sources.groups) group(page, subsystem, counters);
  return `${page.join('\n')}\n`;
}

/** At most so many series of each: one per code, one per watched account. */
function risk(page: string[], { refusals, accounts }: MetricSources): void {
  family(page, 'tickgate_orders_refused_by_code_total', 'counter', 'Orders that were refused, by code.');
  for (const [code, count] of refusals) page.push(`tickgate_orders_refused_by_code_total{code="${code}"} ${count}`);
  const seen = accounts.filter((one) => one !== undefined);
  if (seen.length === 0) return;
  const version = Math.max(...seen.map(({ limitsVersion }) => limitsVersion));
  gauge(page, 'tickgate_limits_version', 'Version of the limits in force.', version);
  for (const name of Object.keys(GAUGES) as GaugeName[]) {
    family(page, `tickgate_account_${name}`, 'gauge', GAUGES[name]);
    for (const { account, gauges } of seen) {
      page.push(`tickgate_account_${name}{account="${account}"} ${gauges[name]}`);
    }
  }
}

/** in = delivered + conflated + waiting, per feed. */
function feeds(page: string[], counts: readonly FeedCounts[]): void {
  const columns = [
    ['tickgate_feed_in_total', 'counter', 'Updates that a feed got.', 'in'],
    ['tickgate_feed_delivered_total', 'counter', 'Updates that a feed published.', 'delivered'],
    ['tickgate_feed_conflated_total', 'counter', 'Updates replaced by newer ones.', 'conflated'],
    ['tickgate_feed_waiting', 'gauge', 'Updates that wait for their moment.', 'waiting'],
    ['tickgate_feed_readers', 'gauge', 'Readers of a feed.', 'readers'],
  ] as const;
  const merged = mergeFeeds(counts);
  for (const [name, type, help, column] of columns) {
    family(page, name, type, help);
    for (const feed of merged) {
      const labels = `channel="${feed.channel}",throttle_ms="${feed.throttleMs}",batch_size="${feed.batchSize}"`;
      page.push(`${name}{${labels}} ${feed[column]}`);
    }
  }
}

function heaps(page: string[], threads: readonly ThreadHeap[]): void {
  const figures = threads.map(({ thread, read }) => ({ thread, ...read() }));
  family(page, 'tickgate_gc_total', 'counter', 'Garbage collections of a thread.');
  for (const { thread, minorGcs, majorGcs } of figures) {
    if (minorGcs !== undefined) page.push(`tickgate_gc_total{thread="${thread}",kind="minor"} ${minorGcs}`);
    page.push(`tickgate_gc_total{thread="${thread}",kind="major"} ${majorGcs}`);
  }
  family(page, 'tickgate_gc_pause_max_seconds', 'gauge', 'The longest that a collection has stopped a thread.');
  for (const { thread, longestPauseNs } of figures) {
    if (longestPauseNs === undefined) continue;
    page.push(`tickgate_gc_pause_max_seconds{thread="${thread}"} ${longestPauseNs / 1e9}`);
  }
  family(page, 'tickgate_heap_bytes', 'gauge', 'Used JavaScript heap of a thread.');
  for (const { thread, usedBytes } of figures) page.push(`tickgate_heap_bytes{thread="${thread}"} ${usedBytes}`);
}

/** Feeds that differ in priority only are one series. */
function mergeFeeds(counts: readonly FeedCounts[]): FeedCounts[] {
  const merged = new Map<string, FeedCounts>();
  for (const feed of counts) {
    const key = `${feed.channel} ${feed.throttleMs} ${feed.batchSize}`;
    const other = merged.get(key);
    if (other === undefined) merged.set(key, feed);
    else {
      merged.set(key, {
        ...feed,
        readers: feed.readers + other.readers,
        in: feed.in + other.in,
        delivered: feed.delivered + other.delivered,
        conflated: feed.conflated + other.conflated,
        waiting: feed.waiting + other.waiting,
      });
    }
  }
  return [...merged.values()];
}

function group(page: string[], subsystem: string, counters: Counters<string>): void {
  for (const name of counters.names) {
    const full = `tickgate_${subsystem}_${name}`;
    family(page, full, name.endsWith('_total') ? 'counter' : 'gauge', `${words(name)} of ${subsystem}.`);
    page.push(`${full} ${counters.get(counters.index(name))}`);
  }
}

function words(name: string): string {
  const text = name.replace(/_total$/, '').replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function family(page: string[], name: string, type: 'counter' | 'gauge' | 'histogram', help: string): void {
  page.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
}

function gauge(page: string[], name: string, help: string, value: number): void {
  family(page, name, 'gauge', help);
  page.push(`${name} ${value}`);
}

function histogram(page: string[], name: string, help: string, labels: string, buffer: SharedArrayBuffer): void {
  family(page, name, 'histogram', help);
  buckets(page, name, labels, buffer);
}

function buckets(page: string[], name: string, labels: string, buffer: SharedArrayBuffer): void {
  const snapshot = new HistogramSnapshot();
  snapshot.add(buffer);
  const comma = labels === '' ? '' : ',';
  let bucket = 0;
  let count = 0;
  for (const bound of BOUNDS_S) {
    for (; bucket < histogramBuckets && bucketValue(bucket) <= bound * 1e9; bucket++) count += snapshot.counts[bucket]!;
    page.push(`${name}_bucket{${labels}${comma}le="${bound}"} ${count}`);
  }
  page.push(`${name}_bucket{${labels}${comma}le="+Inf"} ${snapshot.count}`);
  const braces = labels === '' ? '' : `{${labels}}`;
  page.push(`${name}_sum${braces} ${snapshot.sum / 1e9}`, `${name}_count${braces} ${snapshot.count}`);
}
