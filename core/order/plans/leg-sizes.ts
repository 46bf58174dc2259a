/** Parts in which a variance is told. */
const PPM = 1_000_000;

/** An order that is sent in parts, as far as the sizes of its legs go. */
export interface Legs {
  /** The seed: the same order has the same legs, whenever they are worked out. */
  orderId: number;
  /** The whole order, and into how many legs it is cut. */
  lots: number;
  legs: number;
  /** How far a leg may be from the mean, in millionths. */
  variance: number;
  /** The largest leg; 0: any. */
  mostLots: number;
  /** What no leg has had yet, and in how many more legs it is to go. */
  leftLots: number;
  leftLegs: number;
}

export function createLegs(): Legs {
  return { orderId: 0, lots: 0, legs: 1, variance: 0, mostLots: 0, leftLots: 0, leftLegs: 1 };
}

/**
 * How many lots the next leg takes. Each leg is worked out from what is left, so that what changes in between (the whole
 * quantity, a leg that never left) needs no new plan, and the last leg takes exactly the rest:
 *
 *   lots left     ├────────┼────────┼────────┼────────┤
 *   this leg      ├─── lo ─┄┄┄ hi ┄┤   as long as the others can take the rest between (n − 1) · lo and (n − 1) · hi
 *
 * lo and hi are the mean ∓ variance, in whole lots; without a variance the larger legs come first (31 in 2: 16, 15).
 * At least 1 lot; more legs than wanted only where they would be larger than `mostLots`, fewer where lots are lacking.
 */
export function nextLegLots(order: Legs): number {
  const { leftLots, mostLots, variance } = order;
  const least = mostLots === 0 ? 1 : Math.ceil(leftLots / mostLots);
  const legs = Math.max(least, Math.min(leftLots, Math.max(1, order.leftLegs)));
  if (legs === 1) return leftLots;
  if (variance === 0) return Math.ceil(leftLots / legs);
  let lo = leastOf(order.lots, order.legs, variance);
  let hi = mostOf(order.lots, order.legs, variance, mostLots);
  if (lo * legs > leftLots || hi * legs < leftLots) {
    // The order has become another one since its first leg: around the mean of the rest.
    lo = leastOf(leftLots, legs, variance);
    hi = mostOf(leftLots, legs, variance, mostLots);
  }
  const from = Math.max(lo, leftLots - (legs - 1) * hi);
  const to = Math.min(hi, leftLots - (legs - 1) * lo);
  return from + Math.floor(chance(order.orderId, leftLots) * (to - from + 1));
}

function leastOf(lots: number, legs: number, variance: number): number {
  const least = Math.ceil((lots * (PPM - variance)) / (legs * PPM));
  return Math.max(1, Math.min(least, Math.floor(lots / legs)));
}

function mostOf(lots: number, legs: number, variance: number, mostLots: number): number {
  const most = Math.max(Math.floor((lots * (PPM + variance)) / (legs * PPM)), Math.ceil(lots / legs));
  return mostLots === 0 ? most : Math.min(most, mostLots);
}

/** 0 to 1, without 1; of the same two numbers always the same (the finaliser of MurmurHash3). */
function chance(seed: number, turn: number): number {
  let hash =
    Math.imul(seed | 0, 0x9e37_79b1) ^ Math.imul((seed / 2 ** 32) | 0, 0x85eb_ca77) ^ Math.imul(turn | 0, 0xc2b2_ae3d);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
