import { firstLack, lacksTool, lacksTracing } from '../../campaign/machine.ts';
import type { Failure, Part, PartResult } from '../../campaign/part.ts';
import { PER_SECOND, slowDisk } from './slow-disk.ts';

const ROUNDS = { short: 1, long: 2 } as const;
const LOAD_MS = { short: 3_000, long: 30_000 } as const;

export const slowDisks: Part = {
  name: 'slow-disk',
  what: 'syncs of 1 s under load: no venue gets more in a second than it takes, by its own log',
  lacks: () => firstLack(lacksTool('strace'), lacksTracing()),
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const failures: Failure[] = [];
    const figures: string[] = [];
    let done = 0;
    let survived = 0;
    for (let round = 0; round < ROUNDS[form] && !enough(); round++) {
      progress(round, ROUNDS[form]);
      const threads = (seed + round) % 2 === 0 ? 'dedicated' : 'compact';
      const ackDir = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
      const end = await slowDisk({ seed: seed + round, loadMs: LOAD_MS[form], threads, ackDir });
      done += 1;
      if (end.problems.length === 0) survived += 1;
      const reproduce = `npm run campaign -- --only slow-disk${form === 'short' ? ' --short' : ''} --seed ${seed}; kept: ${end.folder}`;
      failures.push(...end.problems.map((what) => ({ what, reproduce })));
      figures.push(
        `${end.syncs} syncs, ${end.asked} asked, ${end.acknowledged} acknowledged, ${end.busy} refused as busy, ` +
          `at most ${end.most} of ${PER_SECOND} at a venue`,
      );
    }
    return { cases: done, survived, failures, figures: figures.join('; ') };
  },
};
