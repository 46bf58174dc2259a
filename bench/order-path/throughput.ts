import type { FigureName } from '../figures.ts';
import type { Interval } from '../method/interval.ts';
import type { Part, PartResult } from '../part.ts';
import type { OrderKind } from '../rungs/order-bytes.ts';
import { type Contender, type Contest, contenderOf, contestTable, runContest } from './contest.ts';
import type { RungName } from './rung.ts';
import { type Placement, openStage, startRungs } from './stage.ts';

/** As many orders as a rung takes, so many in flight. */
const DEPTH = 1_024;
const DURABLE_DEPTH = 4_096;
const DURABLE_CONNECTIONS = 4;
const CONNECTIONS = 10;
const BLOCK_SECONDS = 0.5;
const QUICK_BLOCK_SECONDS = 0.3;
/** A gateway's orders are cancelled after each block, at about twice the pace at which they came. */
const REST_SECONDS = 0.3;

interface Heat {
  readonly title: string;
  readonly placement: Placement;
  readonly connections: number;
  readonly depth: number;
  readonly base: string;
  readonly entries: readonly (readonly [name: string, rung: RungName, order?: OrderKind])[];
  /** Of the part's time. */
  readonly share: number;
}

const MAIN: Heat = {
  title: 'Orders accepted a second, 10 connections, 1,024 in flight, client and server share both cores',
  placement: 'free',
  connections: CONNECTIONS,
  depth: DEPTH,
  base: 'F1',
  entries: [
    ['F1', 'f1'],
    ['F1′', 'f1'],
    ['P2', 'p2'],
    ['F2', 'f2'],
    ['F2 compact', 'f2c'],
    ['F2 with ids', 'f2', { idPrefix: 'tp' }],
  ],
  share: 0.35,
};
const DURABLE: Heat = {
  title: 'Orders durable a second, 4 connections, 4,096 in flight, client and server share both cores',
  placement: 'free',
  connections: DURABLE_CONNECTIONS,
  depth: DURABLE_DEPTH,
  base: 'P4',
  entries: [
    ['F1', 'f1'],
    ['P4', 'p4'],
    ['P4′', 'p4'],
    ['F4', 'f4'],
  ],
  share: 0.25,
};
const APART: Heat = {
  ...MAIN,
  title: 'The same, all threads of the server on one core',
  placement: 'apart',
  entries: MAIN.entries.slice(0, 5),
  share: 0.13,
};
const OTHERS: readonly Heat[] = [1, 100, 1_000].map((connections) => ({
  ...MAIN,
  title: `The same, ${connections.toLocaleString('en')} connection${connections === 1 ? '' : 's'}`,
  connections,
  entries: [
    ['F1', 'f1'],
    ['P2', 'p2'],
    ['F2', 'f2'],
    ['F2 compact', 'f2c'],
  ],
  share: 0.09,
}));

export const throughput: Part = {
  name: 'throughput',
  about: 'orders a second, accepted and durable, over 1 to 1,000 connections',
  fullSeconds: 115,
  quickSeconds: 13,
  async run(bench) {
    const beganMs = performance.now();
    const stage = openStage(bench);
    try {
      const quickMain = { ...MAIN, entries: MAIN.entries.slice(0, 4), share: 0.5 };
      const heats = bench.isQuick ? [quickMain, { ...DURABLE, share: 0.5 }] : [MAIN, DURABLE, APART, ...OTHERS];
      const names = heats.flatMap(({ entries }) => entries.map(([, rung]) => rung));
      const rungs = await startRungs(bench, stage, names);
      const seconds = bench.seconds - (performance.now() - beganMs) / 1000;
      const contests: Contest[] = [];
      for (const heat of heats) {
        const { title, placement, connections, depth, entries, share } = heat;
        stage.arrange(placement, false);
        const loop = { kind: 'pipelined', depth } as const;
        const contenders: Contender[] = entries.map(([name, rung, order = {}]) =>
          contenderOf(stage, name, rungs.get(rung)!, { loop, connections, order }, true),
        );
        const contest = await runContest(bench, contenders, {
          title,
          value: 'rate',
          seconds: seconds * share,
          blockSeconds: bench.isQuick ? QUICK_BLOCK_SECONDS : BLOCK_SECONDS,
          restSeconds: REST_SECONDS,
        });
        contests.push(contest);
      }
      return resultOf(heats, contests);
    } finally {
      await stage.close();
    }
  },
};

function resultOf(heats: readonly Heat[], contests: readonly Contest[]): PartResult {
  const [{ rounds: main }, { rounds: durable }] = contests as readonly [Contest, Contest];
  const figures: Partial<Record<FigureName, number>> = {
    'f1.msgs_per_s': main.interval('F1').median,
    'f2.orders_per_s': main.interval('F2').median,
    'p4.msgs_per_s': durable.interval('P4').median,
    'f4.orders_per_s': durable.interval('F4').median,
  };
  const intervals: Partial<Record<FigureName, Interval>> = {
    'f2.throughput_ratio_f1': main.ratio('F2', 'F1'),
    'f4.throughput_ratio_p4': durable.ratio('F4', 'P4'),
    'f4.throughput_ratio_f1': durable.ratio('F4', 'F1'),
  };
  for (const [name, { median }] of Object.entries(intervals)) figures[name as FigureName] = median;
  const rates = ['F1', 'P2', 'F2'].map((name) => ({
    name,
    points: heats
      .flatMap((heat, i) =>
        heat.placement === 'free' && heat.depth === DEPTH
          ? [[heat.connections, Math.round(contests[i]!.rounds.interval(name).median)] as const]
          : [],
      )
      .toSorted(([a], [b]) => a - b),
  }));
  return {
    figures,
    intervals,
    tables: contests.map((contest, i) => contestTable(heats[i]!.title, contest, heats[i]!.base, true)),
    plots: [
      {
        title: 'Orders a second against connections, 1,024 in flight',
        x: { label: 'connections', scale: 'logarithmic' },
        y: { label: 'orders/s', scale: 'logarithmic' },
        lines: rates,
      },
    ],
    blocks: contests.reduce((sum, { rounds }) => sum + rounds.blocks, 0),
    dropped: contests.flatMap(({ rounds }, i) => rounds.dropped.map((why) => `${heats[i]!.title}: ${why}`)),
    notes: [
      'Client CPU % says whether the client was the bottleneck: at 100 % the rate is its own. Server CPU % is of one core.',
      'Orders have no client order id but where it says so: two million are kept for a day, which no such run can sustain.',
    ],
  };
}
