/**
 * What an order says besides side, quantity and price, where its type needs more: the same words in a command, in the event
 * that accepts or refuses it, in views of it, and in its plan's row. Prices in ticks.
 *
 *   word  0      1            2       3        4            5                6       7
 *       +------+------------+-------+--------+------------+----------------+-------+-----------+
 *       | stop | stop's     | trail | target | legs, or   | variance, or   | flags | parent's  |
 *       |      | limit      |       |        | number     | role           |       | order id  |
 *       +------+------------+-------+--------+------------+----------------+-------+-----------+
 */
export const TERM_WORDS = 8;

export const Term = {
  /** Where a stop triggers: the order itself, or the stop leg of a bracket, OCO, OTO. 0: none, or worked out from TRAIL. */
  STOP_TICKS: 0,
  /** The stop leg's limit once it triggered; 0: it goes as a market order. The price of a STOP_LIMIT stands with the order. */
  STOP_LIMIT_TICKS: 1,
  /** How far a trailing stop keeps behind the best price since it was armed: ticks, or with `percent` millionths of it. 0: it doesn't trail. */
  TRAIL: 2,
  /** The limit of the target leg; 0: none. */
  TARGET_TICKS: 3,
  /** iceberg: into how many legs · of a child: its number among those of its role, from 1. */
  LEGS: 4,
  /** iceberg: how far a leg's size may be from the mean, in millionths · of a child: `ChildRole`. */
  VARIANCE: 5,
  /** `TermFlag` bits. */
  FLAGS: 6,
  /** Of a child, which the engine places itself: the order that it belongs to. 0: a client placed it. */
  PARENT_ID: 7,
} as const;

/** Bits of FLAGS. */
export const TermFlag = {
  /** `TriggerBy` in the low two bits. */
  triggerBy: 0b11,
  /** TRAIL is millionths of the price. */
  percent: 0b100,
  /** The legs of a bracket or OTO come when its entry is filled completely; else with its first fill. */
  armWhenFull: 0b1000,
  /** What traded too much because both legs filled is traded back; else it is only reported. */
  flatten: 0b1_0000,
} as const;

/** Which price a stop is compared with. `bid_ask`: what it would trade at, the bid for a sell and the ask for a buy. */
export const TriggerBy = { last: 0, bid_ask: 1, mark: 2 } as const;
export type TriggerBy = (typeof TriggerBy)[keyof typeof TriggerBy];

/** What a child is to its parent. Append only. */
export const ChildRole = { leg: 1, target: 2, stop: 3, flatten: 4 } as const;
export type ChildRole = (typeof ChildRole)[keyof typeof ChildRole];
