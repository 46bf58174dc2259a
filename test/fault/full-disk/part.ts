import { firstLack, lacksTool } from '../../campaign/machine.ts';
import type { Failure, Part, PartResult } from '../../campaign/part.ts';
import { type FileSystem, lacksLoopDisks } from '../../support/loop-mount.ts';
import { runFullDisk } from './full-disk-run.ts';

const RUNS: Readonly<Record<'short' | 'long', readonly (readonly [FileSystem, 'dedicated' | 'compact'])[]>> = {
  short: [['ext4', 'dedicated']],
  long: [
    ['ext4', 'dedicated'],
    ['xfs', 'dedicated'],
    ['ext4', 'compact'],
    ['xfs', 'compact'],
  ],
};

export const fullDisk: Part = {
  name: 'full-disk',
  what: 'a disk that fills up and empties: alarm, refusal, reserve, exit 74, start',
  lacks: () => firstLack(lacksTool('fallocate', 'util-linux'), lacksLoopDisks()),
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const failures: Failure[] = [];
    let cases = 0;
    let survived = 0;
    let steps = 0;
    let acknowledged = 0;
    let cancelled = Infinity;
    const figures = (): string =>
      `${steps} steps; at least ${cancelled} cancels answered with nothing free; ${acknowledged} acknowledged orders compared`;
    for (const [kind, threads] of RUNS[form]) {
      if (enough()) break;
      const report = await runFullDisk(kind, threads, seed + cases);
      cases += 1;
      steps += report.steps.length;
      acknowledged += report.acknowledged;
      cancelled = Math.min(cancelled, report.cancelsWhenFull);
      if (report.problems.length === 0) survived += 1;
      const kept = report.kept.length === 0 ? '' : `; kept: ${report.kept.join(', ')}`;
      const reproduce = `npm run campaign -- --only full-disk --seed ${seed}${kept}`;
      failures.push(...report.problems.map((what) => ({ what: `${kind}, ${threads}: ${what}`, reproduce })));
      progress(cases, RUNS[form].length, figures());
    }
    return { cases, survived, failures, figures: figures() };
  },
};
