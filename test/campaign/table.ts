import type { PartResult } from './part.ts';

export interface Row {
  readonly name: string;
  readonly what: string;
  readonly seconds: number;
  readonly seed: number;
  /** Undefined: it was not run, because of `lack`. */
  readonly result: PartResult | undefined;
  readonly lack: string;
}

/** Whether a part kept all that it has to keep. One that did nothing has proved nothing. */
export function isGood({ result }: Row): boolean {
  return result !== undefined && result.failures.length === 0 && result.cases > 0 && result.survived === result.cases;
}

const MOST_FAILURES = 10;

/** What was done, how often, how often it was survived, and how to see again what was not. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['part', 'what', 'cases', 'survived', 'seconds', 'seed', ''];
  const body = rows.map((row) => [
    row.name,
    row.what,
    count(row.result?.cases),
    count(row.result?.survived),
    row.seconds.toFixed(0),
    String(row.seed),
    row.result === undefined ? `NOT RUN: ${row.lack}` : isGood(row) ? 'ok' : 'LOST',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column]!.length)));
  const isNumber = [false, false, true, true, true, true, false];
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  const figures = rows
    .filter(({ result }) => result !== undefined)
    .map((row) => `  ${row.name}: ${row.result?.figures}`);
  return [line(head), ...body.map(line), '', ...figures, ...rows.flatMap(failuresOf)].join('\n');
}

function failuresOf({ name, result }: Row): readonly string[] {
  const failures = result?.failures ?? [];
  if (failures.length === 0) return [];
  const more = failures.length - MOST_FAILURES;
  return [
    '',
    `${name}:`,
    ...failures.slice(0, MOST_FAILURES).flatMap(({ what, reproduce }) => [`  ${what}`, `    again: ${reproduce}`]),
    ...(more > 0 ? [`  … ${more} more`] : []),
  ];
}

function count(value: number | undefined): string {
  return value === undefined ? '–' : value.toLocaleString('en');
}
