import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
const RUNNER = fileURLToPath(new URL('../../../test/run.mjs', import.meta.url));
const SOUND = `import { test } from 'node:test';\ntest('sound', () => {});\n`;
const CASES = [
    [
        'accepts sound tests',
        `test('too', () => {});`,
        0,
        0,
        /PASS {2}2 files, 2 passed, 0 failed, 0 skipped, 0 todo, 0 left behind/,
    ],
    [
        'refuses a failing test',
        `test('bad', () => { throw new Error('no'); });`,
        1,
        1,
        /FAILED\n {2}bad {2}\(case\.test\.js\)/,
    ],
    [
        'refuses a failing todo with CI',
        `test('later', { todo: 'soon' }, () => { throw new Error('no'); });`,
        0,
        1,
        /TODO.*\n {2}later .*: soon/,
    ],
    [
        'refuses a skipped test with CI',
        `test('needs', { skip: 'install it' }, () => {});`,
        0,
        1,
        /SKIPPED.*\n {2}needs .*: install it/,
    ],
    [
        'refuses a skipped suite with CI',
        `describe.skip('all of it', () => { test('one', () => {}); });`,
        0,
        1,
        /SKIPPED.*\n {2}all of it/,
    ],
    [
        'refuses a test that skips itself with CI',
        `test('itself', (t) => t.skip('absent'));`,
        0,
        1,
        /SKIPPED.*\n {2}itself .*: absent/,
    ],
    ['refuses a file that crashes', `throw new Error('boom');`, 1, 1, /FAILED\n.*case\.test\.js/],
    ['refuses a file without a test', '//', 1, 1, /case\.test\.js.*holds no test/],
    [
        'refuses a test that leaves a file',
        `test('untidy', () => writeFileSync(tmpdir() + '/crumb', ''));`,
        1,
        1,
        /LEFT BEHIND\n {2}file crumb/,
    ],
    [
        'refuses a test that leaves a process',
        `test('untidy', () => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).unref());`,
        1,
        1,
        /LEFT BEHIND\n {2}process \d+ sleep 60/,
    ],
];
const IMPORTS = `import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
`;
/** Runs the real runner over two files in a folder of its own. */
function runCase(text, ci) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-runner-'));
    try {
        mkdirSync(join(folder, 'dist/test'), { recursive: true });
        mkdirSync(join(folder, 'temporary'));
        copyFileSync(RUNNER, join(folder, 'run.mjs'));
        writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
        writeFileSync(join(folder, 'dist/test/sound.test.js'), SOUND);
        writeFileSync(join(folder, 'dist/test/case.test.js'), IMPORTS + text);
        // Without NODE_TEST_CONTEXT: a runner inside a test would report to the outer one.
        const { NODE_TEST_CONTEXT: _, ...env } = process.env;
        const { status, stdout } = spawnSync(process.execPath, ['run.mjs', 'all'], {
            cwd: folder,
            encoding: 'utf8',
            env: { ...env, TMPDIR: join(folder, 'temporary'), CI: String(ci) },
        });
        return { status, stdout, left: readdirSync(join(folder, 'temporary')) };
    }
    finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
describe('the runner', () => {
    for (const [name, text, local, ci, says] of CASES) {
        test(name, () => {
            for (const strict of [false, true]) {
                const { status, stdout, left } = runCase(text, strict);
                assert.match(stdout, says);
                assert.deepEqual({ strict, status, left }, { strict, status: strict ? ci : local, left: [] });
            }
        });
    }
});
//# sourceMappingURL=runner.test.js.map