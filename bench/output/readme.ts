import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundText, type Judgement, sumText } from '../check/judge.ts';
import { judgements, summary, verdictText } from '../check/report.ts';
import { aboutOf, figureText, intervalText, unitOf } from './numbers.ts';
import type { BenchResult } from './result.ts';

/** The result whose figures the README shows. */
export const RESULT_FILE = 'bench/results/latest.json';

const BEGIN = '<!-- figures: written by `npm run bench -- readme`, from bench/results/latest.json -->';
const END = '<!-- end of the figures -->';

/** Puts the figures between the two comments of `README.md` in this folder. */
export function writeFigures(root: string, result: BenchResult): void {
  const file = join(root, 'README.md');
  writeFileSync(file, withFigures(readFileSync(file, 'utf8'), result));
}

/**
 * Without a result: what stands between the comments is taken out.
 * @internal
 */
export function withFigures(readme: string, result: BenchResult | undefined): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`README.md lacks the lines\n${BEGIN}\n${END}`);
  const figures = result === undefined ? '\n' : `\n\n${figuresText(result)}\n\n`;
  return readme.slice(0, begin + BEGIN.length) + figures + readme.slice(end);
}

function figuresText(result: BenchResult): string {
  const all = judgements(result);
  return [
    methodLines(result).join(' '),
    table(rowsOf(result, all)),
    `${summary(all).replace(' (*)', '').replace('\n', '; ')}.`,
  ].join('\n\n');
}

function methodLines({ at, commit, mode, seed, machine, parts }: BenchResult): readonly string[] {
  const blocks = parts.reduce((sum, part) => sum + part.blocks, 0);
  const dropped = parts.reduce((sum, part) => sum + part.dropped.length, 0);
  return [
    `Measured ${at.slice(0, 10)} at commit ${commit} (${mode} run, seed ${seed}) on ${machine.cpu}, ${machine.cores} cores` +
      `${machine.isVirtual ? ', virtual' : ''}, Linux ${machine.kernel}, Node ${machine.node}, ${machine.fileSystem}.`,
    `Ratios are medians of pairs of blocks side by side, with the interval of the median (95 %, bootstrap); the control is`,
    `the same thing measured twice in the same rounds. ${blocks} blocks, ${dropped} dropped by rules set beforehand.`,
    ...machine.warnings.map((warning) => `Warning: ${warning}.`),
  ];
}

const COLUMNS = ['figure', 'what', 'value', 'interval', 'control', 'goal', 'met?'] as const;

function rowsOf(result: BenchResult, all: readonly Judgement[]): readonly (readonly string[])[] {
  return Object.entries(result.figures).map(([name, value]) => {
    const unit = unitOf(name);
    const goals = all.filter(({ goal }) => goal.figure === name);
    return [
      `\`${name}\``,
      aboutOf(name),
      figureText(value, unit),
      intervalText(result.intervals[name], unit),
      intervalText(result.controls[name], 'ratio'),
      goals.map(boundCell).join('<br>'),
      goals.map(verdictCell).join('<br>'),
    ];
  });
}

function boundCell({ goal, bound }: Judgement): string {
  const sum = bound === undefined ? '' : sumText(goal);
  return [boundText(goal, bound), ...(sum === '' ? [] : [`= ${sum}`]), ...(goal.isStretch ? ['(stretch)'] : [])].join(
    ' ',
  );
}

function verdictCell(judgement: Judgement): string {
  return [verdictText(judgement), judgement.why].filter((text) => text !== '').join(': ');
}

/** As the formatter of this project leaves it: each column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const lines = [COLUMNS, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = lines.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}
