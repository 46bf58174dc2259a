import { type PriceRows } from './returns.ts';
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
    readonly newest: number;
    readonly rows: number;
    readonly symbols: readonly string[];
    /** Series that found no room, since the start. */
    readonly leftOut: number;
    /** Begins the row of an interval behind the newest. */
    begin(interval: number): void;
    /** The price of a symbol in the newest row; false: there is no room for another series. */
    set(symbol: string, price: number): boolean;
    /** All that is kept of these instruments, oldest row first. */
    read(instruments: readonly {
        readonly id: number;
        readonly symbol: string;
    }[]): PriceRows;
}
export declare const MOST_ROWS: number;
/** 16 MiB together. */
export declare const MOST_SERIES = 4096;
export declare function createPriceHistory(intervalUs: number, mostSeries?: number): PriceHistory;
