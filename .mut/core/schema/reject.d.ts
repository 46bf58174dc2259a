/**
 * Every reason to refuse, one list, in order of precedence: where several hold, the first is told.
 * Numbers are append-only (journals keep them); the order of this list is the precedence.
 *
 *   1…99     the door: the request is not understood or not allowed in
 *   100…199  the state of the gateway: nobody's order would pass now
 *   200…299  risk: this order does not pass
 *   300…399  the order it names
 *   400…499  the venue's own word
 */
interface RejectEntry {
    readonly code: number;
    readonly httpStatus: number;
    /** The seeds' word for it, told as `reason` beside the code. */
    readonly reason?: string;
    /** The same request may pass later, unchanged. */
    readonly transient?: true;
}
export declare const Reject: {
    readonly INVALID_JSON: {
        readonly code: 1;
        readonly httpStatus: 400;
    };
    readonly DUPLICATE_FIELD: {
        readonly code: 2;
        readonly httpStatus: 400;
    };
    readonly UNKNOWN_FIELD: {
        readonly code: 3;
        readonly httpStatus: 400;
    };
    readonly UNSUPPORTED_FIELD: {
        readonly code: 4;
        readonly httpStatus: 400;
    };
    readonly MISSING_FIELD: {
        readonly code: 5;
        readonly httpStatus: 400;
    };
    readonly INVALID_SYMBOL: {
        readonly code: 6;
        readonly httpStatus: 400;
    };
    readonly INVALID_SIDE: {
        readonly code: 7;
        readonly httpStatus: 400;
    };
    readonly INVALID_QUANTITY: {
        readonly code: 8;
        readonly httpStatus: 400;
    };
    readonly INVALID_ORDER_TYPE: {
        readonly code: 9;
        readonly httpStatus: 400;
    };
    readonly INVALID_PRICE: {
        readonly code: 10;
        readonly httpStatus: 400;
    };
    readonly INVALID_TIME_IN_FORCE: {
        readonly code: 11;
        readonly httpStatus: 400;
    };
    readonly INVALID_EXPIRE_AT: {
        readonly code: 12;
        readonly httpStatus: 400;
    };
    readonly INVALID_CLIENT_ORDER_ID: {
        readonly code: 13;
        readonly httpStatus: 400;
    };
    readonly INVALID_TAG: {
        readonly code: 14;
        readonly httpStatus: 400;
    };
    readonly INVALID_BROKER: {
        readonly code: 15;
        readonly httpStatus: 400;
    };
    readonly INVALID_ORDER_ID: {
        readonly code: 16;
        readonly httpStatus: 400;
    };
    readonly INVALID_PARAMETER: {
        readonly code: 17;
        readonly httpStatus: 400;
    };
    readonly INVALID_METHOD: {
        readonly code: 18;
        readonly httpStatus: 400;
    };
    /** The operator's files of instruments; nothing was changed. */
    readonly INVALID_INSTRUMENTS: {
        readonly code: 19;
        readonly httpStatus: 422;
    };
    readonly UNAUTHORIZED: {
        readonly code: 30;
        readonly httpStatus: 401;
    };
    readonly FORBIDDEN_ACCOUNT: {
        readonly code: 31;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_ORIGIN: {
        readonly code: 32;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_HOST: {
        readonly code: 33;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_PROXY: {
        readonly code: 34;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_SCOPE: {
        readonly code: 35;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_SYMBOL: {
        readonly code: 36;
        readonly httpStatus: 403;
    };
    readonly FORBIDDEN_IP: {
        readonly code: 37;
        readonly httpStatus: 403;
    };
    readonly NOT_FOUND: {
        readonly code: 40;
        readonly httpStatus: 404;
    };
    readonly METHOD_NOT_ALLOWED: {
        readonly code: 41;
        readonly httpStatus: 405;
    };
    readonly BODY_TOO_LARGE: {
        readonly code: 42;
        readonly httpStatus: 413;
    };
    readonly UNSUPPORTED_MEDIA_TYPE: {
        readonly code: 43;
        readonly httpStatus: 415;
    };
    readonly LENGTH_REQUIRED: {
        readonly code: 44;
        readonly httpStatus: 411;
    };
    readonly TRANSFER_ENCODING_REFUSED: {
        readonly code: 45;
        readonly httpStatus: 400;
    };
    readonly TOO_MANY_CONNECTIONS: {
        readonly code: 46;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly TOO_MANY_SUBSCRIPTIONS: {
        readonly code: 47;
        readonly httpStatus: 429;
    };
    readonly REQUEST_TIMEOUT: {
        readonly code: 48;
        readonly httpStatus: 504;
    };
    readonly RATE_LIMITED: {
        readonly code: 49;
        readonly httpStatus: 429;
        readonly transient: true;
    };
    /** Binary: the instruments aren't those that the client was told of. */
    readonly STALE_CATALOG: {
        readonly code: 50;
        readonly httpStatus: 409;
    };
    readonly INVALID_FRAME: {
        readonly code: 51;
        readonly httpStatus: 400;
    };
    /** Sessions of clients that are gone may be among them, until the gateway sees it. */
    readonly TOO_MANY_SESSIONS: {
        readonly code: 61;
        readonly httpStatus: 429;
        readonly transient: true;
    };
    readonly LOGGED_ON: {
        readonly code: 62;
        readonly httpStatus: 409;
    };
    readonly UPGRADE_REQUIRED: {
        readonly code: 90;
        readonly httpStatus: 426;
    };
    readonly DUPLICATE_CLIENT_ORDER_ID: {
        readonly code: 100;
        readonly httpStatus: 409;
    };
    readonly BUSY: {
        readonly code: 101;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly SHUTTING_DOWN: {
        readonly code: 102;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly DISK_LOW: {
        readonly code: 103;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly HALTED: {
        readonly code: 104;
        readonly httpStatus: 503;
    };
    readonly RECOVERING: {
        readonly code: 105;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly NO_BROKER: {
        readonly code: 106;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly ORDER_TABLE_FULL: {
        readonly code: 107;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly IDEMPOTENCY_FULL: {
        readonly code: 108;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly FANOUT_FULL: {
        readonly code: 109;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly GUARD_FULL: {
        readonly code: 110;
        readonly httpStatus: 503;
    };
    /** No room for another position, tag, limit or override: `limit` says how many there are. */
    readonly RISK_TABLE_FULL: {
        readonly code: 111;
        readonly httpStatus: 503;
    };
    readonly UNKNOWN_INSTRUMENT: {
        readonly code: 200;
        readonly httpStatus: 422;
    };
    readonly NOT_TRADABLE: {
        readonly code: 201;
        readonly httpStatus: 422;
        readonly reason: 'symbol_blocked';
    };
    readonly SYMBOL_BLOCKED: {
        readonly code: 202;
        readonly httpStatus: 422;
        readonly reason: 'symbol_blocked';
    };
    readonly SYMBOL_HALTED: {
        readonly code: 203;
        readonly httpStatus: 422;
        readonly reason: 'symbol_halted';
    };
    readonly PRICE_NOT_ON_TICK: {
        readonly code: 204;
        readonly httpStatus: 422;
        readonly reason: 'tick_size';
    };
    readonly QUANTITY_NOT_ON_LOT: {
        readonly code: 205;
        readonly httpStatus: 422;
        readonly reason: 'lot_size';
    };
    readonly ALREADY_EXPIRED: {
        readonly code: 206;
        readonly httpStatus: 422;
        readonly reason: 'expired';
    };
    readonly INSTRUMENT_EXPIRED: {
        readonly code: 216;
        readonly httpStatus: 422;
        readonly reason: 'expired';
    };
    readonly MARKET_CLOSED: {
        readonly code: 215;
        readonly httpStatus: 422;
        readonly reason: 'market_closed';
        readonly transient: true;
    };
    readonly REDUCING_ONLY: {
        readonly code: 234;
        readonly httpStatus: 422;
        readonly reason: 'reducing_only';
    };
    readonly FREEZE_QUANTITY: {
        readonly code: 217;
        readonly httpStatus: 422;
        readonly reason: 'size_limit';
    };
    readonly SIZE_LIMIT: {
        readonly code: 207;
        readonly httpStatus: 422;
        readonly reason: 'size_limit';
    };
    readonly NO_REFERENCE_PRICE: {
        readonly code: 208;
        readonly httpStatus: 422;
        readonly reason: 'no_reference_price';
        readonly transient: true;
    };
    readonly STALE_PRICE: {
        readonly code: 209;
        readonly httpStatus: 422;
        readonly reason: 'stale_price';
        readonly transient: true;
    };
    readonly STALE_RATE: {
        readonly code: 233;
        readonly httpStatus: 422;
        readonly reason: 'stale_rate';
        readonly transient: true;
    };
    readonly NOTIONAL_LIMIT: {
        readonly code: 210;
        readonly httpStatus: 422;
        readonly reason: 'notional_limit';
    };
    readonly PRICE_COLLAR: {
        readonly code: 211;
        readonly httpStatus: 422;
        readonly reason: 'price_collar';
    };
    readonly PERIOD_COLLAR: {
        readonly code: 219;
        readonly httpStatus: 422;
        readonly reason: 'price_collar';
    };
    readonly SHORT_SALE: {
        readonly code: 218;
        readonly httpStatus: 422;
        readonly reason: 'short_sale';
    };
    readonly ORDER_RATE: {
        readonly code: 226;
        readonly httpStatus: 422;
        readonly reason: 'order_rate';
        readonly transient: true;
    };
    readonly MESSAGE_RATE: {
        readonly code: 227;
        readonly httpStatus: 422;
        readonly reason: 'message_rate';
        readonly transient: true;
    };
    readonly ORDER_TO_TRADE: {
        readonly code: 228;
        readonly httpStatus: 422;
        readonly reason: 'order_to_trade';
    };
    readonly EXECUTION_THROTTLE: {
        readonly code: 229;
        readonly httpStatus: 422;
        readonly reason: 'execution_throttle';
    };
    readonly DUPLICATE_ORDER: {
        readonly code: 220;
        readonly httpStatus: 422;
        readonly reason: 'duplicate_order';
    };
    readonly OPEN_ORDERS_LIMIT: {
        readonly code: 212;
        readonly httpStatus: 422;
        readonly reason: 'open_orders_limit';
    };
    readonly OPEN_NOTIONAL_LIMIT: {
        readonly code: 213;
        readonly httpStatus: 422;
        readonly reason: 'open_notional_limit';
    };
    readonly POSITION_LIMIT: {
        readonly code: 214;
        readonly httpStatus: 422;
        readonly reason: 'position_limit';
    };
    readonly GROSS_LIMIT: {
        readonly code: 221;
        readonly httpStatus: 422;
        readonly reason: 'gross_exposure';
    };
    readonly NET_LIMIT: {
        readonly code: 222;
        readonly httpStatus: 422;
        readonly reason: 'net_exposure';
    };
    readonly BUYING_POWER: {
        readonly code: 223;
        readonly httpStatus: 422;
        readonly reason: 'buying_power';
    };
    readonly DAILY_LOSS: {
        readonly code: 224;
        readonly httpStatus: 422;
        readonly reason: 'daily_loss';
    };
    readonly DRAWDOWN: {
        readonly code: 225;
        readonly httpStatus: 422;
        readonly reason: 'drawdown';
    };
    readonly RISK_STALE: {
        readonly code: 232;
        readonly httpStatus: 422;
        readonly reason: 'risk_stale';
        readonly transient: true;
    };
    readonly VAR_LIMIT: {
        readonly code: 231;
        readonly httpStatus: 422;
        readonly reason: 'var_limit';
    };
    readonly SELF_TRADE: {
        readonly code: 230;
        readonly httpStatus: 422;
        readonly reason: 'self_trade';
    };
    readonly ORDER_NOT_FOUND: {
        readonly code: 300;
        readonly httpStatus: 404;
    };
    readonly ORDER_FINAL: {
        readonly code: 301;
        readonly httpStatus: 409;
    };
    readonly CANCEL_PENDING: {
        readonly code: 302;
        readonly httpStatus: 409;
    };
    readonly REPLACE_PENDING: {
        readonly code: 303;
        readonly httpStatus: 409;
    };
    readonly OUTCOME_UNKNOWN: {
        readonly code: 304;
        readonly httpStatus: 409;
        readonly transient: true;
    };
    readonly VERSION_MISMATCH: {
        readonly code: 305;
        readonly httpStatus: 409;
    };
    readonly NOTHING_TO_REPLACE: {
        readonly code: 306;
        readonly httpStatus: 422;
    };
    readonly BELOW_FILLED: {
        readonly code: 307;
        readonly httpStatus: 422;
    };
    readonly NOT_REPLACEABLE: {
        readonly code: 308;
        readonly httpStatus: 422;
    };
    /** Not yet acknowledged by its venue. */
    readonly ORDER_PENDING: {
        readonly code: 309;
        readonly httpStatus: 409;
        readonly transient: true;
    };
    readonly LIMITS_VERSION_MISMATCH: {
        readonly code: 310;
        readonly httpStatus: 409;
    };
    /** A limit that the scope named can't have. */
    readonly INVALID_LIMIT_SCOPE: {
        readonly code: 311;
        readonly httpStatus: 422;
    };
    readonly NOT_TRIPPED: {
        readonly code: 312;
        readonly httpStatus: 409;
    };
    readonly VENUE_REJECTED: {
        readonly code: 400;
        readonly httpStatus: 422;
    };
    readonly VENUE_BUSY: {
        readonly code: 401;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly NOT_SENT: {
        readonly code: 402;
        readonly httpStatus: 503;
        readonly transient: true;
    };
    readonly CANCEL_REJECTED: {
        readonly code: 403;
        readonly httpStatus: 409;
    };
    readonly REPLACE_REJECTED: {
        readonly code: 404;
        readonly httpStatus: 409;
    };
};
export type RejectName = keyof typeof Reject;
/** 0: not refused. */
export type RejectCode = (typeof Reject)[RejectName]['code'] | 0;
export declare function rejectName(code: number): RejectName | undefined;
export declare function rejectEntry(name: RejectName): RejectEntry;
export {};
