import type { SavedRow } from './history-file.ts';
/**
 * Prices of the past from a file, oldest or newest first, symbols in any order:
 *
 *   symbol,time,price
 *   BTCUSDT,2021-01-08T00:00:01.076Z,39433.30
 *   BTCUSDT,1610064002000,39434.05                  milliseconds since the Unix epoch
 *
 * Of each interval the last price counts, as it would have been recorded. Throws `HistoryCsvError` with file and line.
 */
export declare class HistoryCsvError extends Error {
    readonly name = "HistoryCsvError";
}
export declare function readHistoryCsv(path: string, intervalUs: number, nowUs: number): SavedRow[];
