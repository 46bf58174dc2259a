import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from './part.ts';

/** Makes the short form of a part a test. `TICKGATE_SEED` repeats a run. */
export function shortForm(part: Part): void {
  const lack = part.lacks?.();
  // The runner forgives what a machine can't do; a tool that is missing has to be installed where CI=true.
  const skip =
    lack === undefined ? false : lack.kind === 'ability' ? `this machine lacks ${lack.what}` : `needs ${lack.what}`;
  test(`${part.name}: ${part.what}`, { skip }, async (t) => {
    const seed = Number(process.env['TICKGATE_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);
    t.diagnostic(`seed ${seed}`);
    const result = await part.run({ form: 'short', seed, progress: () => undefined, enough: () => false });
    t.diagnostic(`${result.survived} of ${result.cases} survived; ${result.figures}`);
    const told = result.failures.map(({ what, reproduce }) => `${what}\n    again: ${reproduce}`);
    assert.deepEqual(told, []);
    assert.ok(result.cases > 0, 'something was done');
    assert.equal(result.survived, result.cases);
  });
}
