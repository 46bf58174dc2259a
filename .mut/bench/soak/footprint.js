import { setTimeout } from 'node:timers/promises';
import { processFigures } from '../../gateway/load/process-figures.js';
import { cpuSecondsOf } from '../client/cpu-time.js';
import { startClient } from '../client/start-client.js';
import { percentileOf } from '../client/latencies.js';
import { OpenLimits, startGateway } from '../gateway/start-gateway.js';
import { orderAnswers, orderRequest } from '../rungs/order-bytes.js';
/** The gateway as somebody gets it who sets nothing: its own venue beside it, 100 orders a second, and none at all. */
const RATE = 100;
const START_SECONDS = 4;
/** First orders come without being measured: code is compiled, memory grows, and the start's own work ends. */
const SETTLE_SHARE = 0.4;
const IDLE_SHARE = 0.2;
export const footprintPart = {
    name: 'footprint',
    about: 'memory and CPU of a default run at 100 orders/s, and idle',
    fullSeconds: 40,
    quickSeconds: 8,
    run: runFootprint,
};
/** @internal */
export async function runFootprint(bench) {
    const folder = bench.folder('footprint');
    const gateway = await startGateway(folder, OpenLimits);
    const { pid } = gateway.child;
    const client = startClient('');
    const usage = async (seconds, run) => {
        const before = cpuSecondsOf(pid);
        const beganMs = performance.now();
        await run();
        bench.progress(`${seconds.toFixed(0)} s measured`);
        return (cpuSecondsOf(pid) - before) / ((performance.now() - beganMs) / 1000);
    };
    try {
        const group = 'footprint';
        await client.open({ group, port: gateway.port, connections: 1, path: '/ws' });
        const left = Math.max(0.5, bench.seconds - START_SECONDS);
        const load = async (seconds) => {
            const result = await client.block({
                group,
                seconds,
                loop: { kind: 'open', ratePerSecond: RATE },
                requests: { kind: 'one', request: orderRequest({}) },
                answers: orderAnswers(true),
            });
            if (result.problem !== '')
                throw new Error(result.problem);
            return percentileOf(result.latency, 99);
        };
        await load(left * SETTLE_SHARE);
        const idleSeconds = left * IDLE_SHARE;
        const idle = await usage(idleSeconds, () => setTimeout(idleSeconds * 1000));
        const seconds = left * (1 - SETTLE_SHARE - IDLE_SHARE);
        let p99Ns = 0;
        const busy = await usage(seconds, async () => {
            p99Ns = await load(seconds);
        });
        const megabytes = processFigures(pid)?.rssMb ?? Number.NaN;
        return {
            figures: { rss_mb: megabytes, cpu_percent_at_100_per_s: busy * 100 },
            intervals: {},
            tables: [
                {
                    title: 'A default run',
                    columns: ['', 'CPU % of one core', 'resident MB', 'order p99 µs'],
                    rows: [
                        ['idle', Number((idle * 100).toFixed(1)), '', ''],
                        [`${RATE} orders/s`, Number((busy * 100).toFixed(1)), Math.round(megabytes), Math.round(p99Ns / 1000)],
                    ],
                },
            ],
            plots: [],
            blocks: 2,
            dropped: [],
            notes: [
                'the process of the gateway alone: its simulated venue is another; durable orders, limits of open orders and ' +
                    'position raised; the client looks for answers without sleeping, on the other core',
            ],
        };
    }
    finally {
        await client.end();
        await gateway.child.stop();
    }
}
//# sourceMappingURL=footprint.js.map