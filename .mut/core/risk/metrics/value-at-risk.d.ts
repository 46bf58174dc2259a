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
export declare const Confidence: {
    readonly 95: 95;
    readonly 99: 99;
};
export type Confidence = (typeof Confidence)[keyof typeof Confidence];
/**
 * The points of the standard normal distribution: Φ(z) = 0.95 and 0.99 (NIST/SEMATECH e-Handbook of Statistical Methods,
 * section 1.3.6.7.1).
 */
export declare const NORMAL_QUANTILE: {
    readonly 95: 1.6448536269514726;
    readonly 99: 2.326347874040841;
};
/**
 * Historical: the empirical quantile of the losses,
 *
 *   VaR_α = inf { l : F(l) ≥ α } = the ⌈n·α⌉-th smallest of n losses
 *
 * without interpolation, so that with few observations it is the worst of them (McNeil, Frey, Embrechts: Quantitative Risk
 * Management, definition 2.8; type 1 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996).
 * `profits`: at least one, in any unit; the result is in the same. It is left as it is.
 */
export declare function historicalVar(profits: Float64Array, confidence: Confidence): number;
/**
 * Parametric (variance–covariance): as if returns were normally distributed,
 *
 *   VaR_α = z_α · σ − μ          μ = w′m          σ² = w′Σw
 *
 * with the sample's means m and covariances Σ (divided by n − 1) of the returns and the holdings w in money (J.P. Morgan,
 * RiskMetrics Technical Document, 1996, part 2; Jorion, Value at Risk, chapter 5). Mean and variance of Σ wᵢ·rᵢ over the
 * same intervals are just that, so that no matrix is made. `profits`: at least two.
 */
export declare function parametricVar(profits: Float64Array, confidence: Confidence): number;
/** The greater of the parametric values at risk of holding it and of owing it. */
export declare function twoSidedVar(profits: Float64Array, confidence: Confidence): number;
/**
 * From the interval of the returns to the horizon that a limit is meant for: by the square root of time, as if intervals
 * were independent of each other (Basel Committee, Amendment to the Capital Accord to incorporate market risks, 1996, B.4).
 */
export declare function horizonFactor(intervalUs: number, horizonUs: number): number;
