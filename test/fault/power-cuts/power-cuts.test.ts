import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skipFor } from '../../campaign/machine.ts';
import { shortForm } from '../../campaign/short-form.ts';
import { lacksLoopDisks } from '../../support/loop-mount.ts';
import { MUTANTS, MUTANT_CUTS, findsMutant, powerCuts } from './part.ts';

test(...shortForm(powerCuts));

for (const [name, without] of MUTANTS) {
  test(`${name}, is found within ${MUTANT_CUTS} cuts`, { skip: skipFor(lacksLoopDisks()) }, async (t) => {
    const found = await findsMutant('xfs', without, 1, () => false);
    t.diagnostic(`found at cut ${found}`);
    assert.ok(found > 0 && found <= MUTANT_CUTS);
  });
}
