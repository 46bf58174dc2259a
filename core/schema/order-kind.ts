/** Numbers that stand in records and tables. Append only: journals keep them for ever. */
export const Side = { buy: 0, sell: 1 } as const;
export type Side = (typeof Side)[keyof typeof Side];

/** Those from `stop` on are the gateway's own: a venue gets a limit or a market order (`sentType`). */
export const OrderType = {
  limit: 1,
  market: 2,
  stop: 3,
  stop_limit: 4,
  trailing_stop: 5,
  iceberg: 6,
  bracket: 7,
  oco: 8,
  oto: 9,
} as const;
export type OrderType = (typeof OrderType)[keyof typeof OrderType];

/** Whether an order of this type has `Terms` besides side, quantity and price. */
export function hasTerms(type: number): boolean {
  return type >= OrderType.stop;
}

/** What a venue is sent of an order of this type: what has a price is a limit order. */
export function sentType(type: number, priceTicks: number): OrderType {
  if (type <= OrderType.market) return type as OrderType;
  return priceTicks > 0 ? OrderType.limit : OrderType.market;
}

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
  /** Kept here until a price is reached. */
  armed: 13,
  /** The price was reached; it waits for what must be gone before it may leave. */
  triggered: 14,
  /** Sent in parts, each an order of its own. */
  working: 15,
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];

const FIRST_FINAL = OrderStatus.filled;
const LAST_FINAL = OrderStatus.not_sent;

/** Open, and no venue has it or may have it. */
export function isHere(status: number): boolean {
  return status >= OrderStatus.held && status <= OrderStatus.working;
}

export function isFinal(status: number): boolean {
  return status >= FIRST_FINAL && status <= LAST_FINAL;
}
