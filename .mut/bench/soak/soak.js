import { allowedCpus } from '../../workers/pin.js';
import {} from '../client/job.js';
import { createLatencies } from '../client/latencies.js';
import { startClient } from '../client/start-client.js';
import { readMetrics } from '../gateway/gateway-metrics.js';
import { startRung } from '../order-path/rung.js';
import { orderRequest } from '../rungs/order-bytes.js';
import { startThreadRecord } from './thread-record.js';
/**
 * Durable orders at half of what the gateway takes, for minutes. The venue fills each at once, so that the table stays
 * level; blocks buy and sell in turn, so that positions do, too.
 *
 *   fresh gateway ─▶ saturation ─▶ ended
 *   fresh gateway ─▶ warm-up ─▶ half of it: blocks of 2 s, a look at heaps and collections after each ─▶ what must hold
 *   P4            ─▶ as many a second: what the same threads, rings and disk take from a sync's end to its answers
 *
 * Meanwhile the kernel is asked what each thread did: whether an answer that came late was being worked on, or waited for a
 * core, and who stood still when nothing went out.
 */
const MINUTES = 10;
const BLOCK_SECONDS = 2;
const SATURATION_SECONDS = 2;
const CONNECTIONS = 4;
const PROBE_SECONDS = 0.3;
/** Of the control, at most, and as a part of the soak. */
const CONTROL_SECONDS = 20;
const CONTROL_PART = 10;
/** Far below what the door takes: nothing is answered BUSY however late the disk is. */
const DEPTH = 1024;
/** From one number in flight to the next: a fourth more. */
const STEPS = 4;
const FILLS = { BROKERS: '[{"id":"null","adapter":"null","fills":"full"}]' };
const MOST_ANSWER_US = 200;
/** A heap that grows by less than this in a million orders is flat: the gateway's looks at it cost 2 KB each. */
const FLAT_BYTES_PER_MILLION = 1_000_000;
const THREADS = ['engine', 'journal'];
/** Those that an order passes. */
const HOT = ['gateway', 'engine', 'journal', 'broker'];
const wantedMinutes = Number(process.env['SOAK_MINUTES'] ?? MINUTES);
export const soakPart = {
    name: 'soak',
    about: `ten minutes of durable orders at half of saturation (SOAK_MINUTES=${MINUTES}); only by name`,
    fullSeconds: 0,
    quickSeconds: 0,
    namedSeconds: wantedMinutes * 60,
    run: (bench) => runSoak(bench, wantedMinutes * 60),
};
/**
 * With two cores each thread keeps to one of them. Left alone the kernel of a virtual machine stacks them: answers waited
 * 4 ms, until the next tick, behind a thread that nobody waits for, with the other core idle.
 */
function pinned() {
    const [first, second, ...more] = allowedCpus();
    if (second === undefined || more.length > 0)
        return 'auto';
    return `gateway:${first},journal:${first},engine:${second},broker:${second},follower:${second}`;
}
/**
 * For so long.
 * @internal
 */
