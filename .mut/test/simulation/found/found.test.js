import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScript } from '../run.js';
import { linesOf } from '../script.js';
import { found } from './found.js';
for (const { name, world = '', script } of found) {
    test(name, () => {
        const { violation } = runScript(linesOf(`world ${world}\nwait 1s\n${script}`));
        assert.equal(violation?.message, undefined);
    });
}
//# sourceMappingURL=found.test.js.map