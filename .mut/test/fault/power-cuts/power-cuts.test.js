import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skipFor } from '../../campaign/machine.js';
import { shortForm } from '../../campaign/short-form.js';
import { lacksLoopDisks } from '../../support/loop-disk.js';
import { MUTANT_CUTS, findsMutant, powerCuts } from './part.js';
test(...shortForm(powerCuts));
test(`a gateway without fdatasync is found within ${MUTANT_CUTS} cuts`, {
    skip: skipFor(lacksLoopDisks()),
}, async (t) => {
    const found = await findsMutant('xfs', 1, () => false);
    t.diagnostic(`found at cut ${found}`);
    assert.ok(found > 0 && found <= MUTANT_CUTS);
});
//# sourceMappingURL=power-cuts.test.js.map