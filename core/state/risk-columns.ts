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
export const ScopeColumn = {
  /** `TradingState`, set by a person. */
  STATE: 0,
  OPEN_ORDERS: 1,
  OPEN_NOTIONAL: 2,
  OPEN_BUY_NOTIONAL: 3,
  OPEN_SELL_NOTIONAL: 4,
  /** Σ over its books of the larger of (position + open buys) and (open sells − position), in money. */
  WORST_GROSS: 5,
  /** Σ of its positions' values at the last marks, signed. */
  NET_VALUE: 6,
  /** Since it exists; what fees took is apart. */
  REALISED: 7,
  FEES: 8,
  /** At the last marks. */
  UNREALISED: 9,
  /** REALISED − FEES + UNREALISED when the day began. */
  DAY_BASE: 10,
  /** The greatest REALISED − FEES + UNREALISED since the day began. */
  DAY_PEAK: 11,
  /** `LossStop`: entries are refused until the next day, or until a person resumes. */
  LOSS_STOP: 12,
  /** Token buckets, in millionths of a token that are missing, and when they were last looked at. */
  ORDERS_SPENT: 13,
  ORDERS_AT_US: 14,
  MESSAGES_SPENT: 15,
  MESSAGES_AT_US: 16,
  /** Since the day began. */
  DAY_MESSAGES: 17,
  DAY_TRADES: 18,
  /** The last value at risk that was worked out for it, and as of when; VAR_US 0: none yet. */
  VAR: 19,
  VAR_US: 20,
  /** 1 + the row of its account: of tags. */
  ACCOUNT: 21,
  NAME_LENGTH: 22,
  /** Of tags: 4 words. */
  NAME: 23,
} as const;
/** Whole cache lines. */
export const SCOPE_WIDTH = 32;

/** What a book is worth, has earned and how its limits that go over time stand. */
export const BookRiskColumn = {
  /* What each order is judged by, in one cache line. */
  /** Of the position at the mark, signed. */
  VALUE: 0,
  OPEN_BUY_NOTIONAL: 1,
  OPEN_SELL_NOTIONAL: 2,
  /** max(VALUE + OPEN_BUY_NOTIONAL, OPEN_SELL_NOTIONAL − VALUE): its part of WORST_GROSS. */
  WORST: 3,
  /** The period's collar: the reference when the period began, and when it began. */
  PERIOD_TICKS: 4,
  PERIOD_US: 5,
  /** Repeated executions: 1 once it was too many, only a person re-arms it; how many, and since when. */
  TRIPPED: 6,
  EXECUTIONS: 7,
  EXECUTIONS_US: 8,
  /** The price at which the position is valued, and as of when. */
  MARK_TICKS: 9,
  MARK_US: 10,
  REALISED: 11,
  FEES: 12,
  UNREALISED: 13,
  /** REALISED − FEES when the day began. */
  DAY_BASE: 14,
} as const;
/** Whole cache lines. */
export const BOOK_RISK_WIDTH = 16;

/** One per instrument. */
export const InstrumentRiskColumn = {
  STATE: 0,
  /** Of all accounts together. */
  POSITION_LOTS: 1,
  OPEN_BUY_LOTS: 2,
  OPEN_SELL_LOTS: 3,
  /** Value at risk of holding one unit of money of it, in millionths; 0: not known. */
  VAR_PPM: 4,
  VAR_US: 5,
} as const;
/** A cache line. */
export const INSTRUMENT_RISK_WIDTH = 8;

/** The rest of `InstrumentDefinition`, from `CURRENCY` on: one row per instrument. */
export const TERMS_WIDTH = 6;

/** The rest of `BrokerDefinition`, from FEE_PPM on: one row per broker. */
export const BROKER_TERMS_WIDTH = 3;

