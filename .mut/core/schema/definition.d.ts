/**
 * What the operator defines: accounts, instruments, brokers, limits. Commands carry the values from word
 * DEFINITION on (16 words at most), events carry the same words in the same order from word DEFINED on.
 * Names stand where the client id stands.
 */
export declare const DEFINITION_WORDS = 15;
export declare const COMMAND_DEFINITION: 24;
/** In an event: the words that placements use for their inputs. */
export declare const EVENT_DEFINITION = 33;
export declare const InstrumentDefinition: {
    readonly TRADABLE: 0;
    readonly TICK_MANTISSA: 1;
    readonly TICK_DECIMALS: 2;
    readonly LOT_MANTISSA: 3;
    readonly LOT_DECIMALS: 4;
    /** Money (1e-6 of the account's currency) of one lot at one tick = NUMERATOR / DENOMINATOR. */
    readonly MONEY_NUMERATOR: 5;
    readonly MONEY_DENOMINATOR: 6;
    readonly MAX_QUOTE_AGE_US: 7;
    /** Microseconds after midnight UTC at which its session ends and DAY orders expire. */
    readonly DAY_CLOSE_US: 8;
    /** The row of its currency; 0: the accounts' own. */
    readonly CURRENCY: 9;
    /** `InstrumentClass`. */
    readonly CLASS: 10;
    /** Largest quantity of one order that its exchange takes, in lots; 0: any. */
    readonly FREEZE_LOTS: 11;
    /** When it ceases to exist; 0: never. */
    readonly EXPIRY_US: 12;
    /** 1 + the microseconds after midnight UTC at which its session begins; 0: it is always open. */
    readonly SESSION_OPENS: 13;
    /** Days of the week, in UTC, on which a session begins, bit 0: Monday. */
    readonly SESSION_DAYS: 14;
};
/** Those that stand in the table of instruments; the rest stands in `terms`. */
export declare const INSTRUMENT_DEFINITION_WORDS = 9;
export declare const TERM_WORDS = 6;
export declare const InstrumentClass: {
    readonly crypto: 0;
    readonly index: 1;
    readonly option: 2;
    readonly equity: 3;
    readonly future: 4;
    readonly currency: 5;
};
/** Limits of one (account, instrument); ANY_INSTRUMENT: the account's own. 0 means: nothing passes. */
export declare const LimitDefinition: {
    readonly MAX_ORDER_LOTS: 0;
    readonly MAX_ORDER_NOTIONAL: 1;
    readonly MAX_POSITION_LOTS: 2;
    readonly COLLAR_BPS: 3;
    readonly BLOCKED: 4;
    readonly MAX_OPEN_ORDERS: 5;
    readonly MAX_OPEN_NOTIONAL: 6;
};
/** From FEE_PPM on in the table `brokerTerms`: what a fill costs, in millionths of its value, at least, and for each order. */
export declare const BrokerDefinition: {
    readonly PRIORITY: 0;
    readonly PER_SECOND: 1;
    readonly PER_MINUTE: 2;
    readonly ENABLED: 3;
    readonly FEE_PPM: 4;
    readonly FEE_LEAST: 5;
    readonly FEE_PER_ORDER: 6;
};
export declare const BROKER_DEFINITION_WORDS = 4;
export declare const BROKER_TERM_WORDS = 3;
/** What a run was started with, as far as decisions depend on it. */
export declare const OptionDefinition: {
    readonly FAST_PATH: 0;
    /** Money below which an order is small. */
    readonly FAST_PATH_NOTIONAL: 1;
    readonly FAILOVER: 2;
    readonly LOAD_BALANCE: 3;
    /** Final orders kept in the table, and for how long at most. */
    readonly FINALS_KEPT: 4;
    readonly FINAL_KEPT_US: 5;
    /** A client order id is remembered so long after the order's end. */
    readonly ID_KEPT_US: 6;
    readonly CHECKPOINT_EVERY: 7;
};
export declare const OPTION_WORDS = 8;
