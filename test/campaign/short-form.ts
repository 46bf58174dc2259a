import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skipFor } from './machine.ts';
import type { Part } from './part.ts';

/** Makes the short form of a part a test. `TICKGATE_SEED` repeats a run. */
export function shortForm(part: Part): void {
  const skip = skipFor(part.lacks?.());
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
