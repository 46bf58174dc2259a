/**
 * One slot of the `events` ring and, byte for byte up to LENGTH, one record of the journal: what was decided.
 * Written by the engine; read by journal, broker, gateway and follower. `apply(event)` is the only mutation of state.
 * 384 bytes, 48 words of 8; all but placements end after the client id (264 bytes).
 *
 *   word  0              1     2        3          4         5                6                                       7
 *       +--------------+-----+--------+----------+---------+----------------+---------------------------------------+--------------+
 *       |length|kind   | seq | time us| request  | order   |account|instr.  |side type tif status broker try fast part|reject|cause |
 *       | i32  |u16 ver|     |        | id       | id      |  i32  | i32    | u8 × 8                                |  i32 | i32  |
 *       +--------------+-----+--------+----------+---------+----------------+---------------------------------------+--------------+
 *   word  8       9          10        11      12     13          14          15        16     17     18           19    20    21       22     23
 *       +-------+----------+---------+-------+------+-----------+-----------+---------+------+------+------------+-----+-----+--------+-----+---------+
 *       | price | quantity | filled  | last  | last | execution | account   | order   |limit |value |note|flags  | arg | arg | filled |accep| updated |
 *       | ticks | lots     | lots    | ticks | lots | id        | sequence  | version |      |      |i32 |i32    |  0  |  1  | cost   |ted us| us     |
 *       +-------+----------+---------+-------+------+-----------+-----------+---------+------+------+------------+-----+-----+--------+-----+---------+
 *   word 24          25…32        33           34         35        36       37                  38…40                    41       42…45   46…47
 *       +-----------+-----------+------------+----------+---------+--------+-------------------+------------------------+--------+-------+-------+
 *       | id length | client id | expire at  | ref      | ref     | ref    |stop words|limits  | scores of 5 brokers,   |tag len | tag   | see   |
 *       |           |           | us         | ticks    | sequence| age us |  i32     |ver i32 | broker wanted  i32 × 6 |        |       | below |
 *       +-----------+-----------+------------+----------+---------+--------+-------------------+------------------------+--------+-------+-------+
 *                                 └── inputs of the decision and the rest of the command: placements, refusals, replaces only ──────────┘
 */
