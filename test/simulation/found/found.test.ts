import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScript } from '../run.ts';
import { linesOf } from '../script.ts';
import { found } from './found.ts';

for (const { name, world = '', script } of found) {
  test(name, () => {
    const { violation } = runScript(linesOf(`world ${world}\nwait 1s\n${script}`));
    assert.equal(violation?.message, undefined);
  });
}
