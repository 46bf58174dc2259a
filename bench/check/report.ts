import { figureText, intervalText, unitOf } from '../output/numbers.ts';
import type { BenchResult } from '../output/result.ts';
import { textTable } from '../output/text-table.ts';
import { type Goal, GOALS } from './goals.ts';
import { boundText, judge, type Judgement, type Verdict } from './judge.ts';

export const VerdictText = {
  met: 'met',
  short: 'falls short',
  unmeasured: 'not measured',
  unclear: "can't be judged",
} as const satisfies Record<Verdict, string>;

export function judgements(result: BenchResult): readonly Judgement[] {
  return GOALS.map((goal) => judge(goal, result));
}

/** Whether no goal falls short; a stretch goal may. */
export function isPassed(all: readonly Judgement[]): boolean {
  return !all.some(({ goal, verdict }) => verdict === 'short' && goal.isStretch !== true);
}

/** One row for each goal, and how many of them are met. */
export function checkText(result: BenchResult): string {
  const all = judgements(result);
  const sections = [...new Set(GOALS.map(({ row }) => row))].map((row) => section(row, all));
  return `${sections.join('\n\n')}\n\n${summary(all)}`;
}

function section(row: string, all: readonly Judgement[]): string {
  const rows = all.filter(({ goal }) => goal.row === row).map(rowOf);
  return textTable({ title: row, columns: ['', 'figure', 'value', 'goal', 'interval', 'control', 'why'], rows })
    .replace(/\n.*figure.*\n─.*/, '')
    .replaceAll('\n', '\n  ');
}

function rowOf({ goal, verdict, value, bound, interval, control, why }: Judgement): readonly string[] {
  const unit = unitOf(goal.figure);
  return [
    goal.isStretch && verdict === 'short' ? 'not yet' : VerdictText[verdict],
    goal.figure,
    value === undefined ? '–' : figureText(value, unit),
    boundText(goal, bound) + (goal.isStretch ? ', stretch' : ''),
    interval === undefined ? '' : `in ${intervalText(interval, unit)}`,
    control === undefined ? '' : `control ${intervalText(control, 'ratio')}`,
    [why, goal.note].filter(Boolean).join('; '),
  ];
}

export function summary(all: readonly Judgement[]): string {
  return [
    `goals: ${counts(all.filter(({ goal }) => goal.isStretch !== true))}`,
    `stretch: ${counts(all.filter(({ goal }) => goal.isStretch === true))}`,
  ].join('\n');
}

function counts(all: readonly Judgement[]): string {
  return (Object.keys(VerdictText) as Verdict[])
    .map((verdict) => `${all.filter((judgement) => judgement.verdict === verdict).length} ${VerdictText[verdict]}`)
    .join(', ');
}

/** The goals of a figure, in the order of the design. */
export function goalsOf(figure: string): readonly Goal[] {
  return GOALS.filter((goal) => goal.figure === figure);
}
