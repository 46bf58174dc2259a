import { fileURLToPath } from 'node:url';
import type { BlockResult, BucketCounts } from '../client/job.ts';
import type { FigureName } from '../figures.ts';
import type { Part, PartResult } from '../part.ts';
import { compare, percentiles } from './comparisons.ts';
import { type Contender, type Contest, contenderOf, contestTable, percentilePlot, runContest } from './contest.ts';
import type { Rung } from './rung.ts';
import { openStage, startRungs } from './stage.ts';

/** One order at a time over one connection, answered when it is on the disk; and what the disk takes by itself. */
const BLOCK_SECONDS = 0.25;
const TITLE = 'Durable round trip, apart, cores allowed to sleep';

export const durable: Part = {
  name: 'durable',
  about: 'one durable order at a time over one connection, beside the bare write and fdatasync',
  fullSeconds: 30,
  quickSeconds: 8,
  async run(bench) {
    const beganMs = performance.now();
    const stage = openStage(bench);
    try {
      const rungs = await startRungs(bench, stage, ['f1', 'p3', 'p4', 'f4']);
      const probe = stage.child([
        fileURLToPath(new URL('../rungs/sync-probe.js', import.meta.url)),
        bench.folder('sync-probe'),
      ]);
      await probe.says(/^ready/);
      const s: Contender = {
        name: 'S',
        async run(seconds) {
          probe.tell(String(seconds));
          const [line] = await probe.says(/^\{.*\}$/);
          return withoutClient(JSON.parse(line) as BucketCounts, seconds);
        },
        rest: async () => {},
      };
      const roundTrip = (name: string, rung: Rung): Contender =>
        contenderOf(stage, name, rung, { loop: { kind: 'closed' }, connections: 1, order: { idPrefix: 'du' } });
      const contenders = [
        s,
        roundTrip('F1', rungs.get('f1')!),
        roundTrip('P3', rungs.get('p3')!),
        roundTrip('P4', rungs.get('p4')!),
        roundTrip('P4′', rungs.get('p4')!),
        roundTrip('F4', rungs.get('f4')!),
      ];
      const seconds = bench.seconds - (performance.now() - beganMs) / 1000;
      stage.arrange('apart', false);
      const options = { title: TITLE, value: 'p50', seconds, blockSeconds: BLOCK_SECONDS } as const;
      const contest = await runContest(bench, contenders, options);
      return resultOf(contest);
    } finally {
      await stage.close();
    }
  },
};

const TIMES: readonly (readonly [figure: FigureName, side: string, percent: number])[] = [
  ['s.p50_us', 'S', 50],
  ['s.p99_us', 'S', 99],
  ['f1.asleep.p50_us', 'F1', 50],
  ['f1.asleep.p99_us', 'F1', 99],
  ['p3.rtt.p50_us', 'P3', 50],
  ['p4.rtt.p50_us', 'P4', 50],
  ['p4.rtt.p99_us', 'P4', 99],
  ['f4.rtt.p50_us', 'F4', 50],
  ['f4.rtt.p99_us', 'F4', 99],
];

function resultOf(contest: Contest): PartResult {
  const { totals, rounds } = contest;
  const { figures, intervals, notes } = compare([
    { name: 'f4.rtt.ratio_p4', contest, side: 'F4', base: 'P4' },
    { name: 'f4.rtt.control', contest, side: 'P4′', base: 'P4' },
  ]);
  const times = percentiles(totals, TIMES);
  const isOdd = times['f4.rtt.p50_us']! < times['s.p50_us']!;
  return {
    figures: { ...figures, ...times },
    intervals,
    tables: [contestTable(TITLE, contest, 'P4', false)],
    plots: [percentilePlot(TITLE, totals)],
    blocks: rounds.blocks,
    dropped: rounds.dropped,
    notes: [
      'S, P3, P4 and F4 write to files of the same kind on the same disk: zeros, 64 MiB, used again. P4′ is P4 once more, the control.',
      'The gateway journals two events of an order, its acceptance and the venue’s word; P4 one of the same bytes. P3 is P4 without its fdatasync.',
      'Cores may sleep: two that spin leave a virtual machine’s disk no time of the host, and its syncs take milliseconds.',
      ...(isOdd ? ['F4 was faster than S, which cannot be: the disk changed between their blocks.'] : []),
      ...notes,
    ],
  };
}

function withoutClient(latency: BucketCounts, seconds: number): BlockResult {
  const none = { buckets: [], count: 0, maximum: 0 };
  const cpu = { clientCpuSeconds: 0, serverCpuSeconds: 0, threadCpuSeconds: {} };
  return { problem: '', sent: latency.count, answers: latency.count, seconds, latency, lag: none, ...cpu };
}
