import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GOALS } from '../../bench/check/goals.js';
import { pageOf } from '../../bench/output/page.js';
import { percentileText, scaleOf } from '../../bench/output/scale.js';
import { textTable } from '../../bench/output/text-table.js';
import { resultAsText } from '../../bench/output/terminal.js';
import { madeUpResult } from './made-up.js';
function plotOf(...lines) {
    return { title: 'plot', x: { label: 'x', scale: 'logarithmic' }, y: { label: 'y', scale: 'logarithmic' }, lines };
}
function withPlot(plot) {
    const [part] = madeUpResult().parts;
    return pageOf(madeUpResult({ parts: [{ ...part, plots: [plot] }] }));
}
describe('the page of a result', () => {
    const page = pageOf(madeUpResult());
    it('needs no network and no script', () => {
        assert.doesNotMatch(page, /https?:|\bsrc=|<script|<link|@import|url\(|\bon\w+=/i);
        for (const [, target] of page.matchAll(/href="([^"]*)"/g))
            assert.match(target, /^#/);
    });
    it('shows every goal, every figure, every part with its tables and plots', () => {
        const result = madeUpResult();
        for (const { figure } of GOALS)
            assert.ok(page.includes(`>${figure}<`), figure);
        for (const name of Object.keys(result.figures))
            assert.ok(page.includes(`>${name}<`), name);
        for (const { plots, tables, notes } of result.parts) {
            for (const { title } of [...plots, ...tables])
                assert.ok(page.includes(title), title);
            for (const note of notes)
                assert.ok(page.includes(note), note);
        }
    });
    it('tells each plot in words, and has the numbers behind it as a table', () => {
        const plots = madeUpResult().parts.flatMap((part) => part.plots).length;
        assert.equal(page.match(/<svg viewBox[^>]*role="img" aria-labelledby="(\S+) (\S+)">\s*<title id="\1">[^<]+<\/title><desc id="\2">[^<]+<\/desc>/g)?.length, plots);
        assert.equal(page.match(/<summary>The numbers<\/summary>/g)?.length, plots);
        assert.ok(page.includes('<td class="n">99.99 %</td>'));
    });
    it('has each id once, and every link has its place', () => {
        const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const [, target] of page.matchAll(/href="#([^"]*)"/g))
            assert.ok(ids.includes(target), target);
    });
    it('is light or dark as its reader likes', () => {
        assert.match(page, /prefers-color-scheme: dark/);
    });
    it('takes what a result file holds for text', () => {
        const [part] = madeUpResult().parts;
        const evil = '<img src=x onerror=alert(1)>"\'';
        const { machine } = madeUpResult();
        const plot = plotOf({ name: evil, points: [[1, 1]] });
        const text = pageOf(madeUpResult({
            at: evil,
            commit: evil,
            machine: { ...machine, cpu: evil, kernel: evil, warnings: [evil] },
            figures: { [evil]: 1 },
            parts: [
                {
                    ...part,
                    name: evil,
                    about: evil,
                    notes: [evil],
                    dropped: [evil],
                    error: evil,
                    plots: [{ ...plot, title: evil }],
                    tables: [{ title: evil, columns: [evil], rows: [[evil]] }],
                },
            ],
        }));
        assert.doesNotMatch(text, /<img/);
    });
    it('draws what has no place on its axes without a broken number', () => {
        const plots = [
            plotOf(),
            plotOf({ name: 'empty', points: [] }),
            plotOf({ name: 'one', points: [[1, 1]] }),
            plotOf({
                name: 'zeros',
                points: [
                    [0, 0],
                    [1, 5],
                ],
            }),
            {
                ...plotOf({
                    name: 'flat',
                    points: [
                        [3, 0],
                        [4, 0],
                    ],
                }),
                x: { label: 'x', scale: 'linear' },
                y: { label: 'y', scale: 'linear' },
            },
            {
                ...plotOf({
                    name: 'max',
                    points: [
                        [1, 2],
                        [0, 9],
                    ],
                }),
                x: { label: 'x', scale: 'percentile' },
            },
            plotOf(...Array.from({ length: 40 }, (_, i) => ({
                name: `line ${i}`,
                points: [
                    [1, i],
                    [10, i + 1],
                ],
            }))),
        ];
        for (const plot of plots)
            assert.doesNotMatch(withPlot(plot), /NaN|Infinity|undefined/);
    });
    it('is there for a run in which everything broke off', () => {
        const [part] = madeUpResult().parts;
        const broken = { ...part, tables: [], plots: [], blocks: 0, dropped: [], notes: [], error: 'Error: no such luck' };
        const text = pageOf(madeUpResult({ figures: {}, intervals: {}, controls: {}, parts: [broken] }));
        assert.match(text, /the part order-path broke off/);
        assert.match(text, /no such luck/);
    });
});
describe('an axis', () => {
    it('places percentiles by their nines', () => {
        const { place, ticks } = scaleOf('percentile', [1, 0.5, 0.0001]);
        assert.deepEqual([1, 0.1, 0.01, 0.0001, 0].map(place), [0, 0.25, 0.5, 1, undefined].map((at) => (at === 0 ? -0 : at)));
        assert.deepEqual(ticks.map(({ label }) => label), ['0 %', '50 %', '90 %', '99 %', '99.9 %', '99.99 %']);
        assert.equal(percentileText(0.25), '75 %');
        assert.equal(percentileText(0.0005), '99.95 %');
    });
    it('holds all values between two marks', () => {
        for (const [kind, values] of [
            ['linear', [3, 17, 96]],
            ['linear', [-4, 12]],
            ['linear', [0.003, 0.0071]],
            ['logarithmic', [37, 41]],
            ['logarithmic', [1000, 1_000_000]],
            ['logarithmic', [0.2, 90_000]],
        ]) {
            const { place, ticks } = scaleOf(kind, values);
            for (const value of [...values, ...ticks.map((tick) => tick.value)]) {
                const at = place(value);
                assert.ok(at >= -1e-9 && at <= 1 + 1e-9, `${kind} ${values.join(' ')}: ${value} at ${at}`);
            }
            assert.ok(ticks.length >= 2 && ticks.length <= 12, `${kind} ${values.join(' ')}: ${ticks.length} marks`);
        }
    });
});
describe('the tables on a terminal', () => {
    it('put figures to the right and words to the left', () => {
        const table = {
            title: 'title',
            columns: ['rung', 'p50'],
            rows: [
                ['F1', 70.4],
                ['F2 accepted', 1204],
            ],
        };
        assert.equal(textTable(table), ['title', 'rung           p50', '───────────  ─────', 'F1            70.4', 'F2 accepted  1,204'].join('\n'));
    });
    it('tell the machine, every figure beside its goal, and what a reader has to know', () => {
        const text = resultAsText(madeUpResult());
        assert.match(text, /^Made-up <CPU> & Sons, 2 cores, 8 GB, virtual machine$/m);
        assert.match(text, /^warning: 2 cores: they are shared$/m);
        assert.match(text, /^f2\.throughput_ratio_f1 +0\.581 +0\.57 … 0\.59 +0\.98 … 1\.01 +≥ 0\.65: falls short$/m);
        assert.match(text, /^order-path: 1 of 120 blocks dropped: f1: 1\.8 % of the CPU time was stolen$/m);
    });
});
//# sourceMappingURL=page.test.js.map