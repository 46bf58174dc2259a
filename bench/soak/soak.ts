import { type BlockResult, type Loop } from '../client/job.ts';
import { createLatencies } from '../client/latencies.ts';
import { startClient } from '../client/start-client.ts';
import { readMetrics } from '../gateway/gateway-metrics.ts';
import { type Rung, startRung } from '../order-path/rung.ts';
import type { Bench, Part, PartResult } from '../part.ts';
import { orderRequest } from '../rungs/order-bytes.ts';

/**
 * Durable orders at half of what the gateway takes, for minutes. The venue fills each at once, so that the table stays
 * level; blocks buy and sell in turn, so that positions do, too.
 *
 *   fresh gateway ─▶ saturation ─▶ ended
 *   fresh gateway ─▶ warm-up ─▶ half of it: blocks of 2 s, a look at heaps and collections after each ─▶ what must hold
 */
const MINUTES = 10;
const BLOCK_SECONDS = 2;
const SATURATION_SECONDS = 2;
const CONNECTIONS = 4;
const PROBE_SECONDS = 0.3;
/** Far below what the door takes: nothing is answered BUSY however late the disk is. */
const DEPTH = 1024;
const FILLS = { BROKERS: '[{"id":"null","adapter":"null","fills":"full"}]' };
const MOST_ANSWER_US = 200;
/** A heap that grows by less than this in a million orders is flat: the gateway's looks at it cost 2 KB each. */
const FLAT_BYTES_PER_MILLION = 1_000_000;
const THREADS = ['engine', 'journal'] as const;

const wantedMinutes = Number(process.env['SOAK_MINUTES'] ?? MINUTES);

export const soakPart: Part = {
  name: 'soak',
  about: `ten minutes of durable orders at half of saturation (SOAK_MINUTES=${MINUTES}); only by name`,
  fullSeconds: 0,
  quickSeconds: 0,
  namedSeconds: wantedMinutes * 60,
  run: (bench) => runSoak(bench, wantedMinutes * 60),
};

/** After a block. */
interface Look {
  readonly atSeconds: number;
  readonly orders: number;
  readonly heap: Readonly<Record<(typeof THREADS)[number] | 'gateway', number>>;
  readonly majors: number;
}

/**
 * For so long.
 * @internal
 */
