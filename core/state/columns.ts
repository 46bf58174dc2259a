/** The columns of the state's tables. Text stands packed, six bytes a word (`core/schema/text`). */

/** One row. Sequence numbers, list heads and the options of the run. */
export const GlobalColumn = {
  SEQ: 0,
  TIME_US: 1,
  LAST_ORDER_ID: 2,
  LIMITS_VERSION: 3,
  RUN: 4,
  HALTED: 5,
  CHECKPOINT_SEQ: 6,
  /** Rows are numbered from 1 in links, so that 0 is none. */
  FREE_ORDER: 7,
  ORDERS_USED: 8,
  FINAL_HEAD: 9,
  FINAL_TAIL: 10,
  FINAL_COUNT: 11,
  OPEN_COUNT: 12,
  FREE_ID: 13,
  IDS_USED: 14,
  ID_HEAD: 15,
  ID_TAIL: 16,
  EXECUTION_COUNT: 17,
  ROW_COUNT: 18,
  SUSPENSE_COUNT: 19,
  FANOUT_COUNT: 20,
  FANOUTS_ACTIVE: 21,
  ACCOUNT_COUNT: 22,
  BROKER_COUNT: 23,
  /** `OptionDefinition`, 8 words. */
  OPTIONS: 24,
} as const;
export const GLOBAL_WIDTH = 32;

export const AccountColumn = {
  DEFINED: 0,
  /** Of its `orders` channel. */
  REPORT_SEQ: 1,
  OPEN_ORDERS: 2,
  OPEN_NOTIONAL: 3,
  MAX_OPEN_ORDERS: 4,
  MAX_OPEN_NOTIONAL: 5,
  NAME_LENGTH: 6,
  NAME: 7,
} as const;
export const ACCOUNT_WIDTH = 16;

export const InstrumentColumn = {
  DEFINED: 0,
  /** `InstrumentDefinition`, 9 words. */
  DEFINITION: 1,
  NAME_LENGTH: 10,
  NAME: 11,
} as const;
export const INSTRUMENT_WIDTH = 20;

export const BrokerColumn = {
  DEFINED: 0,
  /** `BrokerState` (`core/routing/scoreboard`). */
  STATE: 1,
  SESSION: 2,
  /** `BrokerDefinition`, 4 words. */
  DEFINITION: 3,
  NAME_LENGTH: 7,
  NAME: 8,
} as const;
export const BROKER_WIDTH = 16;

/** One (account, instrument): its position, its exposure and its limits, resolved. */
export const BookColumn = {
  /** account × 2^20 + instrument. */
  KEY: 0,
  POSITION_LOTS: 1,
  /** Σ price ticks × lots of the open position, signed like it. */
  COST: 2,
  /** Realised profit, in ticks × lots. */
  REALISED: 3,
  BOUGHT_LOTS: 4,
  SOLD_LOTS: 5,
  /** What could still be bought or sold: open, in flight and unknown. */
  OPEN_BUY_LOTS: 6,
  OPEN_SELL_LOTS: 7,
  OPEN_ORDERS: 8,
  /** `BookState`: set by a suspense, or by a person. */
  HALTED: 9,
  MAX_ORDER_LOTS: 10,
  MAX_ORDER_NOTIONAL: 11,
  MAX_POSITION_LOTS: 12,
  COLLAR_BPS: 13,
  BLOCKED: 14,
} as const;
export const BOOK_WIDTH = 16;
/** What stood there first was a flag: a halt is its 1. */
export const BookState = { active: 0, halted: 1, reducing: 2 } as const;

