import { firstLack, lacksTool, lacksTracing } from '../../campaign/machine.ts';
import type { Failure, Part, PartResult } from '../../campaign/part.ts';
import { createRandom } from '../../crash/random.ts';
import { runFaults } from './life.ts';
import { type Case, smallTable, wholeTable } from './table.ts';

interface Life {
  readonly threads: 'dedicated' | 'compact';
  readonly cases: readonly Case[];
}

const CASES_PER_LIFE = 12;
const COMPACT: readonly Case[] = [
  { victim: 'gateway', way: 'blocked' },
  { victim: 'journal', way: 'throws' },
];

export const threads: Part = {
  name: 'threads',
  what: 'each thread killed, thrown in, blocked, frozen, out of memory, under load',
  lacks: () => firstLack(lacksTool('strace'), lacksTracing()),
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const random = createRandom(seed);
    const lives: readonly Life[] =
      form === 'short'
        ? [
            { threads: 'dedicated', cases: smallTable(random.pick) },
            { threads: 'compact', cases: [random.pick(COMPACT)] },
          ]
        : [...livesOf('dedicated'), ...livesOf('dedicated'), ...livesOf('compact')];
    const total = lives.reduce((sum, { cases }) => sum + cases.length, 0);
    const failures: Failure[] = [];
    const goneMs: number[] = [];
    let done = 0;
    let acknowledged = 0;
    for (const [i, life] of lives.entries()) {
      if (enough()) break;
      const ackDir = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
      const reproduce = `npm run campaign -- --only threads${form === 'short' ? ' --short' : ''} --seed ${seed}`;
      const end = await runFaults({
        ...life,
        seed: seed + i,
        ackDir,
        enough,
        told(report) {
          done += 1;
          if (report.goneMs !== undefined) goneMs.push(report.goneMs);
          if (report.problem !== '') failures.push({ what: report.problem, reproduce });
          progress(done, total, `${failures.length} failures`);
        },
      });
      acknowledged += end.acknowledged;
      failures.push(...end.problems.map((what) => ({ what, reproduce: `${reproduce}; kept: ${end.folder}` })));
    }
    goneMs.sort((a, b) => a - b);
    const middle = goneMs[Math.floor(goneMs.length / 2)] ?? 0;
    return {
      cases: done,
      survived: Math.max(0, done - failures.length),
      failures,
      figures: `${acknowledged} orders acknowledged; gone after ${middle} ms (median), at the latest ${goneMs.at(-1) ?? 0} ms`,
    };
  },
};

function livesOf(mode: Life['threads']): readonly Life[] {
  const table = wholeTable(mode);
  const count = Math.ceil(table.length / CASES_PER_LIFE);
  return Array.from({ length: count }, (_, i) => ({
    threads: mode,
    cases: table.filter((__, at) => at % count === i),
  }));
}
