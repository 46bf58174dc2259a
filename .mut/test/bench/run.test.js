import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FIGURES } from '../../bench/figures.js';
import { readResult, resultText } from '../../bench/output/result.js';
import { PARTS } from '../../bench/parts.js';
import { runParts } from '../../bench/run-parts.js';
import { folderOf, runTickgate, startProgram, untilTrue } from '../support/program.js';
import { emptyResult, interval, madeUpPart, madeUpResult } from './made-up.js';
const MADE_UP = fileURLToPath(new URL('made-up-main.js', import.meta.url));
function bench(context, folder, ...args) {
    return startProgram(context, process.execPath, [MADE_UP, ...args], { cwd: folder });
}
function run(context, parts, isQuick = false) {
    const folder = folderOf(context);
    const { signal } = new AbortController();
    return runParts({ parts, isQuick, seed: 5, folder, root: folder, progress: () => { }, signal });
}
describe('a run of the bench', () => {
    it('gives each part its seconds and seed, a folder that goes with it, and takes its figures', async (context) => {
        const seen = [];
        const part = (name) => madeUpPart(name, ({ isQuick, seconds, seed, folder }) => {
            const made = folder('data');
            assert.ok(statSync(made).isDirectory());
            seen.push({ name, isQuick, seconds, seed });
            return Promise.resolve({ ...emptyResult, figures: { rss_mb: 1 } });
        });
        const result = await run(context, [part('a')], true);
        assert.deepEqual(seen, [{ name: 'a', isQuick: true, seconds: 1, seed: 5 }]);
        assert.deepEqual(result.figures, { rss_mb: 1 });
        assert.equal(result.mode, 'quick');
        assert.equal(result.commit, 'unknown');
    });
    it('keeps the interval of a figure, and the control that judges it', async (context) => {
        const [ratio, control] = [interval(1.2, 1.1, 1.3), interval(1, 0.99, 1.01)];
        const { intervals, controls } = await run(context, [
            madeUpPart('a', () => Promise.resolve({
                ...emptyResult,
                figures: { 'f2.rtt.ratio_f1': 1.2, rss_mb: 4 },
                intervals: { 'f2.rtt.ratio_f1': ratio, 'f2.rtt.control': control },
            })),
        ]);
        assert.deepEqual(intervals, { 'f2.rtt.ratio_f1': ratio });
        assert.deepEqual(controls, { 'f2.rtt.ratio_f1': control });
    });
    it('tells figures that nobody knows, that are no number, or that were measured before, and leaves them out', async (context) => {
        const of = (name, figures) => madeUpPart(name, () => Promise.resolve({ ...emptyResult, figures }));
        const result = await run(context, [
            of('a', { rss_mb: 4, secret: 1, 's.p50_us': Number.NaN }),
            of('b', { rss_mb: 5 }),
        ]);
        assert.deepEqual(result.figures, { rss_mb: 4 });
        assert.equal(result.parts[0].error, "secret isn't in bench/figures.ts; s.p50_us is NaN");
        assert.match(result.parts[1].error, /rss_mb was measured by another part before/);
    });
    it('has parts that keep the time of the whole', () => {
        const sum = (seconds) => PARTS.reduce((all, part) => all + seconds(part), 0);
        assert.ok(sum((part) => part.fullSeconds) < 600);
        assert.ok(sum((part) => part.quickSeconds) < 90);
        assert.equal(new Set(PARTS.map(({ name }) => name)).size, PARTS.length);
    });
});
describe('npm run bench', () => {
    it('writes figures and page, tells a part that broke off, and runs the others', async (context) => {
        const folder = folderOf(context);
        const program = bench(context, folder, '--quick', '--only', 'good,broken,last');
        assert.equal(await program.ended, 1);
        assert.match(program.stdout, /^rss_mb +111 MB .*< 250 MB: met$/m);
        assert.ok(program.stdout.includes(join(folder, 'bench-result.html')));
        assert.match(program.stderr, /last: starts[\s\S]*bench: broken broke off: Error: no such luck/);
        assert.deepEqual(readdirSync(folder).sort(), ['bench-result.html', 'bench-result.json']);
        const { figures, parts } = readResult(join(folder, 'bench-result.json'));
        assert.deepEqual(figures, { rss_mb: 111, 'telemetry.cost': 0.004 });
        assert.ok(Object.keys(figures).every((name) => name in FIGURES));
        assert.deepEqual(parts.map(({ name, error }) => [name, error?.split('\n')[0]]), [
            ['good', undefined],
            ['broken', 'Error: no such luck'],
            ['last', undefined],
        ]);
    });
    it('checks what it has measured', async (context) => {
        const program = bench(context, folderOf(context), 'check', '--only', 'good,last');
        assert.equal(await program.ended, 0);
        assert.match(program.stdout, /^goals: 2 met, 31 not measured$/m);
    });
    it('stops at Ctrl-C: children and their children, folders, and says so', async (context) => {
        const folder = folderOf(context);
        const program = bench(context, folder, '--only', 'endless');
        const [, ...pids] = await program.says(/under way: (\d+) (\d+) (\d+)/);
        assert.equal(await program.stop('SIGINT'), 130);
        assert.match(program.stderr, /stopped by SIGINT; nothing was written/);
        assert.deepEqual(readdirSync(folder), []);
        for (const pid of pids)
            await untilTrue(() => hasEnded(pid), `the end of ${pid}`);
    });
    it('refuses a place where it could not write, before it measures', async (context) => {
        const program = bench(context, folderOf(context), '--only', 'good', '--json', 'nowhere/a.json');
        assert.equal(await program.ended, 64);
        assert.match(program.stderr, /nowhere/);
        assert.doesNotMatch(program.stderr, /starts/);
    });
});
describe('tickgate bench', () => {
    it('has a help with the parts, and refuses what it does not know with 64', async (context) => {
        const [help, wrong] = await Promise.all([
            runTickgate(context, ['bench', '--help']),
            runTickgate(context, ['bench', '--fast']),
        ]);
        assert.equal(help.code, 0);
        for (const { name } of PARTS)
            assert.ok(help.stdout.includes(name), name);
        assert.equal(wrong.code, 64);
        assert.equal(wrong.stderr, "bench: Unknown option '--fast'\nsee --help\n");
    });
    it('checks a stored result, and makes its page', async (context) => {
        const folder = folderOf(context);
        const file = join(folder, 'result.json');
        const html = join(folder, 'page.html');
        writeFileSync(file, resultText(madeUpResult()));
        const [check, page] = await Promise.all([
            runTickgate(context, ['bench', 'check', file]),
            runTickgate(context, ['bench', 'page', file, '--html', html]),
        ]);
        assert.equal(check.code, 1);
        assert.match(check.stdout, /falls short +f4\.rtt\.p99_us/);
        assert.equal(page.code, 0);
        assert.equal(page.stdout, `${html}\n`);
        assert.match(readFileSync(html, 'utf8'), /^<!doctype html>/);
    });
});
/** Gone, or only waiting for its parent to look. */
function hasEnded(pid) {
    try {
        return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    }
    catch {
        return true;
    }
}
//# sourceMappingURL=run.test.js.map