import { lacksFaketime } from './faked-clock.js';
import { stepClocks } from './steps.js';
const ROUNDS = { short: 1, long: 6 };
export const time = {
    name: 'time',
    what: 'the wall clock set by ±1 h, running and between two runs: nothing expires wrongly, alarms raised',
    lacks: lacksFaketime,
    async run({ form, seed, progress, enough }) {
        const failures = [];
        let looks = 0;
        let good = 0;
        for (let round = 0; round < ROUNDS[form] && !enough(); round++) {
            const { problems, folder } = await stepClocks({
                threads: (seed + round) % 2 === 0 ? 'dedicated' : 'compact',
                seed: seed + round,
                ackDir: process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm',
                told(found) {
                    looks += 1;
                    if (found.length === 0)
                        good += 1;
                    progress(round, ROUNDS[form], `${looks} looks`);
                },
            });
            const again = `npm run campaign -- --only time${form === 'short' ? ' --short' : ''} --seed ${seed}`;
            failures.push(...problems.map((what) => ({ what, reproduce: `${again}; kept: ${folder}` })));
        }
        return {
            cases: looks,
            survived: failures.length === 0 ? good : Math.min(good, looks - 1),
            failures,
            figures: `${looks} looks after steps and starts`,
        };
    },
};
//# sourceMappingURL=part.js.map