/**
 * The columns of the tables that risk keeps beside the orders' own (`columns.ts`). Money is whole millionths of the
 * accounts' currency. All of them are empty until `risk_begun` stands in the journal: a journal from before it gives the
 * state that it gave then.
 *
 *   scopes      one row per firm, account, broker, tag: what is open, at stake, earned, and how often it acts
 *   bookRisk    one row per book (account, instrument), at the book's own row
 *   tagBooks    one row per (tag of an account, instrument), with the columns of a book; tagBookRisk beside it
 *   limits      one row per scope that a limit was set for; every field is value + 1, 0: not set there
 */
/** Row 0: the firm. Then the accounts, the brokers, the tags: `core/risk/scopes.ts`. */
export declare const ScopeColumn: {
    /** `TradingState`, set by a person. */
    readonly STATE: 0;
    readonly OPEN_ORDERS: 1;
    readonly OPEN_NOTIONAL: 2;
    readonly OPEN_BUY_NOTIONAL: 3;
    readonly OPEN_SELL_NOTIONAL: 4;
    /** Σ over its books of the larger of (position + open buys) and (open sells − position), in money. */
    readonly WORST_GROSS: 5;
    /** Σ of its positions' values at the last marks, signed. */
    readonly NET_VALUE: 6;
    /** Since it exists; what fees took is apart. */
    readonly REALISED: 7;
    readonly FEES: 8;
    /** At the last marks. */
    readonly UNREALISED: 9;
    /** REALISED − FEES + UNREALISED when the day began. */
    readonly DAY_BASE: 10;
    /** The greatest REALISED − FEES + UNREALISED since the day began. */
    readonly DAY_PEAK: 11;
    /** `LossStop`: entries are refused until the next day, or until a person resumes. */
    readonly LOSS_STOP: 12;
    /** Token buckets, in millionths of a token that are missing, and when they were last looked at. */
    readonly ORDERS_SPENT: 13;
    readonly ORDERS_AT_US: 14;
    readonly MESSAGES_SPENT: 15;
    readonly MESSAGES_AT_US: 16;
    /** Since the day began. */
    readonly DAY_MESSAGES: 17;
    readonly DAY_TRADES: 18;
    /** The last value at risk that was worked out for it, and as of when; VAR_US 0: none yet. */
    readonly VAR: 19;
    readonly VAR_US: 20;
    /** 1 + the row of its account: of tags. */
    readonly ACCOUNT: 21;
    readonly NAME_LENGTH: 22;
    /** Of tags: 4 words. */
    readonly NAME: 23;
};
export declare const SCOPE_WIDTH = 28;
/** What a book is worth, has earned and how its limits that go over time stand. */
export declare const BookRiskColumn: {
    /** The price at which the position is valued, and as of when. */
    readonly MARK_TICKS: 0;
    readonly MARK_US: 1;
    /** Of the position at the mark, signed. */
    readonly VALUE: 2;
    readonly OPEN_BUY_NOTIONAL: 3;
    readonly OPEN_SELL_NOTIONAL: 4;
    /** max(VALUE + OPEN_BUY_NOTIONAL, OPEN_SELL_NOTIONAL − VALUE): its part of WORST_GROSS. */
    readonly WORST: 5;
    readonly REALISED: 6;
    readonly FEES: 7;
    readonly UNREALISED: 8;
    /** The period's collar: the reference when the period began, and when it began. */
    readonly PERIOD_TICKS: 9;
    readonly PERIOD_US: 10;
    /** Repeated executions: how many, since when, and 1 once it was too many: only a person re-arms it. */
    readonly EXECUTIONS: 11;
    readonly EXECUTIONS_US: 12;
    readonly TRIPPED: 13;
    /** REALISED − FEES when the day began. */
    readonly DAY_BASE: 14;
};
export declare const BOOK_RISK_WIDTH = 15;
/** One per instrument. */
export declare const InstrumentRiskColumn: {
    readonly STATE: 0;
    /** Of all accounts together. */
    readonly POSITION_LOTS: 1;
    readonly OPEN_BUY_LOTS: 2;
    readonly OPEN_SELL_LOTS: 3;
    /** Value at risk of holding one unit of money of it, in millionths; 0: not known. */
    readonly VAR_PPM: 4;
    readonly VAR_US: 5;
};
export declare const INSTRUMENT_RISK_WIDTH = 6;
/** The rest of `InstrumentDefinition`, from `CURRENCY` on: one row per instrument. */
export declare const TERMS_WIDTH = 6;
/** The rest of `BrokerDefinition`, from FEE_PPM on: one row per broker. */
export declare const BROKER_TERMS_WIDTH = 3;
/** Row 0: the accounts' own currency. */
export declare const CurrencyColumn: {
    readonly NAME_LENGTH: 0;
    /** 2 words: 12 characters at most. */
    readonly NAME: 1;
    /** Millionths of the accounts' currency for one unit. */
    readonly RATE: 3;
    readonly RATE_US: 4;
    /** Older than this it is not used; 0: it never grows old. */
    readonly MAX_AGE_US: 5;
};
export declare const CURRENCY_WIDTH = 6;
/** One per row of the order table. */
export declare const OrderRiskColumn: {
    /** 1 + the row of tagBooks; 0: the order has no tag. */
    readonly TAG_BOOK: 0;
    /** The version of the limits that it was accepted by. */
    readonly LIMITS_VERSION: 1;
    /** `PlaceOption` bits of the order. */
    readonly OPTIONS: 2;
    /** Of a held order: `SelfTradeMode`. */
    readonly HELD_MODE: 3;
    /** How often its cancel was asked for in favour of a held order, and when it may be asked for again. */
    readonly ASKS: 4;
    readonly ASK_AGAIN_US: 5;
};
export declare const ORDER_RISK_WIDTH = 6;
/** A scope for which something is set. ACCOUNT, TAG, INSTRUMENT and BROKER are 1 + the row, 0: any. */
export declare const LimitRowColumn: {
    /** `LimitLayer`. */
    readonly LAYER: 0;
    readonly ACCOUNT: 1;
    readonly TAG: 2;
    readonly INSTRUMENT: 3;
    readonly BROKER: 4;
    /** `LimitField`, each value + 1. */
    readonly FIELDS: 5;
};
export declare const LIMIT_ROW_WIDTH = 40;
/** One named order that may pass controls that refuse it. */
export declare const OverrideColumn: {
    readonly IN_USE: 0;
    readonly ACCOUNT: 1;
    readonly CLIENT_ID: 2;
    readonly CLIENT_ID_LENGTH: 10;
    /** Bits of controls (`core/risk/override-controls.ts`). */
    readonly CONTROLS_LOW: 11;
    readonly CONTROLS_HIGH: 12;
    readonly EXPIRES_US: 13;
    /** Next in the free list. */
    readonly NEXT: 14;
};
export declare const OVERRIDE_WIDTH = 15;
/** A ring of what was placed last: account, instrument, side, quantity and price as one fingerprint. */
export declare const RecentColumn: {
    readonly LOW: 0;
    readonly HIGH: 1;
    readonly TIME_US: 2;
    readonly ORDER_ID: 3;
};
export declare const RECENT_WIDTH = 4;
/** One row: how far the tables above are used, and the day. */
export declare const RiskColumn: {
    /** 1 from `risk_begun` on. */
    readonly BEGUN: 0;
    readonly LIMIT_ROWS: 1;
    readonly TAGS: 2;
    readonly TAG_BOOKS: 3;
    readonly OVERRIDES_USED: 4;
    readonly OVERRIDES_IN_USE: 5;
    readonly FREE_OVERRIDE: 6;
    readonly RECENT_COUNT: 7;
    /** Orders that wait for others of their own side's owner to be cancelled. */
    readonly HELD_COUNT: 8;
    readonly DAY_US: 9;
    readonly NEXT_DAY_US: 10;
    readonly METRICS_US: 11;
    /** Values at risk that are older than this are stale; 0: all of them are. */
    readonly METRICS_AGE_US: 12;
    /** What a missing or stale one does to orders that a limit of it stands against; 1: they pass. */
    readonly STALE_OPEN: 13;
    readonly CURRENCIES: 14;
    /** How many scopes and instruments are not `active`: while it is 0 no order looks at any of them. */
    readonly STATES_SET: 15;
    /** Microseconds after midnight UTC at which the day begins. */
    readonly DAY_RESET_US: 16;
};
export declare const RISK_WIDTH = 20;
