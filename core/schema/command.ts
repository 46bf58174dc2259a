/**
 * One slot of the `commands` ring: what a client, the door or the operator asks for.
 * Written by the gateway, read by the engine. Commands can be refused. 320 bytes, 40 words of 8.
 *
 *   word  0    1          2                 3                         4          5             6           7        8     9
 *       +----+----------+-----------------+-------------------------+----------+-------------+-----------+--------+-----+------------+
 *       |kind| request  |account|instrum. |side type tif broker|cnt | price    | quantity    | expire at | order  |value| received   |
 *       |ver | id       |  i32  |  i32    | u8   u8   u8  u8   |i32 | ticks    | lots        | us        | id     |     | ns         |
 *       +----+----------+-----------------+-------------------------+----------+-------------+-----------+--------+-----+------------+
 *   word 10          11…18            19        20…23       24…39
 *       +-----------+----------------+---------+-----------+---------+
 *       | id length | client id      | tag len | tag       | more    |   text: 6 bytes a word, so that a word is an integer below 2^48
 *       +-----------+----------------+---------+-----------+---------+
 */
export const COMMAND_WORDS = 40;
export const COMMAND_BYTES = COMMAND_WORDS * 8;
export const COMMAND_VERSION = 1;

/** Word (f64) indexes. */
export const CommandWord = {
  REQUEST_ID: 1,
  PRICE_TICKS: 4,
  QUANTITY_LOTS: 5,
  EXPIRE_AT_US: 6,
  ORDER_ID: 7,
  /** place: minutes to live (0: none) · replace: the version it must have (0: any) · query: where the page goes on · define…: see `definition.ts`. */
  VALUE: 8,
  RECEIVED_NS: 9,
  CLIENT_ID_LENGTH: 10,
  CLIENT_ID: 11,
  TAG_LENGTH: 19,
  TAG: 20,
  DEFINITION: 24,
  /** `Term` words of a place whose type has them. */
  TERMS: 24,
  /** `CancelMode` of a cancel_replace. */
  CANCEL_MODE: 32,
} as const;

/** Half-word (i32) indexes. */
export const CommandHalf = { KIND: 0, VERSION: 1, ACCOUNT: 4, INSTRUMENT: 5, COUNT: 7 } as const;

/** Byte offsets. `BROKER` is 1 + the wanted broker, 0 for any. */
export const CommandByte = { SIDE: 24, TYPE: 25, TIME_IN_FORCE: 26, BROKER: 27 } as const;

/** `INSTRUMENT` when a cancel-all or query is not limited to one. */
export const ANY_INSTRUMENT = -1;

export const CommandKind = {
  place: 1,
  /** By ORDER_ID, or by CLIENT_ID when ORDER_ID is 0. */
  cancel: 2,
  replace: 3,
  cancel_all: 4,
  /** Cancels the order ORDER_ID and places another: the words of a place, and CANCEL_MODE. */
  cancel_replace: 5,
  query_order: 10,
  /** Newest first; COUNT rows at most, before order id VALUE (0: from the newest). BROKER byte 0: open orders only, 1: all. */
  query_orders: 11,
  query_fills: 12,
  query_positions: 13,
  query_account: 14,
  query_limits: 15,
  /** A place that is only judged: all controls, the route, and nothing is sent. */
  validate_place: 16,
  /** How many orders are open in a scope, as a set_trading_state names it. */
  query_state: 17,
  define_account: 20,
  define_instrument: 21,
  define_broker: 22,
  set_limits: 23,
  /** A new run begins: the first command of every start; carries `OptionDefinition`. */
  restart: 30,
  halt: 31,
  resume: 32,
  /* Of one (account, key): words from DEFINITION on are `GuardCommand` (`core/schema/guard`). */
  /** A session that wants its orders cancelled when it is gone is there. */
  guard_hold: 40,
  /** The last of them is gone: its orders are cancelled after the grace, unless one comes back. */
  guard_drop: 41,
  /** Switched off, or logged out: nothing is cancelled. */
  guard_release: 42,
  /** Cancels all of the account after so long, unless it is said again; 0 switches it off. */
  cancel_after: 43,
  /* Risk: words as in `core/schema/risk.ts`. */
  begin_risk: 50,
  change_limits: 51,
  set_override: 52,
  set_trading_state: 53,
  rearm_throttle: 54,
  set_metrics: 55,
  set_rate: 56,
} as const;
export type CommandKind = (typeof CommandKind)[keyof typeof CommandKind];

/**
 * What a cancel_replace does where one of its halves fails. `stop_on_failure`: the new order is held until the old one is gone,
 * and ends where that was filled or its cancel refused. `allow_failure`: both are tried, whatever becomes of the other.
 */
export const CancelMode = { stop_on_failure: 1, allow_failure: 2 } as const;

export const TEXT_BYTES_PER_WORD = 6;
export const CLIENT_ID_WORDS = 8;
/** How many words a client id of so many bytes takes: those beyond are zero, and nobody looks at them. */
export function usedWords(length: number): number {
  const words = Math.ceil(length / TEXT_BYTES_PER_WORD) | 0;
  return words < CLIENT_ID_WORDS ? words : CLIENT_ID_WORDS;
}

export const CLIENT_ID_BYTES = CLIENT_ID_WORDS * TEXT_BYTES_PER_WORD;
export const TAG_WORDS = 4;
export const TAG_BYTES = TAG_WORDS * TEXT_BYTES_PER_WORD;
