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
export declare const REPORT_WORDS = 24;
export declare const REPORT_BYTES: number;
export declare const ReportWord: {
    /** 0: the client id at the venue is none of ours. */
    readonly ORDER_ID: 1;
    readonly EXECUTION_ID: 3;
    readonly LAST_TICKS: 4;
    readonly LAST_LOTS: 5;
    readonly FILLED_LOTS: 6;
    readonly PRICE_TICKS: 7;
    readonly QUANTITY_LOTS: 8;
    readonly SENT_NS: 9;
    readonly TEXT_LENGTH: 10;
    readonly TEXT: 11;
};
export declare const ReportHalf: {
    readonly KIND: 0;
    readonly BROKER: 1;
    readonly ATTEMPT: 4;
    readonly STATE: 5;
};
export declare const ReportKind: {
    readonly acknowledged: 1;
    readonly rejected: 2;
    /** The venue refused without looking at the order: another broker may be tried. */
    readonly rejected_transient: 3;
    readonly filled: 4;
    readonly cancelled: 5;
    readonly expired: 6;
    readonly cancel_rejected: 7;
    readonly replaced: 8;
    readonly replace_rejected: 9;
    /** Certainly nothing left the process. */
    readonly not_sent: 10;
    /** No answer in time, or the session was lost with the request outstanding. */
    readonly outcome_unknown: 11;
    /** The answer to a probe: STATE, and the venue's own price, quantity and filled. */
    readonly state: 12;
    /** Proven absent at the venue, after the adapter's proof time. */
    readonly absent: 13;
    readonly session_up: 20;
    readonly session_down: 21;
    /** Every probe of this session was answered. */
    readonly reconciled: 22;
};
export type ReportKind = (typeof ReportKind)[keyof typeof ReportKind];
export declare const VenueStateCode: {
    readonly open: 1;
    readonly filled: 2;
    readonly cancelled: 3;
    readonly rejected: 4;
    readonly expired: 5;
    readonly absent: 6;
};
