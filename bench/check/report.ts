import { figureText, intervalText, unitOf } from '../output/numbers.ts';
import type { BenchResult } from '../output/result.ts';
import { textTable } from '../output/text-table.ts';
import { GOALS } from './goals.ts';
import { reasonFor } from './reasons.ts';
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
  const head = lines.slice(0, HEAD_LINES).map((line) => `  ${line}`);
  return [...head, ...body, '', ...reasonsText(result, all), '', summary(all)].join('\n');
}

/** Why they are not met, those that fall short or may: each reason once, with all figures that it is the reason of. */
function reasonsText(result: BenchResult, all: readonly Judgement[]): readonly string[] {
  const figures = new Map<string, Set<string>>();
  for (const { goal, verdict } of all) {
    if (goal.isStretch === true || (verdict !== 'short' && verdict !== 'unclear')) continue;
    const reason = reasonFor(goal.figure, result);
    if (reason === '') continue;
    figures.set(reason, (figures.get(reason) ?? new Set()).add(goal.figure));
  }
  if (figures.size === 0) return [];
  return [
    'Where the time goes, and how to see it:',
    ...[...figures].flatMap(([reason, names]) => ['', `  ${[...names].join(', ')}`, ...wrapped(reason)]),
  ];
}

const LINE = 110;

function wrapped(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1)!.length + word.length >= LINE) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) === '' ? '' : ' '}${word}`;
  }
  return lines.map((line) => `    ${line}`);
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

const WORDS = [VerdictText.met, VerdictText.short, 'not yet', VerdictText.unclear, VerdictText.unmeasured];

/** `9 met, 2 fall short, 19 not measured` */
export function counts(all: readonly Judgement[], between = ', '): string {
  return WORDS.map((word) => ({ word, count: all.filter((one) => verdictText(one) === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${count === 1 ? word : word.replace('falls', 'fall')}`)
    .join(between);
}
