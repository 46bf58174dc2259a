import type { FigureName } from '../figures.ts';
import type { Interval } from '../method/interval.ts';
import { type Contest, type Total, cpuUsOf, us } from './contest.ts';

/** A side ÷ another of the same contest, and where that goes: a figure, or the control of those that begin with `name`. */
export interface Comparison {
  readonly name: FigureName | `${string}.control`;
  readonly contest: Contest;
  readonly side: string;
  readonly base: string;
}

export interface Compared {
  readonly figures: Record<string, number>;
  readonly intervals: Record<string, Interval>;
  /** What has no pair of blocks that both count is left out, and told here. */
  readonly notes: readonly string[];
}

export function compare(comparisons: readonly Comparison[]): Compared {
  const figures: Record<string, number> = {};
  const intervals: Record<string, Interval> = {};
  const notes: string[] = [];
  for (const { name, contest, side, base } of comparisons) {
    const interval = contest.rounds.ratio(side, base);
    if (interval.count === 0) {
      notes.push(`${name}: no two neighbouring blocks of ${side} and ${base} counted.`);
      continue;
    }
    intervals[name] = interval;
    if (!name.endsWith('.control')) figures[name] = interval.median;
  }
  return { figures, intervals, notes };
}

/** Percentiles in microseconds; of sides whose blocks were all dropped, none. */
export function percentiles(
  totals: ReadonlyMap<string, Total>,
  wanted: readonly (readonly [figure: FigureName, side: string, percent: number])[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [figure, side, percent] of wanted) {
    const { latencies } = totals.get(side)!;
    if (latencies.count > 0) figures[figure] = us(latencies.percentile(percent));
  }
  return figures;
}

/** Medians of what the sides' blocks are worth. */
export function medians(
  contest: Contest,
  wanted: readonly (readonly [figure: FigureName, side: string])[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [figure, side] of wanted) {
    const { median, count } = contest.rounds.interval(side);
    if (count > 0) figures[figure] = median;
  }
  return figures;
}

/** CPU microseconds of an order in all threads of a server; of sides whose blocks were all dropped, none. */
export function cpuOfOrders(
  { totals }: Contest,
  wanted: readonly (readonly [figure: FigureName, side: string])[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [figure, side] of wanted) {
    const total = totals.get(side);
    if (total !== undefined && total.answers > 0) figures[figure] = cpuUsOf(total);
  }
  return figures;
}
