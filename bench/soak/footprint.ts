import { setTimeout } from 'node:timers/promises';
import { processFigures } from '../../gateway/load/process-figures.ts';
import { cpuSecondsOf } from '../client/cpu-time.ts';
import type { BlockResult, Loop } from '../client/job.ts';
import { type Client, startClient } from '../client/start-client.ts';
import { percentileOf } from '../client/latencies.ts';
import { warmUp } from '../client/warm-up.ts';
import { OpenLimits, startGateway } from '../gateway/start-gateway.ts';
import { type Rung, startRung } from '../order-path/rung.ts';
import { Placements } from '../order-path/stage.ts';
import type { Bench, Part, PartResult } from '../part.ts';
import { orderAnswers, orderRequest } from '../rungs/order-bytes.ts';

/** The gateway as somebody gets it who sets nothing: its own venue beside it, 100 orders a second, and none at all. */
const RATE = 100;
const START_SECONDS = 4;
/** First orders come without being measured: memory grows, and the start's own work ends. */
const SETTLE_SHARE = 0.15;
const IDLE_SHARE = 0.2;
/** Then the first that are measured, while V8 still compiles: at this rate it does for minutes. */
const COLD_SHARE = 0.25;
/** As many as go by in five minutes at this rate, all at once: then it is done. */
const WARM_UP_ORDERS = 30_000;
const WARM_UP_DEPTH = 4;
const WARM_UP_SECONDS = 0.5;
const MAX_WARM_UP_SECONDS = 8;
/** Of the part, the gateway; what is left is for what it is compared with. */
const OWN_SHARE = 0.7;

export const footprintPart: Part = {
  name: 'footprint',
  about: 'memory and CPU of a default run at 100 orders/s, and idle, beside threads and rings without logic',
  fullSeconds: 52,
  quickSeconds: 8,
  run: runFootprint,
};

/** @internal */
export async function runFootprint(bench: Bench): Promise<PartResult> {
  const left = Math.max(1, bench.seconds - START_SECONDS);
  const client = startClient('');
  try {
    const folder = bench.folder('footprint');
    const { child, port } = await startGateway(folder, OpenLimits);
    const { pid } = child;
    const server = { name: 'gateway', pid, port, path: '/ws', answers: orderAnswers(true), stop: child.stop };
    const own = await measure(bench, client, server, left * OWN_SHARE);
    const p4 = await startRung('p4', folder, Placements.free.servers);
    const bare = await measure(bench, client, p4, left * (1 - OWN_SHARE));
    return {
      figures: {
        rss_mb: own.megabytes,
        cpu_percent_at_100_per_s: own.busy * 100,
        'cold.cpu_percent_at_100_per_s': own.cold * 100,
        'p4.cpu_percent_at_100_per_s': bare.busy * 100,
      },
      intervals: {},
      tables: [
        {
          title: 'A default run',
          columns: ['', 'CPU % of one core', 'resident MB', 'order p99 µs'],
          rows: [
            ['idle', percent(own.idle), '', ''],
            [`${RATE} orders/s, the first`, percent(own.cold), Math.round(own.megabytes), ''],
            [`${RATE} orders/s, ${own.orders} orders later`, percent(own.busy), '', Math.round(own.p99Ns / 1000)],
            ['P4, idle', percent(bare.idle), '', ''],
            [`P4, ${RATE} orders/s, the first`, percent(bare.cold), '', ''],
            [
              `P4, ${RATE} orders/s, ${bare.orders} orders later`,
              percent(bare.busy),
              '',
              Math.round(bare.p99Ns / 1000),
            ],
          ],
        },
      ],
      plots: [],
      blocks: 2,
      dropped: [],
      notes: [
        'the process of the gateway alone: its simulated venue is another; durable orders, limits of open orders and ' +
          'position raised; the client looks for answers without sleeping, on the other core',
        'P4: three of its threads, the same rings and bells, a write and fdatasync an order, no venue and no logic: what ' +
          'waking threads and a disk a hundred times a second takes on this machine',
        'V8 compiles what runs often: for so few orders a second that takes minutes, which the first ones pay for',
      ],
    };
  } finally {
    await client.end();
  }
}

interface Usage {
  /** Of one core, 0 to 1. */
  readonly idle: number;
  readonly cold: number;
  /** How many came between the two. */
  readonly orders: number;
  readonly busy: number;
  readonly p99Ns: number;
  /** Resident, after the first orders at this rate. */
  readonly megabytes: number;
}

interface Server extends Pick<Rung, 'pid' | 'port' | 'path' | 'answers' | 'stop'> {
  readonly name: string;
}

/** The server is stopped then, however it went. */
async function measure(
  bench: Bench,
  client: Client,
  { name: group, pid, port, path, answers, stop }: Server,
  left: number,
): Promise<Usage> {
  const usage = async (seconds: number, run: () => Promise<unknown>): Promise<number> => {
    const before = cpuSecondsOf(pid);
    const beganMs = performance.now();
    await run();
    bench.progress(`${group}: ${seconds.toFixed(0)} s measured`);
    return (cpuSecondsOf(pid) - before) / ((performance.now() - beganMs) / 1000);
  };
  const requests = { kind: 'one', request: orderRequest({}) } as const;
  const block = (seconds: number, loop: Loop): Promise<BlockResult> =>
    client.block({ group, seconds, loop, requests, answers });
  const load = async (seconds: number): Promise<BlockResult> => {
    const result = await block(seconds, { kind: 'open', ratePerSecond: RATE });
    if (result.problem !== '') throw new Error(result.problem);
    return result;
  };
  try {
    await client.open({ group, port, connections: 1, ...(path === undefined ? {} : { path }) });
    await load(left * SETTLE_SHARE);
    const idleSeconds = left * IDLE_SHARE;
    const idle = await usage(idleSeconds, () => setTimeout(idleSeconds * 1000));
    const coldSeconds = left * COLD_SHARE;
    const cold = await usage(coldSeconds, () => load(coldSeconds));
    const megabytes = processFigures(pid)?.rssMb ?? Number.NaN;
    const rest = left * (1 - SETTLE_SHARE - IDLE_SHARE - COLD_SHARE);
    const howLong = { orders: WARM_UP_ORDERS, seconds: WARM_UP_SECONDS, most: Math.min(MAX_WARM_UP_SECONDS, rest / 2) };
    const orders = await warmUp(group, howLong, (seconds) =>
      block(seconds, { kind: 'pipelined', depth: WARM_UP_DEPTH }),
    );
    const seconds = rest / 2;
    let p99Ns = 0;
    const busy = await usage(seconds, async () => {
      p99Ns = percentileOf((await load(seconds)).latency, 99);
    });
    await client.close(group);
    return { idle, cold, orders, busy, p99Ns, megabytes };
  } finally {
    await stop();
  }
}

function percent(share: number): number {
  return Number((share * 100).toFixed(1));
}
