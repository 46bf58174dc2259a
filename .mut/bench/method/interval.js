import { createSeededRandom } from '../../workers/seeded-random.js';
const ROUNDS = 2_000;
const TAIL = 0.025;
/** Of no values: NaN. */
export function medianOf(values) {
    if (values.length === 0)
        return Number.NaN;
    const sorted = values.toSorted((a, b) => a - b);
    const half = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
/** The percentile bootstrap of the median (Efron 1979): what medians the same number of values, drawn again, would have. */
export function intervalOf(values, seed) {
    const random = createSeededRandom(seed);
    const drawn = new Array(values.length);
    const medians = Array.from({ length: ROUNDS }, () => {
        for (let i = 0; i < drawn.length; i++)
            drawn[i] = values[random.below(values.length)];
        return medianOf(drawn);
    }).toSorted((a, b) => a - b);
    return {
        median: medianOf(values),
        low: medians[Math.floor(TAIL * ROUNDS)],
        high: medians[Math.ceil((1 - TAIL) * ROUNDS) - 1],
        count: values.length,
    };
}
//# sourceMappingURL=interval.js.map