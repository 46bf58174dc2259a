/**
 * One slot of the `reports` ring: what a venue said, or what the broker thread knows about its own sends.
 * Written by the broker thread, read by the engine. Reports cannot be refused. 192 bytes, 24 words of 8.
 *
 *   word  0           1        2               3            4       5       6           7       8          9        10         11…18
 *       +-----------+--------+---------------+------------+-------+-------+-----------+-------+----------+--------+----------+------+
 *       |kind|broker| order  |attempt|state  | execution  | last  | last  | filled    | price | quantity | sent   |text len  | text |
 *       |i32 | i32  | id     | i32   | i32   | id         | ticks | lots  | lots      | ticks | lots     | ns     |          |      |
 *       +-----------+--------+---------------+------------+-------+-------+-----------+-------+----------+--------+----------+------+
 */
export const REPORT_WORDS = 24;
export const REPORT_BYTES = REPORT_WORDS * 8;

export const ReportWord = {
  /** 0: the client id at the venue is none of ours. */
  ORDER_ID: 1,
  EXECUTION_ID: 3,
  LAST_TICKS: 4,
  LAST_LOTS: 5,
  FILLED_LOTS: 6,
  PRICE_TICKS: 7,
  QUANTITY_LOTS: 8,
  SENT_NS: 9,
  TEXT_LENGTH: 10,
  TEXT: 11,
} as const;

export const ReportHalf = { KIND: 0, BROKER: 1, ATTEMPT: 4, STATE: 5 } as const;

export const ReportKind = {
  acknowledged: 1,
  rejected: 2,
  /** The venue refused without looking at the order: another broker may be tried. */
  rejected_transient: 3,
  filled: 4,
  cancelled: 5,
  expired: 6,
  cancel_rejected: 7,
  replaced: 8,
  replace_rejected: 9,
  /** Certainly nothing left the process. */
  not_sent: 10,
  /** No answer in time, or the session was lost with the request outstanding. */
  outcome_unknown: 11,
  /** The answer to a probe: STATE, and the venue's own price, quantity and filled. */
  state: 12,
  /** Proven absent at the venue, after the adapter's proof time. */
  absent: 13,
  session_up: 20,
  session_down: 21,
  /** Every probe of this session was answered. */
  reconciled: 22,
} as const;
export type ReportKind = (typeof ReportKind)[keyof typeof ReportKind];

/** STATE of a `replace_rejected` that the broker says itself: what it refuses never left, and is the last that was asked for. */
export const NEVER_LEFT = 1;

export const VenueStateCode = { open: 1, filled: 2, cancelled: 3, rejected: 4, expired: 5, absent: 6 } as const;
