import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { mutants } from '../../mutants/mutants.ts';
import { plantedBugs } from '../../mutants/part.ts';
import { compileErrors } from '../../mutants/workshop.ts';

test('every bug can be planted: the code around it still compiles', () => {
  assert.equal(compileErrors(mutants), '');
});

test(...shortForm(plantedBugs));
