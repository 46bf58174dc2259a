import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
const IMPORT = /^(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
/** Everything that a module loads, itself included; packages and Node's own by their names. */
function loadedBy(entry) {
    const files = new Set();
    const names = new Set();
    const waiting = [entry];
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
        if (files.has(url.pathname))
            continue;
        files.add(url.pathname);
        for (const [, from, bare] of readFileSync(url, 'utf8').matchAll(IMPORT)) {
            const name = (from ?? bare);
            if (name.startsWith('.'))
                waiting.push(new URL(name, url));
            else
                names.add(name);
        }
    }
    return { files, names };
}
test("a browser's modules are the client and pure files of core: no package, nothing of Node", () => {
    const { files, names } = loadedBy(new URL('../../../gateway/client/browser.js', import.meta.url));
    assert.deepEqual([...names], []);
    const others = [...files].filter((file) => !/\/dist\/(gateway\/client|core)\//.test(file));
    assert.deepEqual(others, []);
    assert.ok(files.size > 20);
});
test("Node's are the same and ws", () => {
    const { names } = loadedBy(new URL('../../../gateway/client/node.js', import.meta.url));
    assert.deepEqual([...names], ['ws']);
});
//# sourceMappingURL=imports.test.js.map