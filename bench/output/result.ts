import { readFileSync } from 'node:fs';
import type { Interval } from '../method/interval.ts';
import type { Plot, ResultTable } from '../part.ts';
import { either, list, mapOf, numberShape, object, oneOf, optional, pair, ShapeError, textShape } from './shape.ts';

/** A run, as it is stored. */
export interface BenchResult {
  readonly format: 1;
  /** ISO 8601, when it started. */
  readonly at: string;
  /** With a `+` behind: and changes that aren't committed. */
  readonly commit: string;
  readonly seed: number;
  readonly mode: 'full' | 'quick';
  readonly machine: Machine;
  /** By name (`bench/figures.ts`). */
  readonly figures: Readonly<Record<string, number>>;
  /** 95 % of confidence, by the figure's name. */
  readonly intervals: Readonly<Record<string, Interval>>;
  /** What the same thing measured twice in the same blocks gives, as a ratio, by the name of the figure that it judges. */
  readonly controls: Readonly<Record<string, Interval>>;
  readonly parts: readonly StoredPart[];
}

export interface StoredPart {
  readonly name: string;
  readonly about: string;
  readonly seconds: number;
  readonly tables: readonly ResultTable[];
  readonly plots: readonly Plot[];
  readonly blocks: number;
  readonly dropped: readonly string[];
  readonly notes: readonly string[];
  /** It broke off. */
  readonly error?: string | undefined;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly isVirtual: boolean;
  readonly kernel: string;
  readonly node: string;
  readonly v8: string;
  readonly fileSystem: string;
  readonly device: string;
  readonly hugePages: string;
  readonly idleDriver: string;
  readonly loadBefore: number;
  /** Of all CPU time of the run, taken by the hypervisor. */
  readonly stealShare: number;
  readonly warnings: readonly string[];
}

const intervalShape = object<Interval>({
  median: numberShape,
  low: numberShape,
  high: numberShape,
  count: numberShape,
});

const axisShape = object<Plot['x']>({ label: textShape, scale: oneOf('linear', 'logarithmic', 'percentile') });

const plotShape = object<Plot>({
  title: textShape,
  x: axisShape,
  y: axisShape,
  lines: list(object<Plot['lines'][number]>({ name: textShape, points: list(pair(numberShape)) })),
});

const tableShape = object<ResultTable>({
  title: textShape,
  columns: list(textShape),
  rows: list(list(either(textShape, numberShape, 'text or a number'))),
});

const partShape = object<StoredPart>({
  name: textShape,
  about: textShape,
  seconds: numberShape,
  tables: list(tableShape),
  plots: list(plotShape),
  blocks: numberShape,
  dropped: list(textShape),
  notes: list(textShape),
  error: optional(textShape),
});

const machineShape = object<Machine>({
  cpu: textShape,
  cores: numberShape,
  memoryGb: numberShape,
  isVirtual: (value, place) => {
    if (typeof value !== 'boolean') throw new ShapeError(`${place}: must be true or false`);
    return value;
  },
  kernel: textShape,
  node: textShape,
  v8: textShape,
  fileSystem: textShape,
  device: textShape,
  hugePages: textShape,
  idleDriver: textShape,
  loadBefore: numberShape,
  stealShare: numberShape,
  warnings: list(textShape),
});

const resultShape = object<BenchResult>({
  format: oneOf(1),
  at: textShape,
  commit: textShape,
  seed: numberShape,
  mode: oneOf('full', 'quick'),
  machine: machineShape,
  figures: mapOf(numberShape),
  intervals: mapOf(intervalShape),
  controls: mapOf(intervalShape),
  parts: list(partShape),
});

/** Throws an Error that names the file and the place in it. */
export function readResult(file: string): BenchResult {
  try {
    return resultShape(JSON.parse(readFileSync(file, 'utf8')), '');
  } catch (error) {
    if (error instanceof ShapeError) throw new Error(`${file} is no result of the bench: ${error.message}`);
    if (error instanceof SyntaxError) throw new Error(`${file} is no JSON: ${error.message}`);
    throw error;
  }
}

/** JSON in which a point of a plot, or the row of a table, takes one line. */
export function resultText(result: BenchResult): string {
  const text = JSON.stringify(result, undefined, 2);
  return `${text.replace(/\[\n\s+([^[\]{}]*?)\n\s*\]/g, (_, items: string) => `[${items.replace(/\n\s+/g, ' ')}]`)}\n`;
}
