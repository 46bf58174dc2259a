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
export declare const QUOTE_WORDS = 11;
export declare const QuoteWord: {
    readonly BID_TICKS: 0;
    readonly BID_LOTS: 1;
    readonly ASK_TICKS: 2;
    readonly ASK_LOTS: 3;
    readonly LAST_TICKS: 4;
    readonly LAST_LOTS: 5;
    readonly VENUE_TIME_US: 6;
    readonly RECEIVED_US: 7;
    readonly TRADE_COUNT: 8;
    readonly QUOTE_COUNT: 9;
    readonly LAST_TIME_US: 10;
};
