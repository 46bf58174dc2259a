/**
 * One slot of the `trades` ring: what an instrument's prices did since the slot before of the same instrument; mostly one
 * tick, more where the ring was full. Written by the market thread, only while an order of the instrument is armed.
 *
 *   word  0            1          2         3       4           11          18          25
 *       +------------+----------+---------+-------+-----------+-----------+-----------+-----------+
 *       | instrument | first us | last us | ticks | last  × 7 | bid   × 7 | ask   × 7 | mark  × 7 |
 *       +------------+----------+---------+-------+-----------+-----------+-----------+-----------+
 *
 * Of each price seven words, in ticks; 0: there was none.
 *
 *   +--------+-----+------+-----------+---------+-----------+---------+
 *   | newest | low | high | fell from | fell to | rose from | rose to |
 *   +--------+-----+------+-----------+---------+-----------+---------+
 *
 * Where it fell the most, from one tick to a later one, and where it rose the most: a trailing stop depends on which of two
 * prices came first. The times are engine time.
 */
export const PRICES_WORDS = 32;
export const PRICES_BYTES = PRICES_WORDS * 8;

export const PricesWord = {
  INSTRUMENT: 0,
  FIRST_US: 1,
  LAST_US: 2,
  COUNT: 3,
  LAST: 4,
  BID: 11,
  ASK: 18,
  MARK: 25,
} as const;

/** Words of one price, from LAST, BID, ASK or MARK on. */
export const PriceWord = { NEWEST: 0, LOW: 1, HIGH: 2, FELL_FROM: 3, FELL_TO: 4, ROSE_FROM: 5, ROSE_TO: 6 } as const;
export const PRICE_WORDS = 7;
