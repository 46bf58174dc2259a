import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { skipFor } from './machine.ts';
import type { Part } from './part.ts';

type Test = [name: string, options: { skip: string | false }, run: (t: TestContext) => Promise<void>];

/**
 * What `test` takes to run the short form of a part: `test(...shortForm(part))`. It is called where the part's test is,
 * since a failure is told by the file that called it. `TICKGATE_SEED` repeats a run. By hand each run has a seed of its own;
 * in CI all have the same, so that a failure there is the commit's: who looks for what is rare runs `npm run campaign`.
 */
export function shortForm(part: Part): Test {
  const skip = skipFor(part.lacks?.());
  return [`${part.name}: ${part.what}`, { skip }, (t) => holds(part, t)];
}

const SEED_OF_CI = 7;

function secondsNow(): number {
  return Math.floor(Date.now() / 1000) % 1_000_000;
}

async function holds(part: Part, t: TestContext): Promise<void> {
  const seed = Number(process.env['TICKGATE_SEED'] ?? (process.env['CI'] === 'true' ? SEED_OF_CI : secondsNow()));
  t.diagnostic(`seed ${seed}`);
  const result = await part.run({ form: 'short', seed, progress: () => undefined, enough: () => false });
  t.diagnostic(`${result.survived} of ${result.cases} survived; ${result.figures}`);
  const told = result.failures.map(({ what, reproduce }) => `${what}\n    again: ${reproduce}`);
  assert.deepEqual(told, []);
  assert.ok(result.cases > 0, 'something was done');
  assert.equal(result.survived, result.cases);
}
