import { CommandWord } from './command.ts';

/**
 * What the operator defines: accounts, instruments, brokers, limits. Commands carry the values from word
 * DEFINITION on (16 words at most), events carry the same words in the same order from word DEFINED on.
 * Names stand where the client id stands.
 */
export const DEFINITION_WORDS = 15;
export const COMMAND_DEFINITION = CommandWord.DEFINITION;
/** In an event: the words that placements use for their inputs. */
export const EVENT_DEFINITION = 33;

export const InstrumentDefinition = {
  TRADABLE: 0,
  TICK_MANTISSA: 1,
  TICK_DECIMALS: 2,
  LOT_MANTISSA: 3,
  LOT_DECIMALS: 4,
  /** Money (1e-6 of the account's currency) of one lot at one tick = NUMERATOR / DENOMINATOR. */
  MONEY_NUMERATOR: 5,
  MONEY_DENOMINATOR: 6,
  MAX_QUOTE_AGE_US: 7,
  /** Microseconds after midnight UTC at which its session ends and DAY orders expire. */
  DAY_CLOSE_US: 8,
  /* From here on in the table `terms`. */
  /** The row of its currency; 0: the accounts' own. */
  CURRENCY: 9,
  /** `InstrumentClass`. */
  CLASS: 10,
  /** Largest quantity of one order that its exchange takes, in lots; 0: any. */
  FREEZE_LOTS: 11,
  /** When it ceases to exist; 0: never. */
  EXPIRY_US: 12,
  /** 1 + the microseconds after midnight UTC at which its session begins; 0: it is always open. */
  SESSION_OPENS: 13,
  /** Days of the week, in UTC, on which a session begins, bit 0: Monday. */
  SESSION_DAYS: 14,
} as const;

/** Those that stand in the table of instruments; the rest stands in `terms`. */
export const INSTRUMENT_DEFINITION_WORDS = 9;
/** @internal */
export const TERM_WORDS = 6;
export const InstrumentClass = { crypto: 0, index: 1, option: 2, equity: 3, future: 4, currency: 5 } as const;

/** Limits of one (account, instrument); ANY_INSTRUMENT: the account's own. 0 means: nothing passes. */
export const LimitDefinition = {
  MAX_ORDER_LOTS: 0,
  MAX_ORDER_NOTIONAL: 1,
  MAX_POSITION_LOTS: 2,
  COLLAR_BPS: 3,
  BLOCKED: 4,
  MAX_OPEN_ORDERS: 5,
  MAX_OPEN_NOTIONAL: 6,
} as const;

/** From FEE_PPM on in the table `brokerTerms`: what a fill costs, in millionths of its value, at least, and for each order. */
export const BrokerDefinition = {
  PRIORITY: 0,
  PER_SECOND: 1,
  PER_MINUTE: 2,
  ENABLED: 3,
  FEE_PPM: 4,
  FEE_LEAST: 5,
  FEE_PER_ORDER: 6,
} as const;
export const BROKER_DEFINITION_WORDS = 4;
export const BROKER_TERM_WORDS = 3;

/** What a run was started with, as far as decisions depend on it. */
export const OptionDefinition = {
  FAST_PATH: 0,
  /** Money below which an order is small. */
  FAST_PATH_NOTIONAL: 1,
  FAILOVER: 2,
  LOAD_BALANCE: 3,
  /** Final orders kept in the table, and for how long at most. */
  FINALS_KEPT: 4,
  FINAL_KEPT_US: 5,
  /** A client order id is remembered so long after the order's end. */
  ID_KEPT_US: 6,
  CHECKPOINT_EVERY: 7,
  /** How long protection may be missing before it is told, in microseconds; 0: DEFAULT_PROTECT_US. Kept with the plans. */
  PROTECT_US: 8,
} as const;
/** Those that stand in the globals. */
export const OPTION_WORDS = 8;
export const DEFAULT_PROTECT_US = 1_000_000;
