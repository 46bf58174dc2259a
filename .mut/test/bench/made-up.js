/** Figures that nobody measured: for tests of what is made of them. */
export function madeUpResult(changes = {}) {
    return {
        format: 1,
        at: '2026-11-21T09:30:00.000Z',
        commit: '0123456789',
        seed: 7,
        mode: 'full',
        machine: {
            cpu: 'Made-up <CPU> & Sons',
            cores: 2,
            memoryGb: 8,
            isVirtual: true,
            kernel: '6.1.0',
            node: '20.20.2',
            v8: '11.3',
            fileSystem: 'ext4',
            device: '/dev/vda',
            hugePages: 'madvise',
            idleDriver: 'haltpoll',
            loadBefore: 0.12,
            stealShare: 0.0004,
            warnings: ['2 cores: they are shared'],
        },
        figures: {
            'risk.check.p50_ns': 212,
            'risk.check.p99_ns': 840,
            'risk.check.p9999_ns': 31_000,
            'engine.orders_per_s': 812_000,
            'f0.rtt.p50_us': 38.2,
            'f1.rtt.p50_us': 70.4,
            'f1.rtt.p99_us': 118,
            'f1.asleep.p50_us': 70.4,
            'f1.asleep.p99_us': 118,
            'f2.rtt.p50_us': 88.1,
            'f2.rtt.ratio_f1': 1.25,
            'f2.rtt.ratio_p2': 1.27,
            'f2.throughput_ratio_f1': 0.581,
            'f2.orders_per_s': 412_345,
            's.p50_us': 74,
            's.p99_us': 131,
            'f4.rtt.p50_us': 198,
            'f4.rtt.p99_us': 720,
            'f4.throughput_ratio_f1': 0.47,
            'f4.orders_per_s': 941_000,
            'heap.bytes_per_order': 0.4,
            'telemetry.cost': 0.004,
            'histogram.record_ns': 4.8,
            rss_mb: 231,
        },
        intervals: {
            'f2.rtt.ratio_f1': interval(1.25, 1.22, 1.27),
            'f2.rtt.ratio_p2': interval(1.27, 1.21, 1.31),
            'f2.throughput_ratio_f1': interval(0.581, 0.57, 0.59),
            'f4.throughput_ratio_f1': interval(0.47, 0.462, 0.476),
        },
        controls: {
            'f2.rtt.ratio_f1': interval(1.002, 0.99, 1.015),
            'f2.throughput_ratio_f1': interval(0.998, 0.98, 1.01),
            'f4.throughput_ratio_f1': interval(1.01, 0.93, 1.06),
        },
        parts: [
            {
                name: 'order-path',
                about: 'round trips and rates beside bare servers',
                seconds: 182.4,
                tables: [
                    {
                        title: 'Round trips, one connection, µs',
                        columns: ['rung', 'p50', 'p99', 'max', 'count'],
                        rows: [
                            ['F1 bare uWebSockets', 70.4, 118, 1204, 120_000],
                            ['F2 accepted', 88.1, 161.25, 2210, 120_000],
                        ],
                    },
                ],
                plots: [percentiles(), rates(), scale()],
                blocks: 120,
                dropped: ['f1: 1.8 % of the CPU time was stolen'],
                notes: ['cores were allowed to sleep'],
            },
        ],
        ...changes,
    };
}
export function interval(median, low, high) {
    return { median, low, high, count: 60 };
}
/** A part that measures nothing and is done at once. */
export function madeUpPart(name, run = () => Promise.resolve(emptyResult)) {
    return { name, about: `what ${name} is about`, fullSeconds: 3, quickSeconds: 1, run };
}
export const emptyResult = {
    figures: {},
    intervals: {},
    tables: [],
    plots: [],
    blocks: 0,
    dropped: [],
    notes: [],
};
const QUANTILES = [1, 0.75, 0.5, 0.25, 0.1, 0.05, 0.01, 0.005, 0.001, 0.0005, 0.0001, 0.00005, 0.00001];
function percentiles() {
    const names = ['F0 echo', 'F1 bare uWebSockets', 'P2 no logic', 'F2 accepted', 'F4 durable', 'S fdatasync'];
    return {
        title: 'Round trip, one connection',
        x: { label: 'percentile', scale: 'percentile' },
        y: { label: 'µs', scale: 'logarithmic' },
        lines: names.map((name, i) => ({
            name,
            points: QUANTILES.map((above, at) => [above, (30 + 22 * i) * (1 + at ** 2.2 / 28)]),
        })),
    };
}
function rates() {
    const at = [10, 25, 50, 75, 90, 95];
    const rate = (share, most) => (most * share) / 100;
    return {
        title: 'Latency at a steady rate, p99',
        x: { label: 'orders/s', scale: 'linear' },
        y: { label: 'µs', scale: 'logarithmic' },
        lines: [
            { name: 'F1', points: at.map((share) => [rate(share, 700_000), 90 + 2_000 / (100 - share)]) },
            { name: 'F2', points: at.map((share) => [rate(share, 450_000), 120 + 4_000 / (100 - share)]) },
            { name: 'F4', points: at.map((share) => [rate(share, 400_000), 310 + 9_000 / (100 - share)]) },
        ],
    };
}
function scale() {
    return {
        title: 'Orders/s against open orders',
        x: { label: 'open orders', scale: 'logarithmic' },
        y: { label: 'orders/s', scale: 'linear' },
        lines: [
            {
                name: 'engine',
                points: [1_000, 10_000, 100_000, 1_000_000].map((open, i) => [open, 910_000 - i * 41_000]),
            },
            {
                name: 'with journal',
                points: [1_000, 10_000, 100_000, 1_000_000].map((open, i) => [open, 880_000 - i * 39_000]),
            },
        ],
    };
}
//# sourceMappingURL=made-up.js.map