import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { renderReadme } from './readme.js';
import { rules } from './rfc6455/table.js';
import { keyedGroups, restartedGroups } from './keyed-table.js';
import { groups, slowCases } from './table.js';
const PAGE = fileURLToPath(new URL('../../../test/hostile/README.md', import.meta.url));
test('the page says what the tables say', () => {
    const page = renderReadme();
    if (process.env['WRITE_README'] === '1')
        writeFileSync(PAGE, page);
    assert.ok(readFileSync(PAGE, 'utf8') === page, 'test/hostile/README.md is old: WRITE_README=1 node test/run.mjs all hostile/readme');
});
test('each case has a name of its own within its group, and there are enough of them', () => {
    const all = [...groups, slowCases, ...keyedGroups, ...restartedGroups, ...rules];
    for (const { title, cases } of all) {
        const names = cases.map(({ name }) => name);
        assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), [], title);
    }
    assert.ok(all.reduce((sum, { cases }) => sum + cases.length, 0) >= 500);
});
//# sourceMappingURL=readme.test.js.map