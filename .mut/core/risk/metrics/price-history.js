import { invariant } from '../../invariant.js';
import { MOST_RETURNS } from './returns.js';
export const MOST_ROWS = MOST_RETURNS + 1;
/** 16 MiB together. */
export const MOST_SERIES = 4_096;
export function createPriceHistory(intervalUs, mostSeries = MOST_SERIES) {
    const grid = new Float64Array(MOST_ROWS);
    const series = new Map();
    let first = 0;
    let rows = 0;
    let newest = -1;
    let leftOut = 0;
    /** Where row t, counted from the oldest, stands. */
    const placeOf = (t) => (first + t) % MOST_ROWS;
    /** Gives up a series without a price in any row. */
    function dropEmpty() {
        for (const [symbol, prices] of series) {
            if (prices.every((price) => Number.isNaN(price)))
                series.delete(symbol);
        }
    }
    function open(symbol) {
        if (series.size >= mostSeries)
            dropEmpty();
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
        get newest() {
            return newest;
        },
        get rows() {
            return rows;
        },
        get symbols() {
            return [...series.keys()];
        },
        get leftOut() {
            return leftOut;
        },
        begin(interval) {
            invariant(interval > newest, 'history: intervals only rise');
            newest = interval;
            if (rows === MOST_ROWS)
                first = (first + 1) % MOST_ROWS;
            else
                rows += 1;
            const at = placeOf(rows - 1);
            grid[at] = interval;
            for (const prices of series.values())
                prices[at] = Number.NaN;
        },
        set(symbol, price) {
            const prices = series.get(symbol) ?? open(symbol);
            if (prices === undefined)
                return false;
            prices[placeOf(rows - 1)] = price;
            return true;
        },
        read(instruments) {
            const prices = new Float64Array(instruments.length * rows).fill(Number.NaN);
            const times = new Float64Array(rows);
            for (let t = 0; t < rows; t++)
                times[t] = grid[placeOf(t)];
            for (const [i, { symbol }] of instruments.entries()) {
                const from = series.get(symbol);
                if (from === undefined)
                    continue;
                for (let t = 0; t < rows; t++)
                    prices[i * rows + t] = from[placeOf(t)];
            }
            return { grid: times, instruments: instruments.map(({ id }) => id), prices };
        },
    };
}
//# sourceMappingURL=price-history.js.map