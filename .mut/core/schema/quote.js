/**
 * One slot of the quote latch: the newest top of book and trade of one instrument. Written by the market thread.
 *
 *   word  0     1     2     3     4      5      6          7          8        9        10
 *       +-----+-----+-----+-----+------+------+----------+----------+--------+--------+---------+
 *       | bid | bid | ask | ask | last | last | venue    | received | trades | quotes | last    |
 *       |ticks|lots |ticks|lots | ticks| lots | time us  | us       | so far | so far | time us |
 *       +-----+-----+-----+-----+------+------+----------+----------+--------+--------+---------+
 *
 * 0 ticks: none yet. The word before the counts is engine time: ages are measured against it. Venue time is that of
 * the newest tick, last time that of the newest trade, by the venue's clock.
 */
export const QUOTE_WORDS = 11;
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
    LAST_TIME_US: 10,
};
//# sourceMappingURL=quote.js.map