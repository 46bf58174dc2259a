import { figureText, intervalText, unitOf } from '../output/numbers.ts';
import type { BenchResult } from '../output/result.ts';
import { textTable } from '../output/text-table.ts';
import { GOALS } from './goals.ts';
import { boundText, judge, type Judgement, remarkOf, type Verdict } from './judge.ts';

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
  const columns = ['', 'figure', 'value', 'goal', 'interval (95 %)', 'control', ''];
  const lines = textTable({ title: '', columns, rows: all.map(rowOf) }).split('\n');
  const body = all.flatMap(({ goal }, i) => [
    ...(goal.row === all[i - 1]?.goal.row ? [] : ['', goal.row]),
    `  ${lines[i + HEAD_LINES]}`,
  ]);
  return [...lines.slice(0, HEAD_LINES).map((line) => `  ${line}`), ...body, '', summary(all)].join('\n');
}

const HEAD_LINES = 2;

function rowOf(judgement: Judgement): readonly string[] {
  const { goal, value, bound, interval, control } = judgement;
  const unit = unitOf(goal.figure);
  return [
    verdictText(judgement),
    goal.figure,
    value === undefined ? '–' : figureText(value, unit),
    bound === undefined ? goal.is : boundText(goal, bound) + (goal.isStretch ? ' *' : ''),
    interval === undefined ? '' : intervalText(interval, unit),
    control === undefined ? '' : intervalText(control, 'ratio'),
    remarkOf(judgement),
  ];
}

/** What is wished for can't fall short. */
export function verdictText({ goal, verdict }: Judgement): string {
  return goal.isStretch === true && verdict === 'short' ? 'not yet' : VerdictText[verdict];
}

export function summary(all: readonly Judgement[]): string {
  return [
    `goals: ${counts(all.filter(({ goal }) => goal.isStretch !== true))}`,
    `stretch goals (*): ${counts(all.filter(({ goal }) => goal.isStretch === true))}`,
  ].join('\n');
}

/** `9 met, 2 fall short, 19 not measured` */
export function counts(all: readonly Judgement[], between = ', '): string {
  return [...new Set(all.map(verdictText))]
    .map((word) => ({ word, count: all.filter((one) => verdictText(one) === word).length }))
    .map(({ word, count }) => `${count} ${count === 1 ? word : word.replace('falls', 'fall')}`)
    .join(between);
}
