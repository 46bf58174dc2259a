import { textOfFinding } from './judge-seed.js';
import { runSeeds } from './pool.js';
import { missing, universe } from './universe.js';
const SEEDS = { short: 1_000, long: 100_000 };
const JOBS = { short: 1, long: 2 };
const TRIES = { short: 300, long: 1_000 };
/** Each run of the part has seeds of its own. */
const SEEDS_A_RUN = 1_000_000;
/** `npm run simulate` is the same with more to choose. */
export const simulations = {
    name: 'simulation',
    what: 'the live agents in a simulated world: disk, venues, clients and clock at their worst',
    async run({ form, seed, progress, enough }) {
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
        const lacking = isWhole ? missing(coverage.counts) : [];
        for (const name of lacking) {
            failures.push({
                what: `never reached: ${name}`,
                reproduce: `npm run simulate -- --from ${from} --seeds ${seeds}`,
            });
        }
        const all = universe().length;
        const figures = `${events} events, ${all - missing(coverage.counts).length} of ${all} states, codes and faults reached`;
        return { cases: done, survived: done - findings.length, failures, figures };
    },
};
//# sourceMappingURL=part.js.map