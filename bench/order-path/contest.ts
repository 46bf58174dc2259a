import type { BlockResult } from '../client/job.ts';
import { type Latencies, createLatencies, percentileOf } from '../client/latencies.ts';
import { type Rounds, runRounds } from '../method/rounds.ts';
import type { Bench, Plot, ResultTable } from '../part.ts';
import type { Rung } from './rung.ts';
import type { Stage, StageBlock } from './stage.ts';

/** Who takes turns. Two contenders of one rung are the control: what they differ by is what the machine can't tell. */
export interface Contender {
  readonly name: string;
  readonly rung: Rung;
  readonly block: Omit<StageBlock, 'seconds'>;
}

export interface ContestOptions {
  readonly title: string;
  /** What a block is worth: the median of its latencies in ns, or its answers per second. */
  readonly value: 'p50' | 'rate';
  /** For all of it. At least one round is run. */
  readonly seconds: number;
  readonly blockSeconds: number;
  /** What a contender's block takes besides, on average: its rest. */
  readonly restSeconds?: number;
  /** A gateway's table is emptied after each block of its own; else once it is rather full. */
  readonly restsAlways?: boolean;
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
}

const OVERHEAD_SECONDS = 0.06;
const MOST_ROUNDS = 40;

export function emptyTotal(): Total {
  return { latencies: createLatencies(), answers: 0, seconds: 0, clientCpuSeconds: 0, serverCpuSeconds: 0 };
}

export function addTo(total: Total, result: BlockResult): void {
  total.latencies.add(result.latency);
  total.answers += result.answers;
  total.seconds += result.seconds;
  total.clientCpuSeconds += result.clientCpuSeconds;
  total.serverCpuSeconds += result.serverCpuSeconds;
}

export async function runContest(
  bench: Bench,
  stage: Stage,
  contenders: readonly Contender[],
  options: ContestOptions,
): Promise<Contest> {
  const { title, value, seconds, blockSeconds, restSeconds = 0, restsAlways = false } = options;
  const totals = new Map(contenders.map(({ name }) => [name, emptyTotal()]));
  const roundSeconds = 2 * contenders.length * (blockSeconds + restSeconds + OVERHEAD_SECONDS);
  const rounds = await runRounds(
    contenders.map(({ name, rung, block }) => ({
      name,
      async block(wanted) {
        const result = await stage.block(rung, { ...block, seconds: wanted });
        await stage.rest(rung, restsAlways);
        return {
          value: value === 'p50' ? percentileOf(result.latency, 50) : result.answers / result.seconds,
          ...(result.problem === '' ? {} : { problem: result.problem }),
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
  const rows = [...contest.totals].map(([name, total]) => {
    const { median, low, high, count } = contest.rounds.ratio(name, base);
    return [
      name,
      ...(withRate ? [Math.round(total.answers / total.seconds)] : []),
      ...PERCENTS.map((at) => us(total.latencies.percentile(at))),
      us(total.latencies.maximum),
      total.latencies.count,
      percent(total.clientCpuSeconds / total.seconds),
      percent(total.serverCpuSeconds / total.seconds),
      Number(((total.serverCpuSeconds / total.answers) * 1e6).toFixed(1)),
      short(median),
      `${short(low)} – ${short(high)}, ${count} pairs`,
    ];
  });
  const columns = [
    'rung',
    ...(withRate ? ['orders/s'] : []),
    ...LATENCY_COLUMNS,
    ...CPU_COLUMNS,
    `÷ ${base}`,
    '95 % interval',
  ];
  return { title, columns, rows };
}

const PLOTTED = [0.1, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999];

export function percentilePlot(title: string, totals: ReadonlyMap<string, Total>): Plot {
  return {
    title,
    x: { label: 'share of orders that took longer', scale: 'percentile' },
    y: { label: 'µs', scale: 'logarithmic' },
    lines: [...totals].map(([name, { latencies }]) => ({
      name,
      points: PLOTTED.filter((at) => latencies.count * (1 - at / 100) >= 1).map(
        (at) => [1 - at / 100, us(latencies.percentile(at))] as const,
      ),
    })),
  };
}
