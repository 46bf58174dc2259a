/** What every run's `figures` can hold: name, unit, and what it is. */
export interface FigureKind {
    readonly unit: 'ns' | 'us' | 's' | 'MB' | 'bytes' | '%' | '1/s' | 'ratio' | 'share' | 'count';
    readonly about: string;
}
export declare const FIGURES: {
    readonly 'risk.check.p50_ns': {
        readonly unit: 'ns';
        readonly about: 'risk check, 100,000 (account, symbol) rows in random order, above the fast path';
    };
    readonly 'risk.check.p99_ns': {
        readonly unit: 'ns';
        readonly about: 'the same';
    };
    readonly 'risk.check.p9999_ns': {
        readonly unit: 'ns';
        readonly about: 'the same';
    };
    readonly 'hiccup.p9999_ns': {
        readonly unit: 'ns';
        readonly about: 'arithmetic as long as the risk check, beside it: what the machine itself takes';
    };
    readonly 'engine.orders_per_s': {
        readonly unit: '1/s';
        readonly about: 'engine alone: ring, risk, decide, apply, ring; 100,000 live orders';
    };
    readonly 'engine.first_gates.orders_per_s': {
        readonly unit: '1/s';
        readonly about: 'the same; every gate of this version is one of the first';
    };
    readonly 'engine.at_1m.p50_ns': {
        readonly unit: 'ns';
        readonly about: 'engine alone, commands due 1,000,000 a second: from due to decided';
    };
    readonly 'engine.at_1m.p999_ns': {
        readonly unit: 'ns';
        readonly about: 'the same';
    };
    readonly 'ring.msgs_per_s': {
        readonly unit: '1/s';
        readonly about: 'commands ring between two threads';
    };
    readonly 'ring.hop.p50_ns': {
        readonly unit: 'ns';
        readonly about: 'one way between two spinning threads';
    };
    readonly 'f0.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'bare TCP echo, one connection';
    };
    readonly 'f1.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'bare uWebSockets answer, one connection';
    };
    readonly 'f1.rtt.p99_us': {
        readonly unit: 'us';
        readonly about: 'the same';
    };
    readonly 'p2.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'same threads and rings, no logic';
    };
    readonly 'f2.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'order accepted, one connection';
    };
    readonly 'f2.rtt.p99_us': {
        readonly unit: 'us';
        readonly about: 'the same';
    };
    readonly 'f2.rtt.ratio_p2': {
        readonly unit: 'ratio';
        readonly about: 'order accepted ÷ same threads without logic';
    };
    readonly 'f2.rtt.ratio_f1': {
        readonly unit: 'ratio';
        readonly about: 'order accepted ÷ bare uWebSockets, client on another core';
    };
    readonly 'f2.rtt.together_f1': {
        readonly unit: 'ratio';
        readonly about: 'the same, all on one core';
    };
    readonly 'f2.compact.ratio_f1': {
        readonly unit: 'ratio';
        readonly about: 'the same in compact mode, client on another core';
    };
    readonly 'f2.compact.together_f1': {
        readonly unit: 'ratio';
        readonly about: 'the same, all on one core';
    };
    readonly 'f1.msgs_per_s': {
        readonly unit: '1/s';
        readonly about: 'bare uWebSockets, pipelined';
    };
    readonly 'f2.orders_per_s': {
        readonly unit: '1/s';
        readonly about: 'orders accepted, pipelined binary';
    };
    readonly 'f2.throughput_ratio_f1': {
        readonly unit: 'ratio';
        readonly about: 'orders accepted ÷ bare uWebSockets';
    };
    readonly 'f1.asleep.p50_us': {
        readonly unit: 'us';
        readonly about: 'bare uWebSockets answer, cores allowed to sleep, beside the disk rungs';
    };
    readonly 'f1.asleep.p99_us': {
        readonly unit: 'us';
        readonly about: 'the same';
    };
    readonly 'p3.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'same threads, rings and write, no fdatasync, no logic';
    };
    readonly 's.p50_us': {
        readonly unit: 'us';
        readonly about: 'write and fdatasync of 4 KiB';
    };
    readonly 's.p99_us': {
        readonly unit: 'us';
        readonly about: 'the same';
    };
    readonly 'p4.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'same threads, rings, write and fdatasync, no logic';
    };
    readonly 'p4.msgs_per_s': {
        readonly unit: '1/s';
        readonly about: 'the same, pipelined';
    };
    readonly 'f4.rtt.p50_us': {
        readonly unit: 'us';
        readonly about: 'order durable, one connection';
    };
    readonly 'f4.rtt.p99_us': {
        readonly unit: 'us';
        readonly about: 'the same';
    };
    readonly 'f4.rtt.ratio_p4': {
        readonly unit: 'ratio';
        readonly about: 'order durable ÷ same threads without logic';
    };
    readonly 'f4.orders_per_s': {
        readonly unit: '1/s';
        readonly about: 'orders durable, 4,096 in flight over 4 connections';
    };
    readonly 'f4.throughput_ratio_p4': {
        readonly unit: 'ratio';
        readonly about: 'orders durable ÷ same threads without logic';
    };
    readonly 'f4.throughput_ratio_f1': {
        readonly unit: 'ratio';
        readonly about: 'orders durable ÷ bare uWebSockets';
    };
    readonly 'ws_json.ratio': {
        readonly unit: 'ratio';
        readonly about: 'JSON orders over WebSocket ÷ bare handler that parses and answers the same';
    };
    readonly 'http_json.ratio': {
        readonly unit: 'ratio';
        readonly about: 'the same over HTTP keep-alive';
    };
    readonly 'http_signed.ratio': {
        readonly unit: 'ratio';
        readonly about: 'signed ones ÷ bare handler that verifies too';
    };
    readonly 'fanout.ratio': {
        readonly unit: 'ratio';
        readonly about: 'quotes delivered ÷ bare app.publish';
    };
    readonly 'fanout.ratio_ws': {
        readonly unit: 'ratio';
        readonly about: 'quotes delivered ÷ a send loop of the ws package';
    };
    readonly 'heap.bytes_per_order': {
        readonly unit: 'bytes';
        readonly about: 'heap growth of engine and journal per order';
    };
    readonly 'heap.major_gcs': {
        readonly unit: 'count';
        readonly about: 'major collections in engine and journal, 10 minutes at half of saturation';
    };
    readonly 'gateway.heap.bytes_per_frame': {
        readonly unit: 'bytes';
        readonly about: 'of the gateway per frame, beyond that of bare uWebSockets';
    };
    readonly rss_mb: {
        readonly unit: 'MB';
        readonly about: 'whole process, default run, 100 orders/s';
    };
    readonly rss_with_postgres_mb: {
        readonly unit: 'MB';
        readonly about: 'the same with embedded Postgres';
    };
    readonly cpu_percent_at_100_per_s: {
        readonly unit: '%';
        readonly about: 'CPU of the whole process, of one core, at 100 orders/s';
    };
    readonly 'recovery.s_per_million': {
        readonly unit: 's';
        readonly about: 'replay of 1,000,000 events in batches of 16 and more';
    };
    readonly 'recovery.lone.ratio_disk': {
        readonly unit: 'ratio';
        readonly about: 'replay of lone batches of 4 KiB ÷ reading the same file, bytes/s';
    };
    readonly 'recovery.ready_s': {
        readonly unit: 's';
        readonly about: 'from start to ready with a snapshot';
    };
    readonly 'telemetry.cost': {
        readonly unit: 'share';
        readonly about: 'throughput lost to histograms and counters';
    };
    readonly 'histogram.record_ns': {
        readonly unit: 'ns';
        readonly about: 'one record of a histogram';
    };
    readonly 'idle.p99_ratio': {
        readonly unit: 'ratio';
        readonly about: 'p99 of a busy connection beside 10,000 idle ones ÷ alone';
    };
    readonly 'idle.bytes_per_connection': {
        readonly unit: 'bytes';
        readonly about: 'memory of an idle WebSocket connection';
    };
};
export type FigureName = keyof typeof FIGURES;
