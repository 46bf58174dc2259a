import { fileURLToPath } from 'node:url';
import type { BlockResult, BucketCounts } from '../client/job.ts';
import type { FigureName } from '../figures.ts';
import type { Part } from '../part.ts';
import { type Contender, contenderOf, contestTable, percentilePlot, runContest, us } from './contest.ts';
import type { Rung } from './rung.ts';
import { openStage, startRungs } from './stage.ts';

/** One order at a time over one connection, answered when it is on the disk; and what the disk takes by itself. */
const BLOCK_SECONDS = 0.3;

export const durable: Part = {
  name: 'durable',
  about: 'one durable order at a time over one connection, beside the bare write and fdatasync',
  fullSeconds: 50,
  quickSeconds: 9,
  async run(bench) {
    const beganMs = performance.now();
    const stage = openStage(bench);
    try {
      const rungs = await startRungs(bench, stage, ['f1', 'p4', 'f4']);
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
        roundTrip('P4', rungs.get('p4')!),
        roundTrip('P4′', rungs.get('p4')!),
        roundTrip('F4', rungs.get('f4')!),
      ];
      const awakes = bench.isQuick ? [true] : [true, false];
      const seconds = (bench.seconds - (performance.now() - beganMs) / 1000) / awakes.length;
      const contests = [];
      for (const awake of awakes) {
        stage.arrange('apart', awake);
        const title = `Durable round trip, apart, cores ${awake ? 'kept awake' : 'allowed to sleep'}`;
        const options = { title, value: 'p50', seconds, blockSeconds: BLOCK_SECONDS } as const;
        contests.push({ title, contest: await runContest(bench, contenders, options) });
      }
      const { totals, rounds } = contests[0]!.contest;
      const ratio = rounds.ratio('F4', 'P4');
      const times: readonly (readonly [FigureName, string, number])[] = [
        ['s.p50_us', 'S', 50],
        ['s.p99_us', 'S', 99],
        ['p4.rtt.p50_us', 'P4', 50],
        ['f4.rtt.p50_us', 'F4', 50],
        ['f4.rtt.p99_us', 'F4', 99],
      ];
      return {
        figures: {
          ...Object.fromEntries(
            times.map(([figure, name, percent]) => [figure, us(totals.get(name)!.latencies.percentile(percent))]),
          ),
          'f4.rtt.ratio_p4': ratio.median,
        },
        intervals: { 'f4.rtt.ratio_p4': ratio },
        tables: contests.map(({ title, contest }) => contestTable(title, contest, 'P4', false)),
        plots: contests.map(({ title, contest }) => percentilePlot(title, contest.totals)),
        blocks: contests.reduce((sum, { contest }) => sum + contest.rounds.blocks, 0),
        dropped: contests.flatMap(({ title, contest }) => contest.rounds.dropped.map((why) => `${title}: ${why}`)),
        notes: [
          'S, P4 and F4 write to the same disk. P4′ is P4 once more, the control.',
          'The gateway journals two events of an order, its acceptance and the venue’s word; P4 one of the same bytes.',
        ],
      };
    } finally {
      await stage.close();
    }
  },
};

function withoutClient(latency: BucketCounts, seconds: number): BlockResult {
  const none = { buckets: [], count: 0, maximum: 0 };
  const cpu = { clientCpuSeconds: 0, serverCpuSeconds: 0 };
  return { problem: '', sent: latency.count, answers: latency.count, seconds, latency, lag: none, ...cpu };
}
