/** What every run's `figures` can hold: name, unit, and what it is. */
export interface FigureKind {
  readonly unit: 'ns' | 'us' | 's' | 'MB' | 'bytes' | '%' | '1/s' | 'ratio' | 'share' | 'count';
  readonly about: string;
}

export const FIGURES = {
  'risk.check.p50_ns': {
    unit: 'ns',
    about: 'risk check, 100,000 (account, symbol) rows in random order, above the fast path',
  },
  'risk.check.p99_ns': { unit: 'ns', about: 'the same' },
  'risk.check.p9999_ns': { unit: 'ns', about: 'the same' },
  'hiccup.p9999_ns': {
    unit: 'ns',
    about: 'a loop that does nothing, beside the risk check: what the machine itself takes',
  },
  'engine.orders_per_s': { unit: '1/s', about: 'engine alone: ring, risk, decide, apply, ring; 100,000 live orders' },
  'engine.first_gates.orders_per_s': { unit: '1/s', about: 'the same; every gate of this version is one of the first' },
  'engine.at_1m.p50_ns': { unit: 'ns', about: 'engine alone, commands due 1,000,000 a second: from due to decided' },
  'engine.at_1m.p999_ns': { unit: 'ns', about: 'the same' },
  'ring.msgs_per_s': { unit: '1/s', about: 'commands ring between two threads' },
  'ring.hop.p50_ns': { unit: 'ns', about: 'one way between two spinning threads' },
  'f0.rtt.p50_us': { unit: 'us', about: 'bare TCP echo, one connection' },
  'f1.rtt.p50_us': { unit: 'us', about: 'bare uWebSockets answer, one connection' },
  'f1.rtt.p99_us': { unit: 'us', about: 'the same' },
  'p2.rtt.p50_us': { unit: 'us', about: 'same threads and rings, no logic' },
  'f2.rtt.p50_us': { unit: 'us', about: 'order accepted, one connection' },
  'f2.rtt.p99_us': { unit: 'us', about: 'the same' },
  'f2.rtt.ratio_p2': { unit: 'ratio', about: 'order accepted ÷ same threads without logic' },
  'f2.rtt.ratio_f1': { unit: 'ratio', about: 'order accepted ÷ bare uWebSockets, client on another core' },
  'f2.rtt.together_f1': { unit: 'ratio', about: 'the same, all on one core' },
  'f2.compact.ratio_f1': { unit: 'ratio', about: 'the same in compact mode, client on another core' },
  'f2.compact.together_f1': { unit: 'ratio', about: 'the same, all on one core' },
  'f1.msgs_per_s': { unit: '1/s', about: 'bare uWebSockets, pipelined' },
  'f2.orders_per_s': { unit: '1/s', about: 'orders accepted, pipelined binary' },
  'f2.throughput_ratio_f1': { unit: 'ratio', about: 'orders accepted ÷ bare uWebSockets' },
  's.p50_us': { unit: 'us', about: 'write and fdatasync of 4 KiB' },
  's.p99_us': { unit: 'us', about: 'the same' },
  'p4.rtt.p50_us': { unit: 'us', about: 'same threads, rings, write and fdatasync, no logic' },
  'p4.msgs_per_s': { unit: '1/s', about: 'the same, pipelined' },
  'f4.rtt.p50_us': { unit: 'us', about: 'order durable, one connection' },
  'f4.rtt.p99_us': { unit: 'us', about: 'the same' },
  'f4.rtt.ratio_p4': { unit: 'ratio', about: 'order durable ÷ same threads without logic' },
  'f4.orders_per_s': { unit: '1/s', about: 'orders durable, 4,096 in flight over 4 connections' },
  'f4.throughput_ratio_p4': { unit: 'ratio', about: 'orders durable ÷ same threads without logic' },
  'f4.throughput_ratio_f1': { unit: 'ratio', about: 'orders durable ÷ bare uWebSockets' },
  'ws_json.ratio': {
    unit: 'ratio',
    about: 'JSON orders over WebSocket ÷ bare handler that parses and answers the same',
  },
  'http_json.ratio': { unit: 'ratio', about: 'the same over HTTP keep-alive' },
  'http_signed.ratio': { unit: 'ratio', about: 'signed ones ÷ bare handler that verifies too' },
  'fanout.ratio': { unit: 'ratio', about: 'quotes delivered ÷ bare app.publish' },
  'fanout.ratio_ws': { unit: 'ratio', about: 'quotes delivered ÷ a send loop of the ws package' },
  'heap.bytes_per_order': { unit: 'bytes', about: 'heap growth of engine and journal per order' },
  'heap.major_gcs': {
    unit: 'count',
    about: 'major collections in engine and journal, 10 minutes at half of saturation',
  },
  'gateway.heap.bytes_per_frame': { unit: 'bytes', about: 'of the gateway per frame, beyond that of bare uWebSockets' },
  rss_mb: { unit: 'MB', about: 'whole process, default run, 100 orders/s' },
  rss_with_postgres_mb: { unit: 'MB', about: 'the same with embedded Postgres' },
  cpu_percent_at_100_per_s: { unit: '%', about: 'CPU of the whole process, of one core, at 100 orders/s' },
  'recovery.s_per_million': { unit: 's', about: 'replay of 1,000,000 events in batches of 16 and more' },
  'recovery.lone.ratio_disk': {
    unit: 'ratio',
    about: 'replay of lone batches of 4 KiB ÷ reading the same file, bytes/s',
  },
  'recovery.ready_s': { unit: 's', about: 'from start to ready with a snapshot' },
  'telemetry.cost': { unit: 'share', about: 'throughput lost to histograms and counters' },
  'histogram.record_ns': { unit: 'ns', about: 'one record of a histogram' },
  'idle.p99_ratio': { unit: 'ratio', about: 'p99 of a busy connection beside 10,000 idle ones ÷ alone' },
  'idle.bytes_per_connection': { unit: 'bytes', about: 'memory of an idle WebSocket connection' },
} as const satisfies Readonly<Record<string, FigureKind>>;

export type FigureName = keyof typeof FIGURES;
