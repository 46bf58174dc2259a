import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync, } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../deploy/unit-file.js';
import { mutatedText } from './plant.js';
import { createReach } from './reach.js';
const NOT_COPIED = new Set(['node_modules', '.git', 'data', 'logs']);
/** Tests of the mutants themselves: they fail in a mutated tree, whatever the mutant does. */
const OWN_TESTS = ['mutants/', 'fault/mutants/'];
export function createWorkshop() {
    const root = mkdtempSync(join(tmpdir(), 'tickgate-mutants-'));
    cpSync(projectRoot, root, {
        recursive: true,
        // The build looks at times first: what was up to date stays so.
        preserveTimestamps: true,
        filter: (path) => !NOT_COPIED.has(relative(projectRoot, path)),
    });
    symlinkSync(realpathSync(join(projectRoot, 'node_modules')), join(root, 'node_modules'));
    const testFiles = readdirSync(join(projectRoot, 'dist/test'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.js') && !OWN_TESTS.some((folder) => file.startsWith(folder)))
        .sort();
    const reaches = createReach(join(projectRoot, 'dist'));
    let planted;
    let running;
    let lastMs = Date.now();
    /** Later than whatever was built, even within one tick of the file system's clock. */
    function write(file, text) {
        writeFileSync(join(root, file), text);
        lastMs = Math.max(Date.now(), lastMs + 10);
        utimesSync(join(root, file), lastMs / 1000, lastMs / 1000);
    }
    function restore() {
        if (planted !== undefined)
            cpSync(join(projectRoot, planted.file), join(root, planted.file));
        if (planted !== undefined)
            utimesSync(join(root, planted.file), ++lastMs / 1000, lastMs / 1000);
        planted = undefined;
    }
    return {
        testsOf: (file) => testFiles.filter((test) => reaches(`test/${test}`, file.replace(/\.ts$/, '.js'))),
        plant(mutant) {
            restore();
            const text = mutatedText(root, mutant);
            planted = mutant;
            write(mutant.file, text);
            const built = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-b'], { cwd: root, encoding: 'utf8' });
            if (built.status !== 0)
                throw new Error(`${mutant.name}: does not compile:\n${built.stdout}${built.stderr}`);
        },
        run: (files, deadlineMs) => runTests(root, files, deadlineMs, (child) => (running = child)),
        runOriginal: (files, deadlineMs) => runTests(projectRoot, files, deadlineMs, (child) => (running = child)),
        close() {
            running?.kill('SIGKILL');
            rmSync(root, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}
const FAILED_LINE = /^\s*✖ (.+) \([\d.]+m?s\)/m;
const GRACE_MS = 10_000;
function runTests(root, files, deadlineMs, started) {
    // A runner of its own, not a part of the one that may have started this: node marks the processes of that.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const child = spawn(process.execPath, ['test/run.mjs', 'all', ...files], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A Ctrl-C is for whoever started the mutants; the tests are ended from here.
        detached: true,
    });
    started(child);
    return new Promise((resolve) => {
        let output = '';
        let first = '';
        let isLate = false;
        let killer;
        const end = () => {
            child.kill('SIGTERM');
            killer ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
        };
        const deadline = setTimeout(() => {
            isLate = true;
            end();
        }, deadlineMs);
        const hear = (text) => {
            output += text;
            if (first !== '')
                return;
            first = FAILED_LINE.exec(output)?.[1] ?? '';
            if (first !== '')
                end();
        };
        child.stdout.setEncoding('utf8').on('data', hear);
        child.stderr.setEncoding('utf8').on('data', hear);
        child.once('close', (code) => {
            clearTimeout(deadline);
            clearTimeout(killer);
            started(undefined);
            if (code === 0 && first === '' && !isLate)
                return resolve({ passed: true, failure: '', file: '' });
            const failed = whatFailed(output, first, isLate, deadlineMs);
            const file = failed.file === '' && files.length === 1 ? files[0] : failed.file;
            resolve({ passed: false, failure: failed.failure, file });
        });
    });
}
function whatFailed(output, first, isLate, deadlineMs) {
    const [, sentence, file] = /^FAILED\n {2}(.+?) {2}\((\S+)\)/m.exec(output) ?? [];
    if (sentence !== undefined && file !== undefined)
        return { failure: `${sentence}  (${file})`, file };
    if (first !== '')
        return { failure: first, file: '' };
    if (isLate)
        return { failure: `the tests hang: no end in ${deadlineMs / 1000} s`, file: '' };
    return { failure: output.trim().split('\n').slice(-3).join(' '), file: '' };
}
//# sourceMappingURL=workshop.js.map