export async function runSoak(bench: Bench, seconds: number): Promise<PartResult> {
  const client = startClient('');
  const gateways: Rung[] = [];
  const latencies = createLatencies();
  const looks: Look[] = [];
  const problems: string[] = [];
  let orders = 0;
  let sells = true;

  async function start(name: string): Promise<Rung> {
    const rung = await startRung('f4', bench.folder(name), '', FILLS);
    gateways.push(rung);
    await client.open({ group: name, port: rung.port, connections: CONNECTIONS, path: '/ws' });
    return rung;
  }

  function load(group: string, rung: Rung, loop: Loop, blockSeconds: number): Promise<BlockResult> {
    sells = !sells;
    const requests = { kind: 'one', request: orderRequest({ sells }) } as const;
    return client.block({ group, seconds: blockSeconds, loop, requests, answers: rung.answers });
  }

  /** A client that sends on time never sleeps, and takes a core of two: so many are kept in flight that half is reached. */
  async function depthOfHalf(rung: Rung, saturation: number): Promise<number> {
    for (let depth = CONNECTIONS; depth < DEPTH; depth *= 2) {
      const { answers, seconds: took } = await load('saturation', rung, { kind: 'pipelined', depth }, PROBE_SECONDS);
      if (answers / took >= saturation / 2) return depth;
    }
    return DEPTH;
  }

  async function look(rung: Rung, beganMs: number): Promise<Look> {
    const figure = await readMetrics(rung.port);
    const heap = (thread: string): number => figure(`tickgate_heap_bytes{thread="${thread}"}`);
    return {
      atSeconds: Math.round((performance.now() - beganMs) / 1000),
      orders,
      heap: { engine: heap('engine'), journal: heap('journal'), gateway: heap('gateway') },
      majors: THREADS.reduce((sum, thread) => sum + figure(`tickgate_gc_total{thread="${thread}",kind="major"}`), 0),
    };
  }

  try {
    bench.progress('saturation');
    const probe = await start('saturation');
    const pipelined = { kind: 'pipelined', depth: DEPTH } as const;
    await load('saturation', probe, pipelined, Math.min(1, seconds / 4));
    const most = await load('saturation', probe, pipelined, Math.min(SATURATION_SECONDS, seconds / 2));
    if (most.problem !== '') throw new Error(`saturation: ${most.problem}`);
    const saturation = most.answers / most.seconds;
    const depth = await depthOfHalf(probe, saturation);
    await client.close('saturation');
    await probe.stop();

    const rung = await start('soak');
    const loop = { kind: 'pipelined', depth } as const;
    const blockSeconds = Math.min(BLOCK_SECONDS, seconds / 2);
    await load('soak', rung, loop, Math.min(blockSeconds, 2));
    const beganMs = performance.now();
    looks.push(await look(rung, beganMs));
    while (performance.now() - beganMs < seconds * 1000) {
      const result = await load('soak', rung, loop, blockSeconds);
      if (result.problem !== '') problems.push(result.problem);
      latencies.add(result.latency);
      orders += result.answers;
      looks.push(await look(rung, beganMs));
      bench.progress(`${looks.at(-1)!.atSeconds} of ${seconds} s, ${orders.toLocaleString('en')} orders`);
    }
    const stages = (await (await fetch(`http://127.0.0.1:${rung.port}/latency`)).json()) as {
      readonly stages: Readonly<Record<'answer', Readonly<Record<string, number>>>>;
    };
    return resultOf(saturation, stages.stages.answer);
  } finally {
    await client.end();
    await Promise.all(gateways.map((gateway) => gateway.stop()));
  }

  function resultOf(saturation: number, answer: Readonly<Record<string, number>>): PartResult {
    const majors = looks.at(-1)!.majors - looks[0]!.majors;
    const growth = THREADS.map((thread) => ({ thread, bytes: growthPerMillion(looks, thread) }));
    const p999Us = answer['p99.9'] ?? Number.NaN;
    const holds: readonly (readonly [what: string, value: string | number, holds: boolean])[] = [
      ['major collections in engine and journal', majors, majors === 0],
      ...growth.map(
        ({ thread, bytes }) =>
          [
            `heap growth of the ${thread}, bytes in 1,000,000 orders`,
            Math.round(bytes),
            bytes < FLAT_BYTES_PER_MILLION,
          ] as const,
      ),
      [`answer less its batch's sync end at p99.9, µs (≤ ${MOST_ANSWER_US})`, p999Us, p999Us <= MOST_ANSWER_US],
      ['orders refused or without an answer', problems.length === 0 ? 'none' : problems[0]!, problems.length === 0],
    ];
    const broken = holds.filter(([, , isSo]) => !isSo);
    return {
      figures: { 'heap.major_gcs': majors },
      intervals: {},
      tables: [
        {
          title: `${Math.round(orders / looks.at(-1)!.atSeconds).toLocaleString('en')} durable orders/s, of ${Math.round(saturation).toLocaleString('en')} that it takes`,
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
      ],
      plots: [],
      blocks: looks.length - 1,
      dropped: [],
      notes: [
        broken.length === 0 ? 'all that must hold held' : `does not hold: ${broken.map(([what]) => what).join('; ')}`,
        'each order is acknowledged and filled: three events; the client keeps so many in flight that about half of what it takes is reached',
      ],
    };
  }
}

/** The least of each half: between two collections a heap rises and falls like a saw. */
function growthPerMillion(looks: readonly Look[], thread: (typeof THREADS)[number]): number {
  const half = looks.length >> 1;
  const least = (some: readonly Look[]): number => Math.min(...some.map(({ heap }) => heap[thread]));
  const orders = looks.at(-1)!.orders / 2;
  return ((least(looks.slice(half)) - least(looks.slice(0, half))) / orders) * 1e6;
}

const MOST_ROWS = 20;

function everyFew(looks: readonly Look[]): readonly Look[] {
  const step = Math.ceil(looks.length / MOST_ROWS);
  return looks.filter((_, i) => i % step === 0 || i === looks.length - 1);
}