export declare const EVENT_WORDS = 48;
export declare const EVENT_BYTES: number;
export declare const EVENT_SHORT_BYTES: number;
export declare const EVENT_VERSION = 1;
/** Of the kinds from `guard_held` on: a program that doesn't know them refuses a journal that has one. */
export declare const GUARD_EVENT_VERSION = 2;
/** Of the kinds from `released` on that risk brought. */
export declare const RISK_EVENT_VERSION = 3;
/** Word (f64) indexes. */
export declare const EventWord: {
    readonly SEQ: 1;
    readonly TIME_US: 2;
    readonly REQUEST_ID: 3;
    readonly ORDER_ID: 4;
    readonly PRICE_TICKS: 8;
    readonly QUANTITY_LOTS: 9;
    readonly FILLED_LOTS: 10;
    readonly LAST_TICKS: 11;
    readonly LAST_LOTS: 12;
    readonly EXECUTION_ID: 13;
    readonly ACCOUNT_SEQ: 14;
    readonly ORDER_VERSION: 15;
    /** refused: the limit · accepted: the price that the order is counted at, in ticks. */
    readonly LIMIT: 16;
    /** refused: the value · filled, and outcome_unknown after a doubtful end: what the venue counts as filled. */
    readonly VALUE: 17;
    /** placements: minutes to live, and in ARG1 the expiry as the client gave it · replace_requested: the new price, and in ARG1 the new quantity · else as the kind says. */
    readonly ARG0: 19;
    readonly ARG1: 20;
    /** Σ price ticks × lots of the order's fills: average price = FILLED_COST / FILLED_LOTS. */
    readonly FILLED_COST: 21;
    readonly ACCEPTED_US: 22;
    readonly UPDATED_US: 23;
    readonly CLIENT_ID_LENGTH: 24;
    readonly CLIENT_ID: 25;
    readonly EXPIRE_AT_US: 33;
    readonly REF_TICKS: 34;
    readonly REF_SEQUENCE: 35;
    readonly REF_AGE_US: 36;
    readonly TAG_LENGTH: 41;
    readonly TAG: 42;
    /** What the venue said, in the place of the inputs: rejections only. */
    readonly TEXT_LENGTH: 33;
    readonly TEXT: 34;
    /** suspended: what the venue counts as filled. */
    readonly VENUE_FILLED: 46;
    /** placements: `PlaceOption` bits. */
    readonly OPTIONS: 46;
};
/** Half-word (i32) indexes. */
export declare const EventHalf: {
    readonly LENGTH: 0;
    /** kind in the low 16 bits, version in the high. */
    readonly KIND_VERSION: 1;
    readonly ACCOUNT: 10;
    readonly INSTRUMENT: 11;
    readonly REJECT: 14;
    readonly CAUSE: 15;
    readonly NOTE: 36;
    /** `OrderFlag` bits of the order after this event. */
    readonly FLAGS: 37;
    readonly STOP_WORDS: 74;
    readonly LIMITS_VERSION: 75;
    readonly SCORES: 76;
    readonly BROKER_WANTED: 81;
};
/** Byte offsets. PART counts the events of one step from 0: a step is re-decided from its part 0. */
export declare const EventByte: {
    readonly SIDE: 48;
    readonly TYPE: 49;
    readonly TIME_IN_FORCE: 50;
    readonly STATUS: 51;
    readonly BROKER: 52;
    readonly ATTEMPT: 53;
    readonly FAST_PATH: 54;
    readonly PART: 55;
};
/** `BROKER` of an event that concerns none. */
export declare const NO_BROKER = 255;
export declare const EventKind: {
    /** A new order, accepted and routed as attempt 1. */
    readonly accepted: 1;
    /** A new order refused by risk or state; uses up no id. */
    readonly refused: 2;
    /** The next attempt, at another broker, after a certain refusal. */
    readonly rerouted: 3;
    readonly acknowledged: 4;
    readonly filled: 5;
    readonly cancel_requested: 6;
    readonly cancelled: 7;
    readonly cancel_rejected: 8;
    readonly replace_requested: 9;
    readonly replaced: 10;
    readonly replace_rejected: 11;
    readonly rejected: 12;
    readonly expired: 13;
    readonly not_sent: 14;
    /** Sent, and nobody knows what became of it. */
    readonly outcome_unknown: 15;
    /** An unknown outcome was resolved: the order rests at the venue. */
    readonly resolved_open: 16;
    /** The broker is asked what became of an order. */
    readonly probe_requested: 17;
    /** A report that no order or lifecycle pair explains: booked, alarmed, never dropped. */
    readonly suspended: 18;
    /** A cancel or replace refused by the engine; changes no state. */
    readonly request_refused: 19;
    /** An order that was accepted as held is routed now, as attempt 1. */
    readonly released: 20;
    readonly cancel_all_started: 30;
    readonly fanout_done: 31;
    /** NOTE: `SessionNote`. After `probed`, ARG0 = how many probes were sent. */
    readonly broker_session: 32;
    readonly broker_reconciled: 33;
    readonly restarted: 34;
    readonly halted: 35;
    readonly resumed: 36;
    readonly account_defined: 40;
    readonly instrument_defined: 41;
    readonly broker_defined: 42;
    readonly limits_set: 43;
    /** The ARG0 orders that have been final for longest leave the table. */
    readonly orders_retired: 50;
    /** The ARG0 client order ids that ended first are forgotten. */
    readonly ids_retired: 51;
    /** ARG0, ARG1: the two lanes of the state hash. */
    readonly checkpoint: 60;
    readonly guard_held: 70;
    readonly guard_dropped: 71;
    readonly guard_released: 72;
    readonly cancel_after_set: 73;
    /** Begins a fan-out that cancels, as a cancel_all_started does; REQUEST_ID 0. */
    readonly guard_fired: 74;
    /** From here on the tables of risk are kept; at this event they are worked out from what is open. */
    readonly risk_begun: 80;
    readonly limits_changed: 81;
    readonly override_set: 82;
    readonly trading_state_set: 83;
    readonly throttle_rearmed: 84;
    /** From word PRICE_TICKS on: up to 20 pairs of 1 + book row and mark in ticks, ended by 0. */
    readonly marks_swept: 85;
    readonly day_begun: 86;
    readonly metrics_set: 87;
    readonly rate_set: 88;
    readonly order_view: 100;
    readonly fill_view: 101;
    readonly position_view: 102;
    /** VALUE rows were sent; ARG1 = where the next page goes on, 0 at the end. */
    readonly query_end: 103;
    /** The stored answer of an earlier place under the same client id. */
    readonly place_repeated: 104;
    /** REJECT says why: ORDER_NOT_FOUND, DUPLICATE_CLIENT_ORDER_ID, … */
    readonly query_refused: 105;
    /** One control on one order, or on none: REJECT its code, NOTE its `LimitOwner`, LIMIT, VALUE with the order. ARG1 1: it refuses. */
    readonly check_view: 106;
    readonly account_view: 107;
    readonly limit_view: 108;
    readonly override_view: 109;
    /** What would become of a place: as its accepted or refused event, with what `VerdictView` says; REJECT 0: it would pass. */
    readonly verdict_view: 110;
    /** VALUE = the orders that are open in the scope. */
    readonly state_view: 111;
};
export type EventKind = (typeof EventKind)[keyof typeof EventKind];
/** Bits of an order that its status doesn't tell. */
export declare const OrderFlag: {
    /** Somebody asked for its end; once an unknown outcome turns out to rest, it is cancelled again. */
    readonly cancel_wanted: 1;
    /** Its time has come: a cancel of it ends as `expired`. */
    readonly expiring: 2;
    /** Its cancel was asked for before it was acknowledged: if that is refused, it is no more known to be live than before. */
    readonly unacknowledged: 4;
};
export declare const SessionNote: {
    readonly down: 0;
    readonly up: 1;
    readonly probed: 2;
};
/** What made the engine act; with the inputs in the event this suffices to decide it again. */
export declare const Cause: {
    readonly command: 1;
    readonly report: 2;
    readonly timer: 3;
    readonly fanout: 4;
    readonly checkpoint: 5;
    readonly marks: 6;
    readonly conduct: 7;
};
/** A step emits at most so many events: the engine begins one only when the ring has room for them. */
export declare const MAX_EVENTS_PER_STEP = 16;
