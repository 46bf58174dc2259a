import type { Part, PartResult } from '../part.ts';
import type { OrderKind } from '../rungs/order-bytes.ts';
import { compare, cpuOfOrders, medians } from './comparisons.ts';
import { type Contender, type Contest, contenderOf, contestTable, runContest } from './contest.ts';
import type { RungName } from './rung.ts';
import { type Placement, openStage, startRungs } from './stage.ts';
import { threadTable } from './thread-table.ts';

/** As many orders as a rung takes, so many in flight. */
const DEPTH = 1_024;
const DURABLE_DEPTH = 4_096;
const DURABLE_CONNECTIONS = 4;
const CONNECTIONS = 10;
const BLOCK_SECONDS = 0.3;
/** A gateway's orders are cancelled after each block, at about twice the pace at which they came. */
const REST_SECONDS = 0.3;

interface Heat {
  readonly title: string;
  readonly placement: Placement;
  readonly connections: number;
  readonly depth: number;
  readonly base: string;
  readonly entries: readonly (readonly [name: string, rung: RungName, order?: OrderKind])[];
  /** Each rung has a block that doesn't count before: by then it has touched the memory that a block needs. */
  readonly isFirst?: boolean;
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
  isFirst: true,
};
const DURABLE: Heat = {
  title: 'Orders durable a second, 4 connections, 4,096 in flight, client and server share both cores',
  placement: 'free',
  connections: DURABLE_CONNECTIONS,
  depth: DURABLE_DEPTH,
  base: 'P4',
  entries: [
    ['F1', 'f1'],
    ['P3', 'p3'],
    ['P4', 'p4'],
    ['P4′', 'p4'],
    ['F4', 'f4'],
  ],
  share: 0.25,
  isFirst: true,
};
const APART: Heat = {
  ...MAIN,
  title: 'The same, all threads of the server on one core',
  placement: 'apart',
  isFirst: false,
  entries: MAIN.entries.slice(0, 5),
  share: 0.13,
};
const OTHERS: readonly Heat[] = [1, 100, 1_000].map((connections) => ({
  ...MAIN,
  title: `The same, ${connections.toLocaleString('en')} connection${connections === 1 ? '' : 's'}`,
  connections,
  isFirst: false,
  entries: [
    ['F1', 'f1'],
    ['P2', 'p2'],
    ['F2', 'f2'],
    ['F2 compact', 'f2c'],
  ],
  share: 0.09,
}));

/** What the figures of a quick run need: each server more takes two seconds to start. */
const QUICK = ['F1', 'F1′', 'F2', 'P4', 'P4′', 'F4'];

export const throughput: Part = {
  name: 'throughput',
  about: 'orders a second, accepted and durable, over 1 to 1,000 connections',
  fullSeconds: 80,
  quickSeconds: 15,
  async run(bench) {
    const beganMs = performance.now();
    const stage = openStage(bench);
    try {
      const quickMain = { ...MAIN, entries: MAIN.entries.filter(([name]) => QUICK.includes(name)), share: 0.5 };
      const quickDurable = {
        ...DURABLE,
        entries: DURABLE.entries.filter(([name]) => QUICK.includes(name)),
        share: 0.5,
      };
      const heats = bench.isQuick ? [quickMain, quickDurable] : [MAIN, DURABLE, APART, ...OTHERS];
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
        if (heat.isFirst === true) {
          for (const contender of contenders) {
            await contender.run(BLOCK_SECONDS);
            await contender.rest();
          }
        }
        const contest = await runContest(bench, contenders, {
          title,
          value: 'rate',
          seconds: seconds * share,
          blockSeconds: BLOCK_SECONDS,
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
  const [main, durable] = contests as readonly [Contest, Contest];
  const { figures, intervals, notes } = compare([
    { name: 'f2.throughput_ratio_f1', contest: main, side: 'F2', base: 'F1' },
    { name: 'f2.throughput_ratio_f1.control', contest: main, side: 'F1′', base: 'F1' },
    { name: 'f4.throughput_ratio_p4', contest: durable, side: 'F4', base: 'P4' },
    { name: 'f4.throughput_ratio_f1', contest: durable, side: 'F4', base: 'F1' },
    { name: 'f4.throughput_ratio_p4.control', contest: durable, side: 'P4′', base: 'P4' },
    { name: 'f4.throughput_ratio_f1.control', contest: durable, side: 'P4′', base: 'P4' },
  ]);
  const medianRates = {
    ...medians(main, [
      ['f1.msgs_per_s', 'F1'],
      ['f2.orders_per_s', 'F2'],
    ]),
    ...medians(durable, [
      ['p4.msgs_per_s', 'P4'],
      ['f4.orders_per_s', 'F4'],
    ]),
  };
  const cpu = {
    ...cpuOfOrders(main, [
      ['p2.cpu_us', 'P2'],
      ['f2.cpu_us', 'F2'],
    ]),
    ...cpuOfOrders(durable, [
      ['p4.cpu_us', 'P4'],
      ['f4.cpu_us', 'F4'],
    ]),
  };
  const rates = ['F1', 'P2', 'F2']
    .map((name) => ({
      name,
      points: heats
        .flatMap((heat, i) =>
          heat.placement === 'free' && heat.depth === DEPTH
            ? contests[i]!.rounds.interval(name).count === 0
              ? []
              : [[heat.connections, Math.round(contests[i]!.rounds.interval(name).median)] as const]
            : [],
        )
        .toSorted(([a], [b]) => a - b),
    }))
    .filter(({ points }) => points.length > 0);
  return {
    figures: { ...figures, ...medianRates, ...cpu },
    intervals,
    tables: [
      ...contests.map((contest, i) => contestTable(heats[i]!.title, contest, heats[i]!.base, true)),
      threadTable('orders accepted', main),
      threadTable('orders durable', durable),
    ],
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
      'The tables are warm: rows are used again from block to block, and their memory was touched before the first.',
      ...notes,
      'Orders have no client order id but where it says so: two million are kept for a day, which no such run can sustain.',
    ],
  };
}
