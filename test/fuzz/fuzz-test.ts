import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { fuzz } from './fuzz.ts';
import type { Target } from './target.ts';

/** A hundred million each in the long form, `npm run fuzz`. */
const RUNS = 50_000;

/** What `test` takes for the short form. `TICKGATE_SEED` repeats a run. */
export function fuzzTest(target: Target): [name: string, run: (t: TestContext) => void] {
  return [
    `${target.name}: 50,000 inputs, no crash, no hang, and what it says holds`,
    (t) => {
      const seed = Number(process.env['TICKGATE_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);
      const { failure, corpus, runs } = fuzz(target, { runs: RUNS, seed });
      t.diagnostic(`seed ${seed}, ${runs} inputs out of ${corpus}`);
      assert.equal(failure?.why, undefined, `again: npm run fuzz -- --only ${target.name} --input ${failure?.input}`);
      assert.ok(runs >= RUNS && corpus > target.seeds.length, 'its inputs reached what the first ones did not');
    },
  ];
}
