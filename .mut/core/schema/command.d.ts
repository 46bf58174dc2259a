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
 *       | id length | client id      | tag len | tag       | spare   |   text: 6 bytes a word, so that a word is an integer below 2^48
 *       +-----------+----------------+---------+-----------+---------+
 */
export declare const COMMAND_WORDS = 40;
export declare const COMMAND_BYTES: number;
export declare const COMMAND_VERSION = 1;
/** Word (f64) indexes. */
export declare const CommandWord: {
    readonly REQUEST_ID: 1;
    readonly PRICE_TICKS: 4;
    readonly QUANTITY_LOTS: 5;
    readonly EXPIRE_AT_US: 6;
    readonly ORDER_ID: 7;
    /** place: minutes to live (0: none) · replace: the version it must have (0: any) · query: where the page goes on · define…: see `definition.ts`. */
    readonly VALUE: 8;
    readonly RECEIVED_NS: 9;
    readonly CLIENT_ID_LENGTH: 10;
    readonly CLIENT_ID: 11;
    readonly TAG_LENGTH: 19;
    readonly TAG: 20;
    readonly DEFINITION: 24;
};
/** Half-word (i32) indexes. */
export declare const CommandHalf: {
    readonly KIND: 0;
    readonly VERSION: 1;
    readonly ACCOUNT: 4;
    readonly INSTRUMENT: 5;
    readonly COUNT: 7;
};
/** Byte offsets. `BROKER` is 1 + the wanted broker, 0 for any. */
export declare const CommandByte: {
    readonly SIDE: 24;
    readonly TYPE: 25;
    readonly TIME_IN_FORCE: 26;
    readonly BROKER: 27;
};
/** `INSTRUMENT` when a cancel-all or query is not limited to one. */
export declare const ANY_INSTRUMENT = -1;
export declare const CommandKind: {
    readonly place: 1;
    /** By ORDER_ID, or by CLIENT_ID when ORDER_ID is 0. */
    readonly cancel: 2;
    readonly replace: 3;
    readonly cancel_all: 4;
    readonly query_order: 10;
    /** Newest first; COUNT rows at most, before order id VALUE (0: from the newest). BROKER byte 0: open orders only, 1: all. */
    readonly query_orders: 11;
    readonly query_fills: 12;
    readonly query_positions: 13;
    readonly query_account: 14;
    readonly query_limits: 15;
    /** A place that is only judged: all controls, the route, and nothing is sent. */
    readonly validate_place: 16;
    /** How many orders are open in a scope, as a set_trading_state names it. */
    readonly query_state: 17;
    readonly define_account: 20;
    readonly define_instrument: 21;
    readonly define_broker: 22;
    readonly set_limits: 23;
    /** A new run begins: the first command of every start; carries `OptionDefinition`. */
    readonly restart: 30;
    readonly halt: 31;
    readonly resume: 32;
    /** A session that wants its orders cancelled when it is gone is there. */
    readonly guard_hold: 40;
    /** The last of them is gone: its orders are cancelled after the grace, unless one comes back. */
    readonly guard_drop: 41;
    /** Switched off, or logged out: nothing is cancelled. */
    readonly guard_release: 42;
    /** Cancels all of the account after so long, unless it is said again; 0 switches it off. */
    readonly cancel_after: 43;
    readonly begin_risk: 50;
    readonly change_limits: 51;
    readonly set_override: 52;
    readonly set_trading_state: 53;
    readonly rearm_throttle: 54;
    readonly set_metrics: 55;
    readonly set_rate: 56;
};
export type CommandKind = (typeof CommandKind)[keyof typeof CommandKind];
export declare const TEXT_BYTES_PER_WORD = 6;
export declare const CLIENT_ID_WORDS = 8;
/** How many words a client id of so many bytes takes: those beyond are zero, and nobody looks at them. */
export declare function usedWords(length: number): number;
export declare const CLIENT_ID_BYTES: number;
export declare const TAG_WORDS = 4;
export declare const TAG_BYTES: number;
