import { invariant } from '../invariant.ts';

/**
 * Money is whole millionths of a currency, in doubles below 2^53. What an order is worth:
 *
 *   money = priceTicks × quantityLots × numerator / denominator
 *
 * where the fraction, a property of the instrument, is tick × lot × multiplier × 10^6 in lowest terms:
 * BTCUSDT with tick 10^-2 and lot 10^-6 has 1 / 100, an option with tick 0.05 and lot 75 has 3,750,000 / 1.
 */
const MAX = Number.MAX_SAFE_INTEGER;
const MAX_DENOMINATOR = 2 ** 43;

const LIMB = 2 ** 24;
const TWO_LIMBS = 2 ** 48;

/**
 * The least whole amount that is not below the exact one: limits never see less than is at stake. -1 if it passes
 * 2^53 - 1. Takes non-negative integers; the denominator is 1 to 2^43.
 */
export function notionalUp(priceTicks: number, quantityLots: number, numerator: number, denominator: number): number {
  invariant(priceTicks >= 0 && quantityLots >= 0, 'money: a factor is off');
  invariant(numerator >= 0 && denominator >= 1 && denominator <= MAX_DENOMINATOR, 'money: the fraction is off');
  const product = priceTicks * quantityLots * numerator;
  // Exact: below 2^53 a quotient that isn't whole is farther from the next whole number than half of its last bit.
  if (product <= MAX) return denominator === 1 ? product : Math.ceil(product / denominator);
  invariant(priceTicks <= MAX && quantityLots <= MAX, 'money: a factor is off');
  invariant(numerator <= MAX, 'money: the fraction is off');
  return wideQuotientUp(priceTicks, quantityLots, numerator, denominator, Math.ceil(product / denominator));
}

/**
 * The greatest whole amount that is not above the exact one: of profits, which are never told greater than they are. -1
 * if it passes 2^53 - 1. Takes what `notionalUp` takes.
 */
export function notionalDown(priceTicks: number, quantityLots: number, numerator: number, denominator: number): number {
  const product = priceTicks * quantityLots * numerator;
  // Exact, as above.
  if (product <= MAX) return Math.floor(product / denominator);
  const up = notionalUp(priceTicks, quantityLots, numerator, denominator);
  if (up < 0) return -1;
  // It is above the exact one by less than a whole: equal modulo 2^48 is equal.
  const isExact = timesModulo(timesModulo(priceTicks, quantityLots), numerator) === timesModulo(up, denominator);
  return isExact ? up : up - 1;
}

/**
 * The product has up to 159 bits, but only the rest is needed, and that only modulo 2^48: the guess is a few units off
 * at most (four roundings of 2^-53 on less than 2^53), and a few denominators are less than 2^47.
 */
function wideQuotientUp(a: number, b: number, numerator: number, denominator: number, guess: number): number {
  if (guess > MAX + 5) return -1;
  let quotient = guess > MAX ? MAX : guess;
  const product = timesModulo(timesModulo(a, b), numerator);
  let rest = product - timesModulo(quotient, denominator);
  if (rest >= TWO_LIMBS / 2) rest -= TWO_LIMBS;
  if (rest < -TWO_LIMBS / 2) rest += TWO_LIMBS;
  for (; rest > 0; rest -= denominator) quotient += 1;
  for (; rest <= -denominator; rest += denominator) quotient -= 1;
  return quotient > MAX ? -1 : quotient;
}

/** a × b modulo 2^48, of integers below 2^53. */
function timesModulo(a: number, b: number): number {
  const a0 = a % LIMB;
  const b0 = b % LIMB;
  const a1 = ((a - a0) / LIMB) % LIMB;
  const b1 = ((b - b0) / LIMB) % LIMB;
  const low = a0 * b0;
  const middle = (a1 * b0 + a0 * b1) % LIMB;
  return (low + middle * LIMB) % TWO_LIMBS;
}
