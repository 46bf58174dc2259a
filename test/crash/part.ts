import type { Part, PartResult } from '../campaign/part.ts';
import { runLife } from './campaign.ts';
import { ThisBuild } from './processes.ts';

const ROUNDS = { short: 4, long: 200 } as const;
const ROUNDS_PER_LIFE = { short: 2, long: 10 } as const;
const RATE_PER_SECOND = { short: 1_500, long: 3_000 } as const;

/** `npm run crash` is the same with more to choose. */
export const crashes: Part = {
  name: 'crashes',
  what: 'kill -9 of gateway, venues or both under thousands of orders a second',
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const rounds = ROUNDS[form];
    const perLife = ROUNDS_PER_LIFE[form];
    const ackDir = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
    const failures: { what: string; reproduce: string }[] = [];
    let done = 0;
    let survived = 0;
    let acknowledged = 0;
    let fills = 0;
    for (let first = 0; first < rounds && !enough(); first += perLife) {
      // The last of two lives in the short form, every fourth in the long one.
      const threads =
        (first / perLife) % (form === 'short' ? 2 : 4) === (form === 'short' ? 1 : 3) ? 'compact' : 'dedicated';
      const inLife = Math.min(perLife, rounds - first);
      const types = form === 'long' && (first / perLife) % 2 === 1;
      let last = { acknowledged: 0, fills: 0, retried: 0 };
      let roundsOfLife = 0;
      const life = await runLife({
        program: ThisBuild,
        seed: seed + first,
        rounds: inLife,
        threads,
        types,
        rate: RATE_PER_SECOND[form],
        ackDir,
        faults: undefined,
        keep: 'if it disagrees',
        enough,
        told({ verdict, problems }) {
          done += 1;
          roundsOfLife += 1;
          if (problems.length === 0) survived += 1;
          last = verdict;
          progress(done, rounds, `${acknowledged + last.acknowledged} acknowledged`);
        },
      });
      acknowledged += last.acknowledged;
      fills += last.fills;
      const { problems } = life;
      // Where nothing was told, filled or asked again the judge had nothing to compare.
      const isIdle = roundsOfLife > 0 && Math.min(last.acknowledged, last.fills, last.retried) === 0;
      const all = isIdle && problems.length === 0 ? [`a judge without evidence: ${JSON.stringify(last)}`] : problems;
      const reproduce = `npm run crash -- --seed ${seed + first} --rounds ${inLife} --threads ${threads}${types ? ' --types' : ''}; kept: ${life.folder}, ${life.ackFolder}`;
      failures.push(...all.map((what) => ({ what, reproduce })));
    }
    return { cases: done, survived, failures, figures: `${acknowledged} orders acknowledged, ${fills} fills` };
  },
};
