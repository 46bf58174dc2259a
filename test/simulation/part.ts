import type { Part, PartResult } from '../campaign/part.ts';
import { textOfFinding } from './judge-seed.ts';
import { runSeeds } from './pool.ts';
import { missing, universe } from './universe.ts';

const SEEDS = { short: 150, long: 100_000 } as const;
const JOBS = { short: 1, long: 2 } as const;
const TRIES = { short: 300, long: 1_000 } as const;
/** Of what there is to reach, the share that so many seeds may miss: 1,000 miss nothing, which `npm run simulate` holds them to. */
const MISSED = { short: 0.1, long: 0 } as const;
/** Each run of the part has seeds of its own. */
const SEEDS_A_RUN = 1_000_000;

/** `npm run simulate` is the same with more to choose. */
export const simulations: Part = {
  name: 'simulation',
  what: 'the live agents in a simulated world: disk, venues, clients and clock at their worst',
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const seeds = SEEDS[form];
    const from = (seed % 1_000_000) * SEEDS_A_RUN;
    const { done, events, coverage, findings } = await runSeeds({
      from,
      count: seeds,
      jobs: JOBS[form],
      tries: TRIES[form],
      keepGoing: false,
      enough,
      progress: (told) => progress(told.done, seeds, `${told.events} events`),
    });
    const failures = findings.map((finding) => ({
      what: textOfFinding(finding),
      reproduce: `npm run simulate -- --seed ${finding.seed}`,
    }));
    const isWhole = done === seeds;
    const all = universe().length;
    const unreached = missing(coverage.counts);
    const lacking = isWhole && unreached.length > all * MISSED[form] ? unreached : [];
    for (const name of lacking) {
      failures.push({
        what: `never reached: ${name}`,
        reproduce: `npm run simulate -- --from ${from} --seeds ${seeds}`,
      });
    }
    const figures = `${events} events, ${all - unreached.length} of ${all} states, codes and faults reached`;
    return { cases: done, survived: done - findings.length, failures, figures };
  },
};