export async function runSoak(bench, seconds) {
    const client = startClient('');
    const rungs = [];
    const latencies = createLatencies();
    const looks = [];
    const problems = [];
    const stalls = [];
    const settings = { ...FILLS, PIN: pinned() };
    const probeSeconds = Math.min(PROBE_SECONDS, seconds / 10);
    let orders = 0;
    let sells = true;
    async function start(kind, name) {
        const rung = await startRung(kind, bench.folder(name), '', settings);
        rungs.push(rung);
        await client.open({ group: name, port: rung.port, connections: CONNECTIONS, path: '/ws' });
        return rung;
    }
    async function end(name, rung) {
        await client.close(name);
        await rung.stop();
    }
    function load(group, rung, loop, blockSeconds) {
        sells = !sells;
        const requests = { kind: 'one', request: orderRequest({ sells }) };
        return client.block({ group, seconds: blockSeconds, loop, requests, answers: rung.answers });
    }
    /** A client that sends on time never sleeps, and takes a core of two: so many are kept in flight that the rate is reached. */
    async function depthOf(rate, group, rung) {
        for (let depth = CONNECTIONS; depth < DEPTH; depth += CONNECTIONS * Math.ceil(depth / STEPS / CONNECTIONS)) {
            const { answers, seconds: took } = await load(group, rung, { kind: 'pipelined', depth }, probeSeconds);
            if (answers / took >= rate)
                return depth;
        }
        return DEPTH;
    }
    async function look(rung, beganMs) {
        const figure = await readMetrics(rung.port);
        const heap = (thread) => figure(`tickgate_heap_bytes{thread="${thread}"}`);
        return {
            atSeconds: Math.round((performance.now() - beganMs) / 1000),
            orders,
            heap: { engine: heap('engine'), journal: heap('journal'), gateway: heap('gateway') },
            majors: THREADS.reduce((sum, thread) => sum + figure(`tickgate_gc_total{thread="${thread}",kind="major"}`), 0),
        };
    }
    /** The same threads without a gateway in them, at the same rate. */
    async function control(rate) {
        bench.progress('control');
        const probe = await start('p4', 'control-rate');
        const depth = await depthOf(rate, 'control-rate', probe);
        await end('control-rate', probe);
        const rung = await start('p4', 'control');
        const record = startThreadRecord({ pid: rung.pid, threads: rung.threads, hot: [] });
        record.resume();
        const loop = { kind: 'pipelined', depth };
        const { answers, seconds: took } = await load('control', rung, loop, Math.min(CONTROL_SECONDS, seconds / CONTROL_PART));
        record.pause();
        const answer = await answerTimes(rung);
        await end('control', rung);
        return { ordersPerSecond: answers / took, answer, shares: record.shares() };
    }
    try {
        bench.progress('saturation');
        const probe = await start('f4', 'saturation');
        const pipelined = { kind: 'pipelined', depth: DEPTH };
        await load('saturation', probe, pipelined, Math.min(1, seconds / 4));
        const most = await load('saturation', probe, pipelined, Math.min(SATURATION_SECONDS, seconds / 2));
        if (most.problem !== '')
            throw new Error(`saturation: ${most.problem}`);
        const saturation = most.answers / most.seconds;
        const depth = await depthOf(saturation / 2, 'saturation', probe);
        await end('saturation', probe);
        const rung = await start('f4', 'soak');
        const loop = { kind: 'pipelined', depth };
        const blockSeconds = Math.min(BLOCK_SECONDS, seconds / 2);
        await load('soak', rung, loop, Math.min(blockSeconds, 2));
        const record = startThreadRecord({ pid: rung.pid, threads: rung.threads, hot: HOT });
        const beganMs = performance.now();
        looks.push(await look(rung, beganMs));
        while (performance.now() - beganMs < seconds * 1000) {
            record.resume();
            const result = await load('soak', rung, loop, blockSeconds);
            const stalled = record.pause();
            if (result.problem !== '')
                problems.push(result.problem);
            latencies.add(result.latency);
            orders += result.answers;
            looks.push(await look(rung, beganMs));
            const { atSeconds } = looks.at(-1);
            for (const stall of stalled)
                stalls.push({ atSeconds, stall });
            bench.progress(`${atSeconds} of ${seconds} s, ${orders.toLocaleString('en')} orders`);
        }
        const answer = await answerTimes(rung);
        await end('soak', rung);
        return resultOf(saturation, answer, record.shares(), await control(orders / looks.at(-1).atSeconds));
    }
    finally {
        await client.end();
        await Promise.all(rungs.map((rung) => rung.stop()));
    }
    function resultOf(saturation, answer, shares, alone) {
        const majors = looks.at(-1).majors - looks[0].majors;
        const growth = THREADS.map((thread) => ({ thread, bytes: growthPerMillion(looks, thread) }));
        const p999Us = answer['p99.9'] ?? Number.NaN;
        const holds = [
            ['major collections in engine and journal', majors, majors === 0],
            ...growth.map(({ thread, bytes }) => [
                `heap growth of the ${thread}, bytes in 1,000,000 orders`,
                Math.round(bytes),
                bytes < FLAT_BYTES_PER_MILLION,
            ]),
            [`answer less its batch's sync end at p99.9, µs (≤ ${MOST_ANSWER_US})`, p999Us, p999Us <= MOST_ANSWER_US],
            ['orders refused or without an answer', problems.length === 0 ? 'none' : problems[0], problems.length === 0],
        ];
        const broken = holds.filter(([, , isSo]) => !isSo);
        return {
            figures: { 'heap.major_gcs': majors },
            intervals: {},
            tables: [
                {
                    title: `${Math.round(orders / looks.at(-1).atSeconds).toLocaleString('en')} durable orders/s, of ${Math.round(saturation).toLocaleString('en')} that it takes`,
                    columns: ['what must hold', 'is', 'holds'],
                    rows: holds.map(([what, value, isSo]) => [what, value, isSo ? 'yes' : 'no']),
                },
                {
                    title: 'Meanwhile',
                    columns: ['s', 'orders', 'engine heap', 'journal heap', 'gateway heap', 'major collections'],
                    rows: everyFew(looks).map(({ atSeconds, orders: count, heap, majors: seen }) => [
                        atSeconds,
                        count,
                        heap.engine,
                        heap.journal,
                        heap.gateway,
                        seen,
                    ]),
                },
                {
                    title: 'From an order to its answer',
                    columns: ['p50 µs', 'p99', 'p99.9', 'p99.99', 'max', 'orders'],
                    rows: [
                        [
                            ...[50, 99, 99.9, 99.99].map((percent) => Math.round(latencies.percentile(percent) / 1000)),
                            Math.round(latencies.maximum / 1000),
                            latencies.count,
                        ],
                    ],
                },
                answerTable(answer, alone),
                shareTable(shares, alone),
                ...(stalls.length === 0 ? [] : [stallTable(stalls)]),
            ],
            plots: [],
            blocks: looks.length - 1,
            dropped: [],
            notes: [
                broken.length === 0 ? 'all that must hold held' : `does not hold: ${broken.map(([what]) => what).join('; ')}`,
                'each order is acknowledged and filled: three events; the client keeps so many in flight that about half of what it takes is reached',
                `the gateway has PIN=${settings.PIN}; the control, P4, has an event for each order, no follower and no broker`,
            ],
        };
    }
}
async function answerTimes({ port }) {
    const response = await fetch(`http://127.0.0.1:${port}/latency`, { headers: { Connection: 'close' } });
    return (await response.json()).stages.answer;
}
const SHOWN = ['p50', 'p90', 'p99', 'p99.9', 'p99.99', 'max'];
function answerTable(answer, alone) {
    const cells = (times) => SHOWN.map((name) => Math.round(times[name] ?? Number.NaN));
    return {
        title: "From a batch's sync end until its answers have left",
        columns: ['', 'p50 µs', ...SHOWN.slice(1), 'orders'],
        rows: [
            ['gateway', ...cells(answer), answer['count'] ?? 0],
            [
                `threads, rings and disk alone, ${Math.round(alone.ordersPerSecond).toLocaleString('en')} orders/s`,
                ...cells(alone.answer),
                alone.answer['count'] ?? 0,
            ],
        ],
    };
}
function shareTable(shares, alone) {
    const percent = (share) => share === undefined ? '' : Number((share * 100).toFixed(1));
    return {
        title: 'What threads did, % of the time: on a core, and waiting for one',
        columns: ['thread', 'on a core', 'waits for one', 'control: on a core', 'waits for one'],
        rows: shares.map(({ thread, running, waiting }) => {
            const same = alone.shares.find((share) => share.thread === thread);
            return [thread, percent(running), percent(waiting), percent(same?.running), percent(same?.waiting)];
        }),
    };
}
function stallTable(stalls) {
    return {
        title: 'Stalls of 50 ms and more: what each thread did meanwhile, % on a core / waiting for one, and where it slept',
        columns: ['s', 'ms', 'stolen ms', 'threads'],
        rows: stalls
            .slice(0, MOST_ROWS)
            .map(({ atSeconds, stall }) => [
            atSeconds,
            Math.round(stall.ms),
            stall.stolenMs,
            stall.threads
                .map((one) => `${one.thread} ${Math.round(one.running * 100)}/${Math.round(one.waiting * 100)} ${one.seen}`)
                .join('; '),
        ]),
    };
}
/** The least of each half: between two collections a heap rises and falls like a saw. */
function growthPerMillion(looks, thread) {
    const half = looks.length >> 1;
    const least = (some) => Math.min(...some.map(({ heap }) => heap[thread]));
    const orders = looks.at(-1).orders / 2;
    return ((least(looks.slice(half)) - least(looks.slice(0, half))) / orders) * 1e6;
}
const MOST_ROWS = 20;
function everyFew(looks) {
    const step = Math.ceil(looks.length / MOST_ROWS);
    return looks.filter((_, i) => i % step === 0 || i === looks.length - 1);
}
//# sourceMappingURL=soak.js.map