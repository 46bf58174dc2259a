/** What a portfolio has at stake, and how much of that in one place. Money in whole millionths, signed values. */
export interface PortfolioExposure {
  readonly gross: number;
  readonly net: number;
  readonly long: number;
  /** Positive. */
  readonly short: number;
  /** The instrument with the largest part of the gross exposure, -1: there is none; and that part, 0 to 1. */
  readonly largest: number;
  readonly largestShare: number;
  /**
   * Herfindahl–Hirschman index: Σ sᵢ² over the instruments' shares of gross exposure; 1/n for n equal ones, 1 for a single
   * one, 0 for none (Hirschman, The Paternity of an Index, 1964).
   */
  readonly herfindahl: number;
}

export interface Holding {
  readonly instrument: number;
  /** Of the position at its mark, in money: negative where it is short. */
  readonly value: number;
}

/**
 * gross = Σ|vᵢ|, net = Σvᵢ over the holdings. An instrument that is held more than once, by several accounts, counts with
 * what each of them has: a long and a short one don't make each other disappear.
 */
export function exposureOf(holdings: readonly Holding[]): PortfolioExposure {
  const sizes = new Map<number, number>();
  let long = 0;
  let short = 0;
  for (const { instrument, value } of holdings) {
    if (value > 0) long += value;
    else short -= value;
    sizes.set(instrument, (sizes.get(instrument) ?? 0) + Math.abs(value));
  }
  const gross = long + short;
  let largest = -1;
  let largestShare = 0;
  let herfindahl = 0;
  for (const [instrument, size] of sizes) {
    const share = gross === 0 ? 0 : size / gross;
    herfindahl += share * share;
    if (share <= largestShare) continue;
    largest = instrument;
    largestShare = share;
  }
  return { gross, net: long - short, long, short, largest, largestShare, herfindahl };
}
