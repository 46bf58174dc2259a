import { setTimeout } from 'node:timers/promises';
import { processFigures } from '../../gateway/load/process-figures.js';
import { startProgram } from '../asked-program.js';
import { createLatencies, percentileOf } from '../client/latencies.js';
import { intervalOf } from '../method/interval.js';
import { runRounds } from '../method/rounds.js';
import { startClient } from '../client/start-client.js';
import { startRung } from '../order-path/rung.js';
import { orderRequest } from '../rungs/order-bytes.js';
import { readMetrics } from '../gateway/gateway-metrics.js';
import { openFilesMost } from './open-files.js';
/**
 * One busy connection beside very many that say nothing: two gateways that take turns, one of them with the idle
 * connections. Half-way they change roles, so that what one process happens to be better at than the other weighs on both.
 */
const CONNECTIONS = 10_000;
const QUICK_CONNECTIONS = 2_000;
/** Files that the gateway and the readers need besides. */
const OTHER_FILES = 1_000;
/** Some thousand orders, of which the slowest hundredth is dozens; and short, so that there are many pairs. */
const BLOCK_SECONDS = 0.25;
/** Two gateways start, and so many connections open twice. */
const START_SECONDS = 9;
const WARM_UP_ORDERS = 20_000;
const WARM_UP_SECONDS = 0.3;
/** Heap figures are refreshed once a second. */
const HEAP_AGE_MS = 2_200;
const CLOSED = { kind: 'closed' };
const ALONE = 'alone';
/** The control: the same gateway once more. */
const AGAIN = 'alone again';
export const idlePart = {
    name: 'idle',
    about: 'one busy connection beside 10,000 idle ones, and what an idle one takes',
    fullSeconds: 50,
    quickSeconds: 0,
    run: (bench) => runIdle(bench, bench.isQuick ? QUICK_CONNECTIONS : CONNECTIONS),
};
const BYTES_PER_MB = 1_048_576;
/**
 * With so many idle connections.
 * @internal
 */
