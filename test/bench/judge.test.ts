import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Goal, GOALS } from '../../bench/check/goals.ts';
import { judge } from '../../bench/check/judge.ts';
import { REASONS, reasonFor } from '../../bench/check/reasons.ts';
import { checkText, isPassed, judgements } from '../../bench/check/report.ts';
import { FIGURES } from '../../bench/figures.ts';
import type { Interval } from '../../bench/method/interval.ts';
import { controlOf } from '../../bench/output/control.ts';
import { RESULT_FILE } from '../../bench/output/readme.ts';
import { readResult } from '../../bench/output/result.ts';
import { interval, madeUpResult } from './made-up.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const RATIO: Goal = { row: 'row', figure: 'f2.rtt.ratio_f1', is: '≤', bound: 1.3 };
const RATE: Goal = { row: 'row', figure: 'f2.throughput_ratio_f1', is: '≥', bound: 0.65 };
const BELOW: Goal = { row: 'row', figure: 'rss_mb', is: '<', bound: 250 };
const NONE: Goal = { row: 'row', figure: 'heap.major_gcs', is: '≤', bound: 0 };
const SUM: Goal = {
  row: 'row',
  figure: 'f4.rtt.p99_us',
  is: '≤',
  bound: {
    of: [
      ['s.p99_us', 2],
      ['f1.rtt.p99_us', 1],
    ],
    plus: 100,
  },
};
const TAIL: Goal = { row: 'row', figure: 'risk.check.p9999_ns', is: '≤', bound: 20_000, unless: 'hiccup.p9999_ns' };

type Intervals = Readonly<Record<string, Interval>>;

function verdict(
  goal: Goal,
  figures: Readonly<Record<string, number>>,
  intervals: Intervals = {},
  controls: Intervals = {},
) {
  const { verdict: word, why } = judge(goal, { figures, intervals, controls });
  return why === '' ? word : `${word}: ${why}`;
}

describe('a figure is held against its goal', () => {
  it('met, up to the bound itself, which is not below itself', () => {
    assert.equal(verdict(RATIO, { 'f2.rtt.ratio_f1': 1.3 }), 'met');
    assert.equal(verdict(RATE, { 'f2.throughput_ratio_f1': 0.65 }), 'met');
    assert.equal(verdict(BELOW, { rss_mb: 249.9 }), 'met');
    assert.match(verdict(BELOW, { rss_mb: 250 }), /^short/);
  });

  it('short, with the gap in its unit and as a share of the bound', () => {
    assert.equal(verdict(RATIO, { 'f2.rtt.ratio_f1': 1.56 }), 'short: off by 0.26 (20 %)');
    assert.equal(verdict(RATE, { 'f2.throughput_ratio_f1': 0.52 }), 'short: off by 0.13 (20 %)');
    assert.equal(verdict(BELOW, { rss_mb: 300 }), 'short: off by 50 MB (20 %)');
    assert.equal(verdict(NONE, { 'heap.major_gcs': 3 }), 'short: off by 3');
  });

  it('not measured, where the figure or one of its bound is missing', () => {
    assert.equal(verdict(RATIO, {}), 'unmeasured');
    assert.equal(verdict(SUM, { 'f4.rtt.p99_us': 300, 's.p99_us': 100 }), 'unmeasured: the bound needs f1.rtt.p99_us');
  });

  it('by a bound that other figures of the run make', () => {
    const others = { 's.p99_us': 131, 'f1.rtt.p99_us': 118 };
    assert.equal(verdict(SUM, { ...others, 'f4.rtt.p99_us': 480 }), 'met');
    assert.equal(verdict(SUM, { ...others, 'f4.rtt.p99_us': 720 }), 'short: off by 240 µs (50 %)');
  });

  it("can't be judged where the bound lies in the interval, on either side of the value", () => {
    for (const [value, asItStands] of [
      [1.28, 'met, as it stands'],
      [1.31, 'off by 0.01 (0.77 %), as it stands'],
    ] as const) {
      const said = verdict(RATIO, { 'f2.rtt.ratio_f1': value }, { 'f2.rtt.ratio_f1': interval(value, 1.25, 1.35) });
      assert.equal(said, `unclear: the bound lies in the interval, 1.25 … 1.35; ${asItStands}`);
    }
    assert.equal(verdict(RATIO, { 'f2.rtt.ratio_f1': 1.2 }, { 'f2.rtt.ratio_f1': interval(1.2, 1.1, 1.3) }), 'met');
  });

  it("can't be judged where the control strays by more than the figure is from its bound", () => {
    const figures = { 'f2.throughput_ratio_f1': 0.67 };
    const intervals = { 'f2.throughput_ratio_f1': interval(0.67, 0.66, 0.68) };
    const control = (low: number, high: number) => ({ 'f2.throughput_ratio_f1': interval(1, low, high) });
    assert.equal(verdict(RATE, figures, intervals, control(0.99, 1.02)), 'met');
    assert.match(
      verdict(RATE, figures, intervals, control(0.95, 1.01)),
      /^unclear: the same thing twice differs by up to 5 %/,
    );
    assert.match(verdict(RATE, figures, intervals, control(0.99, 1.05)), /^unclear/);
    assert.match(verdict(RATE, { 'f2.throughput_ratio_f1': 0.5 }, {}, control(0.95, 1.05)), /^short/);
  });

  it("can't be judged where the machine itself is beyond the bound, or wasn't looked at", () => {
    assert.equal(verdict(TAIL, { 'risk.check.p9999_ns': 19_000 }), 'met');
    assert.match(verdict(TAIL, { 'risk.check.p9999_ns': 31_000 }), /^unclear: hiccup\.p9999_ns was not measured/);
    assert.match(
      verdict(TAIL, { 'risk.check.p9999_ns': 31_000, 'hiccup.p9999_ns': 28_000 }),
      /^unclear: hiccup\.p9999_ns is 28 µs/,
    );
    assert.match(verdict(TAIL, { 'risk.check.p9999_ns': 31_000, 'hiccup.p9999_ns': 900 }), /^short/);
  });

  it('by the control with the most of its name', () => {
    const [own, some, all] = [interval(1, 0.9, 1.1), interval(1, 0.8, 1.2), interval(1, 0.7, 1.3)];
    const intervals = { 'f2.rtt.ratio_f1.control': own, 'f2.rtt.control': some, control: all };
    assert.equal(controlOf('f2.rtt.ratio_f1', intervals), own);
    assert.equal(controlOf('f2.rtt.ratio_p2', intervals), some);
    assert.equal(controlOf('f4.rtt.ratio_p4', intervals), all);
    assert.equal(controlOf('f4.rtt.ratio_p4', { 'f2.rtt.control': some }), undefined);
  });
});

