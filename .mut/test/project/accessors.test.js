import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
/**
 * V8 keeps an object literal with an accessor as a dictionary: each call of each of its methods is a look-up. What is
 * called per order, tick or event has methods instead; so have its neighbours, since nobody remembers which is which.
 * An accessor of a class is on its prototype and costs nothing.
 */
const root = new URL('../../../', import.meta.url);
const HOT = ['core', 'workers/broker', 'workers/engine', 'workers/journal', 'workers/market', 'gateway/inbound'];
const HOT_OUT = ['gateway/limits', 'gateway/outbound', 'gateway/wire', 'gateway/ws', 'gateway/boot'];
/** Made once per read of a hash, and once per process. */
const ALLOWED = ['core/state/late-blocks.ts', 'gateway/boot/own-venue.ts'];
/** The lines at which a literal has an accessor: two levels deep or more, and within no class. */
function accessorLines(text) {
    const found = [];
    let inClass = false;
    for (const [i, line] of text.split('\n').entries()) {
        if (/^(export )?(abstract )?class /.test(line))
            inClass = true;
        else if (line === '}')
            inClass = false;
        if (!inClass && /^\s+(get|set) [\w$#'[]+.*\{\s*$/.test(line) && !line.trimEnd().endsWith('=> {'))
            found.push(i + 1);
    }
    return found;
}
test('no object literal in a folder of the hot path has an accessor', () => {
    let files = 0;
    const found = [];
    for (const folder of [...HOT, ...HOT_OUT]) {
        for (const name of readdirSync(new URL(folder, root), { recursive: true })) {
            const path = `${folder}/${name}`;
            if (!name.endsWith('.ts') || ALLOWED.includes(path))
                continue;
            files += 1;
            for (const line of accessorLines(readFileSync(new URL(path, root), 'utf8')))
                found.push(`${path}:${line}`);
        }
    }
    assert.ok(files > 150, `${files} files were read`);
    assert.deepEqual(found, []);
});
test('an accessor is found where it costs something, and only there', () => {
    const literal = 'export function make() {\n  return {\n    get size() {\n      return 1;\n    },\n  };\n}\n';
    const inClass = 'export class Ring {\n  get size(): number {\n    return 1;\n  }\n}\n';
    const method = 'const it = {\n  get(key) {\n    return key;\n  },\n};\n';
    assert.deepEqual(accessorLines(literal), [3]);
    assert.deepEqual(accessorLines(inClass + literal), [8]);
    assert.deepEqual([...accessorLines(inClass), ...accessorLines(method)], []);
});
//# sourceMappingURL=accessors.test.js.map