import assert from 'node:assert/strict';
import { fuzz } from './fuzz.js';
const RUNS = 1_000_000;
/** What `test` takes for a million inputs. `TICKGATE_SEED` repeats a run. */
export function fuzzTest(target) {
    return [
        `${target.name}: a million inputs, no crash, no hang, and what it says holds`,
        (t) => {
            const seed = Number(process.env['TICKGATE_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);
            const { failure, corpus, runs } = fuzz(target, { runs: RUNS, seed });
            t.diagnostic(`seed ${seed}, ${runs} inputs out of ${corpus}`);
            assert.equal(failure?.why, undefined, `again: npm run fuzz -- --only ${target.name} --input ${failure?.input}`);
            assert.ok(runs >= RUNS && corpus > target.seeds.length, 'its inputs reached what the first ones did not');
        },
    ];
}
//# sourceMappingURL=fuzz-test.js.map