import type { Holding } from './concentration.ts';

/**
 * Recorded prices on a grid of time: row t stands for the end of interval number `grid[t]`, and a return goes from one row
 * to the next only where their numbers follow each other: none goes across a night or a stopped gateway.
 *
 *   prices[i × rows + t] = price of instruments[i] at the end of interval grid[t]; NaN: there was none
 */
export interface PriceRows {
  /** Rising. */
  readonly grid: Float64Array;
  readonly instruments: readonly number[];
  readonly prices: Float64Array;
}

/** With fewer nothing is said: of 30 returns the 95 % quantile is the second worst. */
export const LEAST_RETURNS = 30;

/** The newest so many count. */
export const MOST_RETURNS = 500;

/** Profits of a portfolio per interval, or the instruments that lack returns for it. */
export type Profits = Float64Array | Missing;

export interface Missing {
  /** Those with fewer than `LEAST_RETURNS` of their own; all of the portfolio where they only lack them in common. */
  readonly missing: readonly number[];
  /** Returns that they do have in common. */
  readonly found: number;
}

/**
 * What the present holdings would have earned in each recorded interval: Σ vᵢ · rᵢ with rᵢ = pₜ / pₜ₋₁ − 1. Only intervals
 * in which every held instrument has a return count, so that the returns stay those of the same moments.
 */
export function profitsOf(rows: PriceRows, holdings: readonly Holding[]): Profits {
  const series = holdings.map(({ instrument }) => rows.instruments.indexOf(instrument));
  const absent = holdings.filter((_, i) => series[i]! < 0 || countReturns(rows, [series[i]!]) < LEAST_RETURNS);
  if (absent.length > 0) {
    const missing = [...new Set(absent.map(({ instrument }) => instrument))];
    return { missing, found: Math.min(...missing.map((one) => countReturns(rows, [rows.instruments.indexOf(one)]))) };
  }
  const found = countReturns(rows, series);
  if (found < LEAST_RETURNS) return { missing: [...new Set(holdings.map(({ instrument }) => instrument))], found };
  const profits = new Float64Array(Math.min(found, MOST_RETURNS));
  const { length } = rows.grid;
  let left = profits.length;
  for (let t = length - 1; left > 0; t--) {
    if (!hasReturn(rows, series, t)) continue;
    left -= 1;
    let profit = 0;
    for (let i = 0; i < series.length; i++) {
      const at = series[i]! * length + t;
      profit += holdings[i]!.value * (rows.prices[at]! / rows.prices[at - 1]! - 1);
    }
    profits[left] = profit;
  }
  return profits;
}

function countReturns(rows: PriceRows, series: readonly number[]): number {
  let count = 0;
  for (let t = 1; t < rows.grid.length; t++) if (hasReturn(rows, series, t)) count += 1;
  return count;
}

/** Whether all of the series have a price at the ends of interval t and of the one right before it. */
function hasReturn({ grid, prices }: PriceRows, series: readonly number[], t: number): boolean {
  if (t < 1 || grid[t]! - grid[t - 1]! !== 1) return false;
  return series.every((one) => {
    if (one < 0) return false;
    const at = one * grid.length + t;
    return prices[at]! > 0 && prices[at - 1]! > 0;
  });
}
