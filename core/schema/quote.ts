/**
 * One slot of the quote latch: the newest top of book and trade of one instrument. Written by the market thread.
 *
 *   word  0     1     2     3     4      5      6          7          8        9
 *       +-----+-----+-----+-----+------+------+----------+----------+--------+--------+
 *       | bid | bid | ask | ask | last | last | venue    | received | trades | quotes |
 *       |ticks|lots |ticks|lots | ticks| lots | time us  | us       | so far | so far |
 *       +-----+-----+-----+-----+------+------+----------+----------+--------+--------+
 *
 * 0 ticks: none yet. The last word before the counts is engine time: ages are measured against it.
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
  TRADE_COUNT: 8,
  QUOTE_COUNT: 9,
} as const;
