import { us } from './contest.js';
export function compare(comparisons) {
    const figures = {};
    const intervals = {};
    const notes = [];
    for (const { name, contest, side, base } of comparisons) {
        const interval = contest.rounds.ratio(side, base);
        if (interval.count === 0) {
            notes.push(`${name}: no two neighbouring blocks of ${side} and ${base} counted.`);
            continue;
        }
        intervals[name] = interval;
        if (!name.endsWith('.control'))
            figures[name] = interval.median;
    }
    return { figures, intervals, notes };
}
/** Percentiles in microseconds; of sides whose blocks were all dropped, none. */
export function percentiles(totals, wanted) {
    const figures = {};
    for (const [figure, side, percent] of wanted) {
        const { latencies } = totals.get(side);
        if (latencies.count > 0)
            figures[figure] = us(latencies.percentile(percent));
    }
    return figures;
}
/** Medians of what the sides' blocks are worth. */
export function medians(contest, wanted) {
    const figures = {};
    for (const [figure, side] of wanted) {
        const { median, count } = contest.rounds.interval(side);
        if (count > 0)
            figures[figure] = median;
    }
    return figures;
}
//# sourceMappingURL=comparisons.js.map