import { invariant } from '../../invariant.ts';
import { MOST_RETURNS, type PriceRows } from './returns.ts';

/**
 * The prices of the past, one row per interval of a fixed grid of time: interval k ends at k × interval since the Unix
 * epoch. Rows are a ring that all series share, so that the newest one takes the place of the oldest.
 *
 *   row      …  498  499  500 │ 0  1  2  …           first = 0: the oldest
 *   BTCUSDT      ·    ·    ·  │ ·  ·  ·
 *   ETHUSDT      ·   NaN   ·  │ ·  ·  ·              NaN: no price in that interval
 */
export interface PriceHistory {
  readonly intervalUs: number;
  /** The number of the newest interval, -1: there is none. */
  newest(): number;
  rows(): number;
  symbols(): readonly string[];
  /** Series that found no room, since the start. */
  leftOut(): number;
  /** Begins the row of an interval behind the newest. */
  begin(interval: number): void;
  /** The price of a symbol in the newest row; false: there is no room for another series. */
  set(symbol: string, price: number): boolean;
  /** All that is kept of these instruments, oldest row first. */
  read(instruments: readonly { readonly id: number; readonly symbol: string }[]): PriceRows;
}

export const MOST_ROWS = MOST_RETURNS + 1;
/** 16 MiB together. */
const MOST_SERIES = 4_096;

export function createPriceHistory(intervalUs: number, mostSeries: number = MOST_SERIES): PriceHistory {
  const grid = new Float64Array(MOST_ROWS);
  const series = new Map<string, Float64Array>();
  let first = 0;
  let rows = 0;
  let newest = -1;
  let leftOut = 0;

  /** Where row t, counted from the oldest, stands. */
  const placeOf = (t: number): number => (first + t) % MOST_ROWS;

  /** Gives up a series without a price in any row. */
  function dropEmpty(): void {
    for (const [symbol, prices] of series) {
      if (prices.every((price) => Number.isNaN(price))) series.delete(symbol);
    }
  }

  function open(symbol: string): Float64Array | undefined {
    if (series.size >= mostSeries) dropEmpty();
    if (series.size >= mostSeries) {
      leftOut += 1;
      return undefined;
    }
    const prices = new Float64Array(MOST_ROWS).fill(Number.NaN);
    series.set(symbol, prices);
    return prices;
  }

  return {
    intervalUs,
    newest() {
      return newest;
    },
    rows() {
      return rows;
    },
    symbols() {
      return [...series.keys()];
    },
    leftOut() {
      return leftOut;
    },
    begin(interval) {
      invariant(interval > newest, 'history: intervals only rise');
      newest = interval;
      if (rows === MOST_ROWS) first = (first + 1) % MOST_ROWS;
      else rows += 1;
      const at = placeOf(rows - 1);
      grid[at] = interval;
      for (const prices of series.values()) prices[at] = Number.NaN;
    },
    set(symbol, price) {
      const prices = series.get(symbol) ?? open(symbol);
      if (prices === undefined) return false;
      prices[placeOf(rows - 1)] = price;
      return true;
    },
    read(instruments) {
      const prices = new Float64Array(instruments.length * rows).fill(Number.NaN);
      const times = new Float64Array(rows);
      for (let t = 0; t < rows; t++) times[t] = grid[placeOf(t)]!;
      for (const [i, { symbol }] of instruments.entries()) {
        const from = series.get(symbol);
        if (from === undefined) continue;
        for (let t = 0; t < rows; t++) prices[i * rows + t] = from[placeOf(t)]!;
      }
      return { grid: times, instruments: instruments.map(({ id }) => id), prices };
    },
  };
}
