import { createSeededRandom } from '../../../workers/seeded-random.js';
import { DATA, makeFixtures, makeStrangers } from './fixtures.js';
import { judge } from './judge.js';
import { rows } from './rows.js';
/** `every`: of cases that are alike, and many, this part is taken, where a journal isn't gone through byte by byte. */
const FORMS = {
    short: { every: 400, flips: 1500, exhaustive: [] },
    long: { every: 16, flips: 100_000, exhaustive: ['wide'] },
};
const GOES_ON_EVERY = 16;
const MOST_FAILURES = 50;
export const journalDamage = {
    name: 'journal-damage',
    what: 'truncation, flipped bits, zeroed, stale, swapped and foreign pieces, judged by what was acknowledged',
    async run({ form, seed, progress, enough }) {
        const { every, flips, exhaustive } = FORMS[form];
        const random = createSeededRandom(seed);
        const strangers = makeStrangers(seed);
        const failures = [];
        const outcomes = new Map();
        let cases = 0;
        let survived = 0;
        for (const [i, fixture] of makeFixtures(seed).entries()) {
            const isExhaustive = exhaustive.includes(fixture.name);
            const context = { random, stranger: strangers[i], every: isExhaustive ? 1 : every, flips };
            for (const row of rows) {
                if (enough())
                    break;
                if (row.journals !== undefined && !row.journals.includes(fixture.name))
                    continue;
                const before = cases;
                for (const { name, apply, allowed, reason } of row.cases(fixture, context)) {
                    const disk = fixture.disk.fork(random);
                    apply(disk);
                    const { outcome, why } = judge(disk.files, DATA, fixture, cases % GOES_ON_EVERY === 0);
                    cases++;
                    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
                    const isAllowed = allowed.includes(outcome) && (reason === undefined || reason.test(why));
                    if (isAllowed)
                        survived++;
                    else if (failures.length < MOST_FAILURES) {
                        failures.push({
                            what: `${fixture.name}: ${name}: ${outcome} (${why}), not ${allowed.join(' or ')}`,
                            reproduce: `npm run campaign -- --only journal-damage --seed ${seed}${form === 'short' ? ' --short' : ''}`,
                        });
                    }
                    if (cases % 256 === 0) {
                        progress(cases, cases, `${fixture.name}: ${row.damage}`);
                        await new Promise((resolve) => setImmediate(resolve));
                        if (enough())
                            break;
                    }
                }
                if (cases === before && row.journals !== undefined)
                    throw new Error(`${row.damage}: nothing to damage`);
            }
        }
        const figures = [...outcomes]
            .sort((a, b) => b[1] - a[1])
            .map(([outcome, count]) => `${count.toLocaleString('en')} ${outcome}`)
            .join(', ');
        return { cases, survived, failures, figures };
    },
};
//# sourceMappingURL=part.js.map