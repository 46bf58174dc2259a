const RISK = 'risk check in the engine, every control on';
const ENGINE = 'engine alone';
const ACCEPTED = 'accepted round trip, one connection';
const ACCEPTED_RATE = 'accepted orders/s, pipelined';
const DURABLE = 'durable round trip, one connection';
const DURABLE_RATE = 'durable orders/s, 4,096 in flight';
const JSON_ORDERS = 'JSON orders beside bare handlers';
const FAN_OUT = 'fan-out';
const HEAP = 'heap growth, steady state';
const PROCESS = 'whole process, default run, 100 orders/s';
const RECOVERY = 'recovery';
const TELEMETRY = 'telemetry';
const IDLE = '10,000 idle connections beside load';
const stretch = { isStretch: true };
export const GOALS = [
    { row: RISK, figure: 'risk.check.p50_ns', is: '≤', bound: 300 },
    { row: RISK, figure: 'risk.check.p50_ns', is: '≤', bound: 150, ...stretch },
    { row: RISK, figure: 'risk.check.p99_ns', is: '≤', bound: 1_000 },
    { row: RISK, figure: 'risk.check.p9999_ns', is: '≤', bound: 20_000, unless: 'hiccup.p9999_ns' },
    { row: ENGINE, figure: 'engine.orders_per_s', is: '≥', bound: 700_000, note: 'all controls, 5 brokers' },
    { row: ENGINE, figure: 'engine.first_gates.orders_per_s', is: '≥', bound: 1_500_000 },
    { row: ENGINE, figure: 'engine.at_1m.p50_ns', is: '≤', bound: 1_000, ...stretch },
    { row: ENGINE, figure: 'engine.at_1m.p999_ns', is: '≤', bound: 22_000, note: 'on an isolated host', ...stretch },
    { row: ACCEPTED, figure: 'f2.compact.ratio_f1', is: '≤', bound: 1.1 },
    { row: ACCEPTED, figure: 'f2.compact.ratio_f1', is: '<', bound: 1, ...stretch },
    { row: ACCEPTED, figure: 'f2.compact.together_f1', is: '≤', bound: 1.25 },
    { row: ACCEPTED, figure: 'f2.rtt.ratio_f1', is: '≤', bound: 1.3 },
    { row: ACCEPTED, figure: 'f2.rtt.ratio_f1', is: '<', bound: 1, ...stretch },
    { row: ACCEPTED, figure: 'f2.rtt.together_f1', is: '≤', bound: 2.6 },
    { row: ACCEPTED, figure: 'f2.rtt.ratio_p2', is: '≤', bound: 1.25 },
    { row: ACCEPTED_RATE, figure: 'f2.throughput_ratio_f1', is: '≥', bound: 0.65 },
    { row: ACCEPTED_RATE, figure: 'f2.throughput_ratio_f1', is: '≥', bound: 0.8, ...stretch },
    { row: DURABLE, figure: 'f4.rtt.ratio_p4', is: '≤', bound: 1.25 },
    {
        row: DURABLE,
        figure: 'f4.rtt.p50_us',
        is: '≤',
        bound: {
            of: [
                ['s.p50_us', 1],
                ['f1.asleep.p50_us', 1],
            ],
            plus: 60,
        },
    },
    { row: DURABLE, figure: 'f4.rtt.p50_us', is: '≤', bound: { of: [['s.p50_us', 1]], plus: 60 }, ...stretch },
    {
        row: DURABLE,
        figure: 'f4.rtt.p99_us',
        is: '≤',
        bound: {
            of: [
                ['s.p99_us', 2],
                ['f1.asleep.p99_us', 1],
            ],
            plus: 100,
        },
    },
    { row: DURABLE_RATE, figure: 'f4.throughput_ratio_p4', is: '≥', bound: 0.75 },
    { row: DURABLE_RATE, figure: 'f4.throughput_ratio_f1', is: '≥', bound: 0.45 },
    { row: DURABLE_RATE, figure: 'f4.throughput_ratio_f1', is: '≥', bound: 0.55, ...stretch },
    { row: JSON_ORDERS, figure: 'ws_json.ratio', is: '≥', bound: 0.75 },
    { row: JSON_ORDERS, figure: 'ws_json.ratio', is: '≥', bound: 0.95, ...stretch },
    { row: JSON_ORDERS, figure: 'http_json.ratio', is: '≥', bound: 0.75 },
    { row: JSON_ORDERS, figure: 'http_json.ratio', is: '≥', bound: 0.95, ...stretch },
    { row: JSON_ORDERS, figure: 'http_signed.ratio', is: '≥', bound: 0.75 },
    { row: JSON_ORDERS, figure: 'http_signed.ratio', is: '≥', bound: 0.95, ...stretch },
    { row: FAN_OUT, figure: 'fanout.ratio', is: '≥', bound: 0.95 },
    { row: FAN_OUT, figure: 'fanout.ratio_ws', is: '≥', bound: 10 },
    {
        row: HEAP,
        figure: 'heap.bytes_per_order',
        is: '≤',
        bound: 2,
        note: '0 besides clock reads: 112 bytes a batch at most',
    },
    { row: HEAP, figure: 'heap.major_gcs', is: '≤', bound: 0 },
    { row: HEAP, figure: 'gateway.heap.bytes_per_frame', is: '≤', bound: 88, note: 'one view a frame' },
    { row: PROCESS, figure: 'rss_mb', is: '<', bound: 250 },
    { row: PROCESS, figure: 'rss_with_postgres_mb', is: '<', bound: 600 },
    { row: PROCESS, figure: 'cpu_percent_at_100_per_s', is: '<', bound: 10 },
    { row: RECOVERY, figure: 'recovery.s_per_million', is: '<', bound: 1 },
    {
        row: RECOVERY,
        figure: 'recovery.lone.ratio_disk',
        is: '≥',
        bound: 0.9,
        note: 'at the speed at which the disk is read',
    },
    { row: RECOVERY, figure: 'recovery.ready_s', is: '<', bound: 5 },
    { row: TELEMETRY, figure: 'telemetry.cost', is: '≤', bound: 0.01 },
    { row: TELEMETRY, figure: 'histogram.record_ns', is: '≤', bound: 15 },
    { row: TELEMETRY, figure: 'histogram.record_ns', is: '≤', bound: 10, ...stretch },
    { row: IDLE, figure: 'idle.p99_ratio', is: '≤', bound: 1.1 },
];
//# sourceMappingURL=goals.js.map