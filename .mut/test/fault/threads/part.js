import { firstLack, lacksTool, lacksTracing } from '../../campaign/machine.js';
import { createRandom } from '../../crash/random.js';
import { runFaults } from './life.js';
import { smallTable, wholeTable } from './table.js';
const CASES_PER_LIFE = 12;
const COMPACT = [
    { victim: 'gateway', way: 'blocked' },
    { victim: 'journal', way: 'throws' },
];
export const threads = {
    name: 'threads',
    what: 'each thread killed, thrown in, blocked, frozen, out of memory, under load',
    lacks: () => firstLack(lacksTool('strace'), lacksTracing()),
    async run({ form, seed, progress, enough }) {
        const random = createRandom(seed);
        const lives = form === 'short'
            ? [
                { threads: 'dedicated', cases: smallTable(random.pick) },
                { threads: 'compact', cases: [random.pick(COMPACT)] },
            ]
            : [...livesOf('dedicated'), ...livesOf('dedicated'), ...livesOf('compact')];
        const total = lives.reduce((sum, { cases }) => sum + cases.length, 0);
        const failures = [];
        const goneMs = [];
        let done = 0;
        let acknowledged = 0;
        for (const [i, life] of lives.entries()) {
            if (enough())
                break;
            const ackDir = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
            const reproduce = `npm run campaign -- --only threads${form === 'short' ? ' --short' : ''} --seed ${seed}`;
            const end = await runFaults({
                ...life,
                seed: seed + i,
                ackDir,
                enough,
                told(report) {
                    done += 1;
                    if (report.goneMs !== undefined)
                        goneMs.push(report.goneMs);
                    if (report.problem !== '')
                        failures.push({ what: report.problem, reproduce });
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
function livesOf(mode) {
    const table = wholeTable(mode);
    const count = Math.ceil(table.length / CASES_PER_LIFE);
    return Array.from({ length: count }, (_, i) => ({
        threads: mode,
        cases: table.filter((__, at) => at % count === i),
    }));
}
//# sourceMappingURL=part.js.map