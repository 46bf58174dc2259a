import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (folder) => JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
const entries = Object.entries(read(PROJECT).packages).filter(([path]) => path !== '');
/** Optional packages without an entry: for each of them `npm ci` of npm 11 refuses the lockfile. */
function missingOptionals({ packages }) {
    return Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).filter((name) => !(`${from}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages)));
}
describe('package-lock.json', () => {
    test('names every optional package, so that npm ci accepts it', () => {
        assert.deepEqual(missingOptionals(read(PROJECT)), []);
    });
    test('names no host but the public registry', () => {
        const strange = entries.filter(([, { resolved }]) => resolved?.startsWith('https://registry.npmjs.org/') === false);
        assert.deepEqual(strange, []);
    });
    test('has an integrity for every package that can be installed on Linux x64', () => {
        const bare = entries.filter(([, { integrity, os, cpu, libc }]) => integrity === undefined &&
            os?.includes('linux') !== false &&
            cpu?.includes('x64') !== false &&
            libc?.includes('glibc') !== false);
        assert.deepEqual(bare, []);
    });
    test('gets the optional packages that npm left out, and only those, from complete-lockfile', () => {
        const folder = mkdtempSync(join(tmpdir(), 'tickgate-lockfile-'));
        try {
            copyFileSync(join(PROJECT, 'package-lock.json'), join(folder, 'package-lock.json'));
            const whole = read(folder);
            const kept = Object.entries(whole.packages).filter(([, { os }]) => os?.includes('darwin') !== true);
            const cut = { ...whole, packages: Object.fromEntries(kept) };
            writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(cut));
            assert.notDeepEqual(missingOptionals(cut), []);
            const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, 'test/complete-lockfile.mjs')], {
                cwd: folder,
                encoding: 'utf8',
            });
            assert.equal(status, 0, stderr);
            const completed = read(folder);
            assert.deepEqual(missingOptionals(completed), []);
            for (const [path, entry] of kept)
                assert.deepEqual(completed.packages[path], entry);
            for (const [path, { version, os, cpu }] of Object.entries(whole.packages)) {
                const { version: v, os: o, cpu: c } = completed.packages[path] ?? {};
                assert.deepEqual({ path, v, o, c }, { path, v: version, o: os, c: cpu });
            }
        }
        finally {
            rmSync(folder, { recursive: true, force: true });
        }
    });
});
//# sourceMappingURL=lockfile.test.js.map