/**
 * One slot of the quote latch: the top of book and the last trade of one instrument, newest wins.
 * Written by the market thread, read by the engine (reference prices) and the gateway (fan-out). 10 words of 8.
 *
 *   word  0     1      2     3      4      5      6             7             8        9
 *       +-----+------+-----+------+------+------+-------------+-------------+--------+--------+
 *       | bid | bid  | ask | ask  | last | last | venue time  | received    | quotes | trades |
 *       |ticks| lots |ticks| lots |ticks | lots | us          | us          | so far | so far |
 *       +-----+------+-----+------+------+------+-------------+-------------+--------+--------+
 *
 * A price of 0: none yet. `received` is the engine's kind of time. Counts begin at 1 with the instrument's first.
 */
export const QUOTE_WORDS = 10;

export const QuoteWord = {
  BID_TICKS: 0,
  BID_LOTS: 1,
  ASK_TICKS: 2,
  ASK_LOTS: 3,
  LAST_TICKS: 4,
  LAST_LOTS: 5,
  VENUE_TIME_US: 6,
  RECEIVED_US: 7,
  QUOTE_COUNT: 8,
  TRADE_COUNT: 9,
} as const;