/** Row 0: the accounts' own currency. */
export const CurrencyColumn = {
  NAME_LENGTH: 0,
  /** 2 words: 12 characters at most. */
  NAME: 1,
  /** Millionths of the accounts' currency for one unit. */
  RATE: 3,
  RATE_US: 4,
  /** Older than this it is not used; 0: it never grows old. */
  MAX_AGE_US: 5,
} as const;
export const CURRENCY_WIDTH = 6;

/** One per row of the order table. */
export const OrderRiskColumn = {
  /** 1 + the row of tagBooks; 0: the order has no tag. */
  TAG_BOOK: 0,
  /** The version of the limits that it was accepted by: for who reads a snapshot. Clients are told it where it was accepted. */
  LIMITS_VERSION: 1,
  /** `PlaceOption` bits of the order. */
  OPTIONS: 2,
  /** Of a held order: `SelfTradeMode`, and HELD_MODES times the id of the order that must be gone first; 0: none. */
  HELD_MODE: 3,
  /** How often its cancel was asked for in favour of a held order or by its plan, and when it may be asked for again. */
  ASKS: 4,
  ASK_AGAIN_US: 5,
  /** Where FLAGS has `planned`: the order whose plan it is, itself or its parent. */
  PARENT_ID: 6,
  /** `ChildRole`, and `CHILD_NUMBER` times its number among those of its role; 0: the plan is its own. */
  ROLE: 7,
} as const;
export const CHILD_NUMBER = 8;
export const HELD_MODES = 8;
/** A cache line. */
export const ORDER_RISK_WIDTH = 8;

/** A scope for which something is set. ACCOUNT, TAG, INSTRUMENT and BROKER are 1 + the row, 0: any. */
export const LimitRowColumn = {
  /** `LimitLayer`. */
  LAYER: 0,
  ACCOUNT: 1,
  TAG: 2,
  INSTRUMENT: 3,
  BROKER: 4,
  /** `LimitField`, each value + 1. */
  FIELDS: 5,
} as const;
export const LIMIT_ROW_WIDTH = 40;

/** One named order that may pass controls that refuse it. */
export const OverrideColumn = {
  IN_USE: 0,
  ACCOUNT: 1,
  CLIENT_ID: 2,
  CLIENT_ID_LENGTH: 10,
  /** Bits of controls (`core/risk/override-controls.ts`). */
  CONTROLS_LOW: 11,
  CONTROLS_HIGH: 12,
  EXPIRES_US: 13,
  /** Next in the free list. */
  NEXT: 14,
} as const;
export const OVERRIDE_WIDTH = 15;

/** A ring of what was placed last: account, instrument, side, quantity and price as one fingerprint. */
export const RecentColumn = { LOW: 0, HIGH: 1, TIME_US: 2, ORDER_ID: 3 } as const;
export const RECENT_WIDTH = 4;

/** One row: how far the tables above are used, and the day. */
export const RiskColumn = {
  /** 1 from `risk_begun` on. */
  BEGUN: 0,
  LIMIT_ROWS: 1,
  TAGS: 2,
  TAG_BOOKS: 3,
  OVERRIDES_USED: 4,
  OVERRIDES_IN_USE: 5,
  FREE_OVERRIDE: 6,
  RECENT_COUNT: 7,
  /** Orders that wait for others of their own side's owner to be cancelled. */
  HELD_COUNT: 8,
  DAY_US: 9,
  NEXT_DAY_US: 10,
  METRICS_US: 11,
  /** Values at risk that are older than this are stale; 0: all of them are. */
  METRICS_AGE_US: 12,
  /** What a missing or stale one does to orders that a limit of it stands against; 1: they pass. */
  STALE_OPEN: 13,
  CURRENCIES: 14,
  /** How many scopes and instruments are not `active`: while it is 0 no order looks at any of them. */
  STATES_SET: 15,
  /** Microseconds after midnight UTC at which the day begins. */
  DAY_RESET_US: 16,
  /** When the present run began. */
  RESTARTED_US: 17,
  /** `RISK_RULES` of the newest run so far. */
  RULES: 18,
} as const;
export const RISK_WIDTH = 20;
