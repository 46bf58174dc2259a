import { createSeededRandom } from '../../workers/seeded-random.ts';

/** A median and the interval that holds it with 95 % confidence, by bootstrap. */
export interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Values that it is of. */
  readonly count: number;
}

const ROUNDS = 2_000;
const TAIL = 0.025;

/** Of no values: NaN. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The percentile bootstrap of the median (Efron 1979): what medians the same number of values, drawn again, would have. */
export function intervalOf(values: readonly number[], seed: number): Interval {
  const random = createSeededRandom(seed);
  const drawn = new Array<number>(values.length);
  const medians = Array.from({ length: ROUNDS }, () => {
    for (let i = 0; i < drawn.length; i++) drawn[i] = values[random.below(values.length)]!;
    return medianOf(drawn);
  }).toSorted((a, b) => a - b);
  return {
    median: medianOf(values),
    low: medians[Math.floor(TAIL * ROUNDS)]!,
    high: medians[Math.ceil((1 - TAIL) * ROUNDS) - 1]!,
    count: values.length,
  };
}
