import assert from 'node:assert/strict';
import { skipFor } from './machine.js';
/**
 * What `test` takes to run the short form of a part: `test(...shortForm(part))`. It is called where the part's test is,
 * since a failure is told by the file that called it. `TICKGATE_SEED` repeats a run.
 */
export function shortForm(part) {
    const skip = skipFor(part.lacks?.());
    return [`${part.name}: ${part.what}`, { skip }, (t) => holds(part, t)];
}
async function holds(part, t) {
    const seed = Number(process.env['TICKGATE_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);
    t.diagnostic(`seed ${seed}`);
    const result = await part.run({ form: 'short', seed, progress: () => undefined, enough: () => false });
    t.diagnostic(`${result.survived} of ${result.cases} survived; ${result.figures}`);
    const told = result.failures.map(({ what, reproduce }) => `${what}\n    again: ${reproduce}`);
    assert.deepEqual(told, []);
    assert.ok(result.cases > 0, 'something was done');
    assert.equal(result.survived, result.cases);
}
//# sourceMappingURL=short-form.js.map