export const OrderColumn = {
  ORDER_ID: 0,
  ACCOUNT: 1,
  INSTRUMENT: 2,
  BOOK: 3,
  SIDE: 4,
  TYPE: 5,
  TIME_IN_FORCE: 6,
  STATUS: 7,
  PRICE_TICKS: 8,
  QUANTITY_LOTS: 9,
  FILLED_LOTS: 10,
  FILLED_COST: 11,
  EXPIRE_AT_US: 12,
  BROKER: 13,
  ATTEMPT: 14,
  VERSION: 15,
  FLAGS: 16,
  FAST_PATH: 17,
  REJECT: 18,
  ACCEPTED_US: 19,
  UPDATED_US: 20,
  /** What it holds of limits now. */
  RESERVED_LOTS: 21,
  RESERVED_NOTIONAL: 22,
  /** The price that its reservation is counted at: its own, or for a market order the reference. */
  RESERVE_TICKS: 23,
  /** A replace under way. */
  PENDING_TICKS: 24,
  PENDING_LOTS: 25,
  ID_ROW: 26,
  /** Next in the free list, or in the list of final orders. */
  NEXT: 27,
  BROKER_WANTED: 28,
  TRIED: 29,
  TAG_LENGTH: 30,
  TAG: 31,
  CLIENT_ID_LENGTH: 35,
  CLIENT_ID: 36,
} as const;
export const ORDER_WIDTH = 44;

/** A client order id in use: account and text are the key. */
export const IdColumn = {
  ACCOUNT: 0,
  CLIENT_ID: 1,
  ORDER_ID: 9,
  /** Of the parsed fields of the order that took the id: same payload or another. */
  FINGERPRINT_LOW: 10,
  FINGERPRINT_HIGH: 11,
  NEXT: 12,
  /** When the order ended; 0 while it is open. */
  ENDED_US: 13,
} as const;
export const ID_WIDTH = 14;

/** A ring of the newest executions: what was booked already, and what GET /fills shows. */
export const ExecutionColumn = {
  BROKER: 0,
  EXECUTION_ID: 1,
  ORDER_ID: 2,
  ACCOUNT: 3,
  INSTRUMENT: 4,
  SIDE: 5,
  TICKS: 6,
  LOTS: 7,
  TIME_US: 8,
  SEQ: 9,
} as const;
export const EXECUTION_WIDTH = 10;

export const FanoutColumn = {
  /** `FanoutKind`; 0: the row is free. */
  KIND: 0,
  ID: 1,
  ACCOUNT: 2,
  INSTRUMENT: 3,
  /** Of a tag's: its row in `scopes`. */
  BROKER: 4,
  /** The next row of the order table to look at. */
  CURSOR: 5,
  /** Only orders up to this id. */
  UP_TO_ORDER_ID: 6,
  COUNT: 7,
  REQUEST_ID: 8,
} as const;
export const FANOUT_WIDTH = 9;

export const FanoutKind = {
  cancel_all: 1,
  restart: 2,
  probe: 3,
  /** A cancel_all that leaves what only makes a position smaller. */
  cancel_entries: 4,
  /* What a trading state cancels: ACCOUNT, INSTRUMENT and BROKER of it, -1 and 255: any. */
  scope: 5,
  scope_entries: 6,
  tag: 7,
  tag_entries: 8,
} as const;

/** A ring of reports that nothing explains. */
export const SuspenseColumn = {
  SEQ: 0,
  BROKER: 1,
  ORDER_ID: 2,
  EXECUTION_ID: 3,
  LOTS: 4,
  TICKS: 5,
  REPORT: 6,
} as const;
export const SUSPENSE_WIDTH = 7;

/**
 * One (account, key) whose orders are cancelled when its sessions are gone, or when it has been silent for too long.
 * A row that holds nothing and waits for nothing is free.
 */
export const GuardColumn = {
  IN_USE: 0,
  ACCOUNT: 1,
  /** The key's own number. */
  KEY: 2,
  /** `GuardScope` of the drop; cancel_after is always of all. */
  SCOPE: 3,
  GRACE_US: 4,
  /** 1: a session is there. */
  HELD: 5,
  /** When the grace after a drop ends; 0: no timer. */
  DROP_AT_US: 6,
  AFTER_AT_US: 7,
  /** The earlier of the two; 0: neither. */
  DUE_AT_US: 8,
  /** Next in the free list. */
  NEXT: 9,
} as const;
export const GUARD_WIDTH = 10;

/** Row 0 is no guard. The table is younger than the globals' width, which old snapshots have. */
export const GuardHead = { FREE: 0, ROWS_USED: 1 } as const;
