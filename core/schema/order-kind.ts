/** Numbers that stand in records and tables. Append only: journals keep them for ever. */
export const Side = { buy: 0, sell: 1 } as const;
export type Side = (typeof Side)[keyof typeof Side];

export const OrderType = { limit: 1, market: 2 } as const;
export type OrderType = (typeof OrderType)[keyof typeof OrderType];

export const TimeInForce = { day: 1, gtc: 2, ioc: 3, fok: 4, gtd: 5 } as const;
export type TimeInForce = (typeof TimeInForce)[keyof typeof TimeInForce];

/**
 * Where an order stands. `unknown`: it was or may have been sent and nobody has said what became of it;
 * it keeps its exposure, is probed, and is never sent again.
 */
export const OrderStatus = {
  none: 0,
  routed: 1,
  live: 2,
  partly_filled: 3,
  pending_cancel: 4,
  pending_replace: 5,
  unknown: 6,
  filled: 7,
  cancelled: 8,
  rejected: 9,
  expired: 10,
  not_sent: 11,
  /** Accepted, and kept back until orders that it would trade with are gone. */
  held: 12,
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];

const FIRST_FINAL = OrderStatus.filled;
const LAST_FINAL = OrderStatus.not_sent;

export function isFinal(status: number): boolean {
  return status >= FIRST_FINAL && status <= LAST_FINAL;
}