describe('the check of a run', () => {
  it('has one row for each goal, and says how many are met', () => {
    const text = checkText(madeUpResult());
    for (const { row, figure } of GOALS) assert.ok(text.includes(row) && text.includes(figure), figure);
    assert.match(
      text,
      /^ {2}falls short +f4\.rtt\.p99_us +720 µs +≤ 480 µs .*off by 240 µs \(50 %\); 2 × s\.p99_us \+ f1\.asleep\.p99_us \+ 100$/m,
    );
    assert.match(text, /^ {2}not yet +risk\.check\.p50_ns +212 ns +≤ 150 ns \*/m);
    assert.match(text, /^goals: 9 met, 2 fall short, 3 can't be judged, 19 not measured$/m);
  });

  it('fails by a goal that falls short, not by one that is wished for, not measured or unclear', () => {
    const of = (figures: Readonly<Record<string, number>>) => isPassed(judgements(madeUpResult({ figures })));
    assert.ok(of({}));
    assert.ok(of({ 'risk.check.p50_ns': 212 }));
    assert.ok(of({ 'risk.check.p9999_ns': 31_000 }));
    assert.ok(!of({ 'risk.check.p50_ns': 301 }));
  });

  it('knows every figure that a goal is about', () => {
    const names = GOALS.flatMap(({ figure, bound, unless }) => [
      figure,
      ...(typeof bound === 'number' ? [] : bound.of.map(([name]) => name)),
      ...(unless === undefined ? [] : [unless]),
    ]);
    for (const name of names) assert.ok(name in FIGURES, name);
  });
});

describe('of what falls short it is told where the time goes', () => {
  const stored = readResult(join(ROOT, RESULT_FILE));
  const short = judgements(stored).filter(({ goal, verdict: word }) => word === 'short' && goal.isStretch !== true);

  it('for every figure of the committed result', () => {
    assert.deepEqual(
      short.filter(({ goal }) => reasonFor(goal.figure, stored) === '').map(({ goal }) => goal.figure),
      [],
    );
  });

  it('in figures that the result has', () => {
    for (const { goal } of short) assert.doesNotMatch(reasonFor(goal.figure, stored), /\?|NaN/);
  });

  it('under the goals, once for all that share it', () => {
    const text = checkText(stored);
    for (const { goal } of short)
      assert.match(text, new RegExp(`^  (.*, )?${goal.figure.replaceAll('.', '[.]')}(,|$)`, 'm'));
  });

  it('for nothing but figures that have a goal', () => {
    const figures = new Set(GOALS.map(({ figure }) => figure));
    for (const reason of REASONS) for (const figure of reason.figures) assert.ok(figures.has(figure), figure);
  });
});
