/**
 * Value at risk of one portfolio over one interval of its returns, from the profits and losses that its present holdings
 * would have had in each of the recorded intervals.
 *
 *   profits   −5 ─ −3 ─ −2 ─ −1 ─ 0 ─ 1 ─ 2 ─ …          losses   … ─ 1 ─ 2 ─ 3 ─ 5
 *                                                  VaR 99 %: the smallest loss that 99 % of the losses don't exceed ▲
 *
 * A value at risk is never negative: a portfolio that only ever gained has none.
 */

/** Per cent of the intervals in which the loss stays within the value at risk. */
export const Confidence = { 95: 95, 99: 99 } as const;
export type Confidence = (typeof Confidence)[keyof typeof Confidence];

/**
 * The points of the standard normal distribution: Φ(z) = 0.95 and 0.99 (NIST/SEMATECH e-Handbook of Statistical Methods,
 * section 1.3.6.7.1).
 * @internal
 */
export const NORMAL_QUANTILE = { 95: 1.6448536269514726, 99: 2.326347874040841 } as const satisfies Record<
  Confidence,
  number
>;

const PER_CENT = 100;

/**
 * Historical: the empirical quantile of the losses,
 *
 *   VaR_α = inf { l : F(l) ≥ α } = the ⌈n·α⌉-th smallest of n losses
 *
 * without interpolation, so that with few observations it is the worst of them (McNeil, Frey, Embrechts: Quantitative Risk
 * Management, definition 2.8; type 1 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996).
 * `profits`: at least one, in any unit; the result is in the same. It is left as it is.
 */
export function historicalVar(profits: Float64Array, confidence: Confidence): number {
  const sorted = profits.slice().sort();
  // n·α is a whole number of hundredths: divided last, so that it is rounded up only where it isn't whole.
  const rank = Math.ceil((sorted.length * confidence) / PER_CENT);
  return atLeastZero(-sorted[sorted.length - rank]!);
}

/**
 * Parametric (variance–covariance): as if returns were normally distributed,
 *
 *   VaR_α = z_α · σ − μ          μ = w′m          σ² = w′Σw
 *
 * with the sample's means m and covariances Σ (divided by n − 1) of the returns and the holdings w in money (J.P. Morgan,
 * RiskMetrics Technical Document, 1996, part 2; Jorion, Value at Risk, chapter 5). Mean and variance of Σ wᵢ·rᵢ over the
 * same intervals are just that, so that no matrix is made. `profits`: at least two.
 */
export function parametricVar(profits: Float64Array, confidence: Confidence): number {
  const moments = momentsOf(profits);
  return atLeastZero(NORMAL_QUANTILE[confidence] * moments.deviation - moments.mean);
}

/** The greater of the parametric values at risk of holding it and of owing it. */
export function twoSidedVar(profits: Float64Array, confidence: Confidence): number {
  const moments = momentsOf(profits);
  return NORMAL_QUANTILE[confidence] * moments.deviation + Math.abs(moments.mean);
}

/**
 * From the interval of the returns to the horizon that a limit is meant for: by the square root of time, as if intervals
 * were independent of each other (Basel Committee, Amendment to the Capital Accord to incorporate market risks, 1996, B.4).
 */
export function horizonFactor(intervalUs: number, horizonUs: number): number {
  return Math.sqrt(horizonUs / intervalUs);
}

/** Mean and standard deviation of a sample (n − 1), in two passes. */
function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / (count - 1)) };
}

function atLeastZero(value: number): number {
  return value > 0 ? value : 0;
}
