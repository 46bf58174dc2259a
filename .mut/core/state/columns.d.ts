/** The columns of the state's tables. Text stands packed, six bytes a word (`core/schema/text`). */
/** One row. Sequence numbers, list heads and the options of the run. */
export declare const GlobalColumn: {
    readonly SEQ: 0;
    readonly TIME_US: 1;
    readonly LAST_ORDER_ID: 2;
    readonly LIMITS_VERSION: 3;
    readonly RUN: 4;
    readonly HALTED: 5;
    readonly CHECKPOINT_SEQ: 6;
    /** Rows are numbered from 1 in links, so that 0 is none. */
    readonly FREE_ORDER: 7;
    readonly ORDERS_USED: 8;
    readonly FINAL_HEAD: 9;
    readonly FINAL_TAIL: 10;
    readonly FINAL_COUNT: 11;
    readonly OPEN_COUNT: 12;
    readonly FREE_ID: 13;
    readonly IDS_USED: 14;
    readonly ID_HEAD: 15;
    readonly ID_TAIL: 16;
    readonly EXECUTION_COUNT: 17;
    readonly ROW_COUNT: 18;
    readonly SUSPENSE_COUNT: 19;
    readonly FANOUT_COUNT: 20;
    readonly FANOUTS_ACTIVE: 21;
    readonly ACCOUNT_COUNT: 22;
    readonly BROKER_COUNT: 23;
    /** `OptionDefinition`, 8 words. */
    readonly OPTIONS: 24;
};
export declare const GLOBAL_WIDTH = 32;
export declare const AccountColumn: {
    readonly DEFINED: 0;
    /** Of its `orders` channel. */
    readonly REPORT_SEQ: 1;
    readonly OPEN_ORDERS: 2;
    readonly OPEN_NOTIONAL: 3;
    readonly MAX_OPEN_ORDERS: 4;
    readonly MAX_OPEN_NOTIONAL: 5;
    readonly NAME_LENGTH: 6;
    readonly NAME: 7;
};
export declare const ACCOUNT_WIDTH = 16;
export declare const InstrumentColumn: {
    readonly DEFINED: 0;
    /** `InstrumentDefinition`, 9 words. */
    readonly DEFINITION: 1;
    readonly NAME_LENGTH: 10;
    readonly NAME: 11;
};
export declare const INSTRUMENT_WIDTH = 20;
export declare const BrokerColumn: {
    readonly DEFINED: 0;
    /** `BrokerState` (`core/routing/scoreboard`). */
    readonly STATE: 1;
    readonly SESSION: 2;
    /** `BrokerDefinition`, 4 words. */
    readonly DEFINITION: 3;
    readonly NAME_LENGTH: 7;
    readonly NAME: 8;
};
export declare const BROKER_WIDTH = 16;
/** One (account, instrument): its position, its exposure and its limits, resolved. */
export declare const BookColumn: {
    /** account × 2^20 + instrument. */
    readonly KEY: 0;
    readonly POSITION_LOTS: 1;
    /** Σ price ticks × lots of the open position, signed like it. */
    readonly COST: 2;
    /** Realised profit, in ticks × lots. */
    readonly REALISED: 3;
    readonly BOUGHT_LOTS: 4;
    readonly SOLD_LOTS: 5;
    /** What could still be bought or sold: open, in flight and unknown. */
    readonly OPEN_BUY_LOTS: 6;
    readonly OPEN_SELL_LOTS: 7;
    readonly OPEN_ORDERS: 8;
    /** `BookState`: set by a suspense, or by a person. */
    readonly HALTED: 9;
    readonly MAX_ORDER_LOTS: 10;
    readonly MAX_ORDER_NOTIONAL: 11;
    readonly MAX_POSITION_LOTS: 12;
    readonly COLLAR_BPS: 13;
    readonly BLOCKED: 14;
};
export declare const BOOK_WIDTH = 16;
/** What stood there first was a flag: a halt is its 1. */
export declare const BookState: {
    readonly active: 0;
    readonly halted: 1;
    readonly reducing: 2;
};
export declare const OrderColumn: {
    readonly ORDER_ID: 0;
    readonly ACCOUNT: 1;
    readonly INSTRUMENT: 2;
    readonly BOOK: 3;
    readonly SIDE: 4;
    readonly TYPE: 5;
    readonly TIME_IN_FORCE: 6;
    readonly STATUS: 7;
    readonly PRICE_TICKS: 8;
    readonly QUANTITY_LOTS: 9;
    readonly FILLED_LOTS: 10;
    readonly FILLED_COST: 11;
    readonly EXPIRE_AT_US: 12;
    readonly BROKER: 13;
    readonly ATTEMPT: 14;
    readonly VERSION: 15;
    readonly FLAGS: 16;
    readonly FAST_PATH: 17;
    readonly REJECT: 18;
    readonly ACCEPTED_US: 19;
    readonly UPDATED_US: 20;
    /** What it holds of limits now. */
    readonly RESERVED_LOTS: 21;
    readonly RESERVED_NOTIONAL: 22;
    /** The price that its reservation is counted at: its own, or for a market order the reference. */
    readonly RESERVE_TICKS: 23;
    /** A replace under way. */
    readonly PENDING_TICKS: 24;
    readonly PENDING_LOTS: 25;
    readonly ID_ROW: 26;
    /** Next in the free list, or in the list of final orders. */
    readonly NEXT: 27;
    readonly BROKER_WANTED: 28;
    readonly TRIED: 29;
    readonly TAG_LENGTH: 30;
    readonly TAG: 31;
    readonly CLIENT_ID_LENGTH: 35;
    readonly CLIENT_ID: 36;
};
export declare const ORDER_WIDTH = 44;
/** A client order id in use: account and text are the key. */
export declare const IdColumn: {
    readonly ACCOUNT: 0;
    readonly CLIENT_ID: 1;
    readonly ORDER_ID: 9;
    /** Of the parsed fields of the order that took the id: same payload or another. */
    readonly FINGERPRINT_LOW: 10;
    readonly FINGERPRINT_HIGH: 11;
    readonly NEXT: 12;
    /** When the order ended; 0 while it is open. */
    readonly ENDED_US: 13;
};
export declare const ID_WIDTH = 14;
/** A ring of the newest executions: what was booked already, and what GET /fills shows. */
export declare const ExecutionColumn: {
    readonly BROKER: 0;
    readonly EXECUTION_ID: 1;
    readonly ORDER_ID: 2;
    readonly ACCOUNT: 3;
    readonly INSTRUMENT: 4;
    readonly SIDE: 5;
    readonly TICKS: 6;
    readonly LOTS: 7;
    readonly TIME_US: 8;
    readonly SEQ: 9;
};
export declare const EXECUTION_WIDTH = 10;
export declare const FanoutColumn: {
    /** `FanoutKind`; 0: the row is free. */
    readonly KIND: 0;
    readonly ID: 1;
    readonly ACCOUNT: 2;
    readonly INSTRUMENT: 3;
    /** Of a tag's: its row in `scopes`. */
    readonly BROKER: 4;
    /** The next row of the order table to look at. */
    readonly CURSOR: 5;
    /** Only orders up to this id. */
    readonly UP_TO_ORDER_ID: 6;
    readonly COUNT: 7;
    readonly REQUEST_ID: 8;
};
export declare const FANOUT_WIDTH = 9;
export declare const FanoutKind: {
    readonly cancel_all: 1;
    readonly restart: 2;
    readonly probe: 3;
    /** A cancel_all that leaves what only makes a position smaller. */
    readonly cancel_entries: 4;
    readonly scope: 5;
    readonly scope_entries: 6;
    readonly tag: 7;
    readonly tag_entries: 8;
};
/** A ring of reports that nothing explains. */
export declare const SuspenseColumn: {
    readonly SEQ: 0;
    readonly BROKER: 1;
    readonly ORDER_ID: 2;
    readonly EXECUTION_ID: 3;
    readonly LOTS: 4;
    readonly TICKS: 5;
    readonly REPORT: 6;
};
export declare const SUSPENSE_WIDTH = 7;
/**
 * One (account, key) whose orders are cancelled when its sessions are gone, or when it has been silent for too long.
 * A row that holds nothing and waits for nothing is free.
 */
export declare const GuardColumn: {
    readonly IN_USE: 0;
    readonly ACCOUNT: 1;
    /** The key's own number. */
    readonly KEY: 2;
    /** `GuardScope` of the drop; cancel_after is always of all. */
    readonly SCOPE: 3;
    readonly GRACE_US: 4;
    /** 1: a session is there. */
    readonly HELD: 5;
    /** When the grace after a drop ends; 0: no timer. */
    readonly DROP_AT_US: 6;
    readonly AFTER_AT_US: 7;
    /** The earlier of the two; 0: neither. */
    readonly DUE_AT_US: 8;
    /** Next in the free list. */
    readonly NEXT: 9;
};
export declare const GUARD_WIDTH = 10;
/** Row 0 is no guard. The table is younger than the globals' width, which old snapshots have. */
export declare const GuardHead: {
    readonly FREE: 0;
    readonly ROWS_USED: 1;
};
