import type { BlockResult } from '../client/job.ts';
import { type Latencies, createLatencies, percentileOf } from '../client/latencies.ts';
import { type Rounds, runRounds } from '../method/rounds.ts';
import type { Bench, Plot, ResultTable } from '../part.ts';
import type { Rung } from './rung.ts';
import type { Stage, StageBlock } from './stage.ts';

/** Who takes turns. Two contenders of one rung are the control: what they differ by is what the machine can't tell. */
export interface Contender {
  readonly name: string;
  run(seconds: number): Promise<BlockResult>;
  /** Between this block and the next. */
  rest(): Promise<void>;
}

/** `restsAlways`: a gateway's table is emptied after each block, not only once it is rather full. */
export function contenderOf(
  stage: Stage,
  name: string,
  rung: Rung,
  block: Omit<StageBlock, 'seconds'>,
  restsAlways = false,
): Contender {
  return {
    name,
    run: (seconds) => stage.block(rung, { ...block, seconds }),
    rest: () => stage.rest(rung, restsAlways),
  };
}

export interface ContestOptions {
  readonly title: string;
  /** What a block is worth: the median of its latencies in ns, or its answers per second. */
  readonly value: 'p50' | 'rate';
  /** For all of it. At least one round is run. */
  readonly seconds: number;
  readonly blockSeconds: number;
  /** What a block takes besides, on average: its rest. */
  readonly restSeconds?: number;
}

export interface Contest {
  readonly rounds: Rounds;
  readonly totals: ReadonlyMap<string, Total>;
}

/** Of all blocks of a contender that count. */
export interface Total {
  readonly latencies: Latencies;
  answers: number;
  seconds: number;
  clientCpuSeconds: number;
  serverCpuSeconds: number;
  /** By the names that the stage gives the server's threads. */
  readonly threadCpuSeconds: Map<string, number>;
}

const OVERHEAD_SECONDS = 0.06;
const MOST_ROUNDS = 40;
const MOST_LAG_SHARE = 0.5;

export function emptyTotal(): Total {
  return {
    latencies: createLatencies(),
    answers: 0,
    seconds: 0,
    clientCpuSeconds: 0,
    serverCpuSeconds: 0,
    threadCpuSeconds: new Map(),
  };
}

export function addTo(total: Total, result: BlockResult): void {
  total.latencies.add(result.latency);
  total.answers += result.answers;
  total.seconds += result.seconds;
  total.clientCpuSeconds += result.clientCpuSeconds;
  total.serverCpuSeconds += result.serverCpuSeconds;
  for (const [thread, seconds] of Object.entries(result.threadCpuSeconds)) {
    total.threadCpuSeconds.set(thread, (total.threadCpuSeconds.get(thread) ?? 0) + seconds);
  }
}

/** CPU microseconds of an order in all threads of its server. */
export function cpuUsOf({ answers, serverCpuSeconds }: Total): number {
  return (serverCpuSeconds / answers) * 1e6;
}

export async function runContest(
  bench: Bench,
  contenders: readonly Contender[],
  options: ContestOptions,
): Promise<Contest> {
  const { title, value, seconds, blockSeconds, restSeconds = 0 } = options;
  const totals = new Map(contenders.map(({ name }) => [name, emptyTotal()]));
  const roundSeconds = 2 * contenders.length * (blockSeconds + restSeconds + OVERHEAD_SECONDS);
  const rounds = await runRounds(
    contenders.map(({ name, run, rest }) => ({
      name,
      async block(wanted) {
        const result = await run(wanted);
        await rest();
        const problem = problemOf(result);
        return {
          value: value === 'p50' ? percentileOf(result.latency, 50) : result.answers / result.seconds,
          ...(problem === '' ? {} : { problem }),
          keep: () => addTo(totals.get(name)!, result),
        };
      },
    })),
    {
      rounds: Math.min(MOST_ROUNDS, Math.max(1, Math.floor(seconds / roundSeconds))),
      blockSeconds,
      seed: bench.seed,
      progress: (done, all) => bench.progress(`${title}: block ${done} of ${all}`),
    },
  );
  return { rounds, totals };
}

/**
 * Why a block says nothing; else ''. In an open loop a latency begins when its order was due: what the client is late by
 * is charged to the server, so that a late client makes a rung look worse and never better. A block is dropped only where
 * lateness would be half of the story.
 */
export function problemOf({ problem, latency, lag }: BlockResult): string {
  if (problem !== '' || lag.count === 0) return problem;
  const lagNs = percentileOf(lag, 50);
  const medianNs = percentileOf(latency, 50);
  if (lagNs <= MOST_LAG_SHARE * medianNs) return '';
  return `the client was late by ${us(lagNs)} µs (p50), more than half of the median, ${us(medianNs)} µs`;
}

const NS_PER_US = 1000;

/** Microseconds, with as many digits as mean something. */
export function us(ns: number): number {
  const value = ns / NS_PER_US;
  return Number(value.toFixed(value < 100 ? 1 : 0));
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function short(ratio: number): number {
  return Number(ratio.toFixed(3));
}

const LATENCY_COLUMNS = ['p50 µs', 'p90', 'p99', 'p99.9', 'p99.99', 'max', 'orders'];
const PERCENTS = [50, 90, 99, 99.9, 99.99];
const CPU_COLUMNS = ['client CPU %', 'server CPU %', 'server CPU µs an order'];

/** A row per contender, beside it its ratio to `base`. */
export function contestTable(title: string, contest: Contest, base: string, withRate: boolean): ResultTable {
  const columns = [
    'rung',
    ...(withRate ? ['orders/s'] : []),
    ...LATENCY_COLUMNS,
    ...CPU_COLUMNS,
    `÷ ${base}`,
    '95 % interval',
  ];
  const rows = [...contest.totals].map(([name, total]) => {
    const { median, low, high, count } = contest.rounds.ratio(name, base);
    if (total.answers === 0) return [name, ...columns.slice(1).map(() => '–')];
    return [
      name,
      ...(withRate ? [Math.round(total.answers / total.seconds)] : []),
      ...PERCENTS.map((at) => us(total.latencies.percentile(at))),
      us(total.latencies.maximum),
      total.latencies.count,
      percent(total.clientCpuSeconds / total.seconds),
      percent(total.serverCpuSeconds / total.seconds),
      Number(cpuUsOf(total).toFixed(1)),
      count === 0 ? '–' : short(median),
      count === 0 ? 'no pairs' : `${short(low)} – ${short(high)}, ${count} pairs`,
    ];
  });
  return { title, columns, rows };
}

const PLOTTED = [0.1, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999];

export function percentilePlot(title: string, totals: ReadonlyMap<string, Total>): Plot {
  return {
    title,
    x: { label: 'share of orders that took longer', scale: 'percentile' },
    y: { label: 'µs', scale: 'logarithmic' },
    lines: [...totals]
      .filter(([, { latencies }]) => latencies.count > 1)
      .map(([name, { latencies }]) => ({
        name,
        points: PLOTTED.filter((at) => latencies.count * (1 - at / 100) >= 1).map(
          (at) => [1 - at / 100, us(latencies.percentile(at))] as const,
        ),
      })),
  };
}
