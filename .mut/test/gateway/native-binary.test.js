import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KNOWN_BINARIES, KNOWN_PACKAGES, strangeBinaries, strangePackages } from './native-binary.js';
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const BINARIES = join(PROJECT, 'node_modules/uWebSockets.js/dist/bin');
const LOCKFILE = readFileSync(join(PROJECT, 'package-lock.json'), 'utf8');
describe('the native code that npm installs', () => {
    test('has the recorded SHA-256', () => {
        assert.deepEqual(strangeBinaries(BINARIES), []);
    });
    test('is the code that this Node loads', () => {
        const file = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
        assert.ok(file in KNOWN_BINARIES, `${file} has no recorded SHA-256`);
    });
    for (const broken of Object.keys(KNOWN_BINARIES)) {
        test(`is refused when one bit of ${broken} differs`, () => {
            const folder = mkdtempSync(join(tmpdir(), 'tickgate-binary-'));
            try {
                for (const file of Object.keys(KNOWN_BINARIES))
                    copyFileSync(join(BINARIES, file), join(folder, file));
                const bytes = readFileSync(join(folder, broken));
                const middle = bytes.length >> 1;
                bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
                writeFileSync(join(folder, broken), bytes);
                assert.deepEqual(strangeBinaries(folder), [broken]);
            }
            finally {
                rmSync(folder, { recursive: true, force: true });
            }
        });
    }
    test('comes from packages with the recorded integrity', () => {
        assert.deepEqual(strangePackages(LOCKFILE), []);
    });
    for (const [path, { integrity }] of Object.entries(KNOWN_PACKAGES)) {
        test(`is refused when the lockfile has another integrity for ${path}`, () => {
            assert.deepEqual(strangePackages(LOCKFILE.replace(integrity, `${integrity.slice(0, -3)}0==`)), [path]);
            assert.deepEqual(strangePackages(LOCKFILE.replace(`"${path}"`, `"${path}-elsewhere"`)), [path]);
        });
    }
});
//# sourceMappingURL=native-binary.test.js.map