export async function runIdle(bench, wanted) {
    const connections = Math.max(1, Math.min(wanted, openFilesMost() - OTHER_FILES));
    const client = startClient('');
    const gateways = [];
    const readers = startProgram(new URL('../readers/main.js', import.meta.url));
    const crowd = `beside ${connections.toLocaleString('en')} idle`;
    const sides = [crowd, ALONE, AGAIN].map((name) => ({ name, latencies: createLatencies() }));
    /** p99 ÷ that alone, of the other two. */
    const halves = new Map([crowd, AGAIN].map((name) => [name, []]));
    const dropped = [];
    const perConnection = [];
    let blocks = 0;
    async function start(name) {
        const rung = await startRung('f2', bench.folder(name), '', { MAX_ORDERS: '2000000' });
        gateways.push(rung);
        await client.open({ group: groupOf(rung), port: rung.port, connections: 1, path: '/ws' });
        for (let orders = 0; orders < WARM_UP_ORDERS;) {
            const { answers, problem } = await block(rung, { kind: 'pipelined', depth: 256 }, WARM_UP_SECONDS);
            if (problem !== '')
                throw new Error(problem);
            orders += answers;
        }
        await rung.rest();
        return rung;
    }
    function block(rung, loop, seconds) {
        const requests = { kind: 'one', request: orderRequest({}) };
        return client.block({ group: groupOf(rung), seconds, loop, requests, answers: rung.answers });
    }
    async function memoryOf(rung) {
        await setTimeout(bench.isQuick ? 0 : HEAP_AGE_MS);
        const figure = await readMetrics(rung.port);
        return {
            residentBytes: (processFigures(rung.pid)?.rssMb ?? Number.NaN) * BYTES_PER_MB,
            heapBytes: figure('tickgate_heap_bytes{thread="gateway"}'),
        };
    }
    /** Blocks of both, the one with a crowd and the one without. */
    async function compare(crowded, alone, seconds) {
        const before = await memoryOf(crowded);
        await readers.ask({ job: 'open', group: 'idle', port: crowded.port, connections });
        const after = await memoryOf(crowded);
        perConnection.push({
            residentBytes: (after.residentBytes - before.residentBytes) / connections,
            heapBytes: (after.heapBytes - before.heapBytes) / connections,
        });
        const blockSeconds = Math.min(BLOCK_SECONDS, seconds / (2 * sides.length));
        const rounds = await runRounds(sides.map(({ name, latencies }) => ({
            name,
            async block(wantedSeconds) {
                const result = await block(name === crowd ? crowded : alone, CLOSED, wantedSeconds);
                return {
                    value: percentileOf(result.latency, 99),
                    ...(result.problem === '' ? {} : { problem: result.problem }),
                    keep: () => latencies.add(result.latency),
                };
            },
        })), {
            rounds: Math.max(1, Math.floor(seconds / (2 * sides.length * blockSeconds))),
            blockSeconds,
            seed: bench.seed,
            progress: (done, all) => bench.progress(`block ${done} of ${all}`),
        });
        const base = rounds.values.get(ALONE) ?? [];
        for (const [name, ofHalves] of halves) {
            const ratios = (rounds.values.get(name) ?? []).map((value, i) => (value ?? Number.NaN) / (base[i] ?? Number.NaN));
            ofHalves.push(ratios.filter(Number.isFinite));
        }
        blocks += rounds.blocks;
        dropped.push(...rounds.dropped);
        await readers.ask({ job: 'close', group: 'idle' });
    }
    try {
        const first = await start('idle-1');
        const second = await start('idle-2');
        const half = Math.max(0.2, (bench.seconds - START_SECONDS) / 2);
        await compare(first, second, half);
        await compare(second, first, half);
    }
    finally {
        await readers.stop();
        await client.end();
        await Promise.all(gateways.map((gateway) => gateway.stop()));
    }
    const ratioOf = (name) => intervalOf(ofBothHalves(halves.get(name) ?? []), bench.seed);
    return {
        figures: {
            ...(ratioOf(crowd).count > 0 ? { 'idle.p99_ratio': ratioOf(crowd).median } : {}),
            'idle.bytes_per_connection': Math.max(...perConnection.map((memory) => memory.residentBytes)),
        },
        intervals: { 'idle.p99_ratio': ratioOf(crowd), 'idle.p99_ratio.control': ratioOf(AGAIN) },
        tables: [
            {
                title: 'One busy connection, an order after each answer',
                columns: ['', 'p50 µs', 'p99', 'p99.9', 'max', 'orders', 'p99 ÷ alone'],
                rows: sides.map(({ name, latencies }) => [
                    name,
                    ...[50, 99, 99.9].map((percent) => micros(latencies.count === 0 ? 0 : latencies.percentile(percent))),
                    micros(latencies.maximum),
                    latencies.count,
                    name === ALONE ? '' : ratioText(ratioOf(name)),
                ]),
            },
            {
                title: 'Memory of an idle connection',
                columns: ['gateway', 'resident bytes', 'JavaScript heap bytes'],
                rows: perConnection.map(({ residentBytes: resident, heapBytes }, i) => [
                    i === 0 ? 'first' : 'second',
                    Math.round(resident),
                    Math.round(heapBytes),
                ]),
            },
        ],
        plots: [],
        blocks,
        dropped,
        notes: [
            'idle.p99_ratio: blocks that stand side by side are compared, and each such ratio is joined with one after the gateways changed roles (geometric mean), as one process is faster than the other by half; orders one after the other: an open loop never sleeps, and on two cores its p99 is the scheduler’s',
            `${connections.toLocaleString('en')} idle WebSocket connections from one address; the second gateway’s are measured ` +
                'after its load, so that memory which is free again is used first',
            'accepted orders, cores may sleep; a ping to each idle connection every half a minute is less often than a phase lasts',
        ],
    };
}
function groupOf({ port }) {
    return `gateway ${port}`;
}
/**
 * What a half's ratio owes to its two processes, the other half's owes to them the other way round: the geometric mean of
 * a pair of each is without it.
 */
function ofBothHalves([first = [], second = []]) {
    return first.slice(0, second.length).map((ratio, i) => Math.sqrt(ratio * second[i]));
}
function micros(ns) {
    return Math.round(ns / 100) / 10;
}
function ratioText({ median, low, high }) {
    return `${median.toFixed(3)} (${low.toFixed(3)} … ${high.toFixed(3)})`;
}
//# sourceMappingURL=idle.js.map