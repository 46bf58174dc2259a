import { addTo, emptyTotal, percentilePlot, problemOf, us } from './contest.js';
import { openStage, startRungs } from './stage.js';
import { cpuTicks, stealShare } from '../method/machine.js';
import { MAX_STEAL_SHARE } from '../method/rounds.js';
import { createLatencies } from '../client/latencies.js';
/**
 * Open loop: orders are due at fixed moments, and a latency begins when its order was due. All rungs get the same rates,
 * parts of what the gateway takes at most: a lower latency at a lower rate would say nothing.
 */
const SHARES = [0.1, 0.25, 0.5, 0.7, 0.9];
const CURVE_SHARE = 0.5;
/** Short: whatever else wants the client's core makes it late, and few blocks of a second are without that. */
const BLOCK_SECONDS = 0.1;
const SATURATION_SECONDS = 0.5;
const CONNECTIONS = 4;
const SATURATION_DEPTH = 256;
const CLIENT_WARM_UP_BLOCKS = 4;
const OVERHEAD_SECONDS = 0.08;
export const rate = {
    name: 'rate',
    about: 'latency against rate: orders due at fixed moments, whatever the answers do',
    fullSeconds: 45,
    quickSeconds: 0,
    async run(bench) {
        const beganMs = performance.now();
        const stage = openStage(bench);
        try {
            const rungs = [...(await startRungs(bench, stage, ['f1', 'f4', 'f2'])).values()];
            stage.arrange('apart', false);
            const full = await saturation(stage, rungs.at(-1));
            const points = SHARES.flatMap((share) => rungs.map((rung) => ({ share, rung, total: emptyTotal(), lag: createLatencies() })));
            // The client's own loop is compiled by then: it takes 5 ms, which would be its lag.
            for (const rung of rungs) {
                for (let i = 0; i < CLIENT_WARM_UP_BLOCKS; i++) {
                    await measure(stage, { share: 0.5, rung, total: emptyTotal(), lag: createLatencies() }, full);
                }
            }
            const dropped = [];
            const left = bench.seconds - (performance.now() - beganMs) / 1000;
            const passes = Math.max(1, Math.floor(left / (points.length * (BLOCK_SECONDS + OVERHEAD_SECONDS))));
            for (let pass = 0; pass < passes; pass++) {
                for (const [i, point] of (pass % 2 === 0 ? points : points.toReversed()).entries()) {
                    bench.progress(`pass ${pass + 1} of ${passes}, block ${i + 1} of ${points.length}`);
                    const why = await measure(stage, point, full);
                    if (why !== '')
                        dropped.push(`${point.rung.name} at ${nameOf(point, full)}: ${why}`);
                }
            }
            return {
                figures: {},
                intervals: {},
                tables: [tableOf(points, full)],
                plots: plotsOf(points, rungs, full),
                blocks: passes * points.length,
                dropped,
                notes: [
                    `Rates are parts of what the gateway takes on one core: ${Math.round(full)} orders/s. Apart, cores allowed to sleep; the client never does.`,
                    'What the client is late by counts as latency: with two cores it cannot always be on time. A block counts if its median lag is at most half of the median latency; a row of none had no such block.',
                ],
            };
        }
        finally {
            await stage.close();
        }
    },
};
/** Orders a second that the gateway answers, with so many in flight. */
async function saturation(stage, rung) {
    const loop = { kind: 'pipelined', depth: SATURATION_DEPTH };
    const result = await stage.block(rung, {
        seconds: SATURATION_SECONDS,
        loop,
        connections: CONNECTIONS,
        order: {},
    });
    await stage.rest(rung, true);
    return result.answers / result.seconds;
}
async function measure(stage, { share, rung, total, lag }, full) {
    const loop = { kind: 'open', ratePerSecond: full * share };
    const before = cpuTicks();
    const result = await stage.block(rung, {
        seconds: BLOCK_SECONDS,
        loop,
        connections: CONNECTIONS,
        order: { idPrefix: 'ra' },
    });
    const isStolen = stealShare(before, cpuTicks()) > MAX_STEAL_SHARE;
    await stage.rest(rung);
    const why = isStolen ? 'CPU time was stolen' : problemOf(result);
    if (why !== '')
        return why;
    addTo(total, result);
    lag.add(result.lag);
    return '';
}
function nameOf({ share }, full) {
    return `${Math.round(share * 100)} %, ${Math.round(share * full)}/s`;
}
const PERCENTS = [50, 90, 99, 99.9, 99.99];
function tableOf(points, full) {
    return {
        title: 'Latency from the moment an order was due',
        columns: [
            'rate',
            'rung',
            'p50 µs',
            'p90',
            'p99',
            'p99.9',
            'p99.99',
            'max',
            'orders',
            'client’s lag p50 µs',
            'p99',
            'server CPU %',
        ],
        rows: points.map((point) => {
            const { rung, total, lag } = point;
            const { latencies } = total;
            const isMeasured = latencies.count > 0;
            return [
                nameOf(point, full),
                rung.name.toUpperCase(),
                ...PERCENTS.map((percent) => (isMeasured ? us(latencies.percentile(percent)) : '–')),
                isMeasured ? us(latencies.maximum) : '–',
                latencies.count,
                isMeasured ? us(lag.percentile(50)) : '–',
                isMeasured ? us(lag.percentile(99)) : '–',
                isMeasured ? Math.round((total.serverCpuSeconds / total.seconds) * 100) : '–',
            ];
        }),
    };
}
function plotsOf(points, rungs, full) {
    const measured = points.filter(({ total }) => total.latencies.count > 0);
    const lines = rungs.flatMap((rung) => [50, 99].map((percent) => ({
        name: `${rung.name.toUpperCase()} p${percent}`,
        points: measured
            .filter((point) => point.rung === rung)
            .map(({ share, total }) => [Math.round(share * full), us(total.latencies.percentile(percent))]),
    })));
    const curve = measured.filter(({ share }) => share === CURVE_SHARE);
    return [
        {
            title: 'Latency against rate',
            x: { label: 'orders/s', scale: 'linear' },
            y: { label: 'µs', scale: 'logarithmic' },
            lines,
        },
        percentilePlot('Latency at half of the gateway’s saturation', new Map(curve.map(({ rung, total }) => [rung.name.toUpperCase(), total]))),
    ];
}
//# sourceMappingURL=rate.js.map