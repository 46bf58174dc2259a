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
export declare const LEAST_RETURNS = 30;
/** The newest so many count. */
export declare const MOST_RETURNS = 500;
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
export declare function profitsOf(rows: PriceRows, holdings: readonly Holding[]): Profits;
