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

export const Reject = {
  INVALID_JSON: { code: 1, httpStatus: 400 },
  DUPLICATE_FIELD: { code: 2, httpStatus: 400 },
  UNKNOWN_FIELD: { code: 3, httpStatus: 400 },
  UNSUPPORTED_FIELD: { code: 4, httpStatus: 400 },
  MISSING_FIELD: { code: 5, httpStatus: 400 },
  INVALID_SYMBOL: { code: 6, httpStatus: 400 },
  INVALID_SIDE: { code: 7, httpStatus: 400 },
  INVALID_QUANTITY: { code: 8, httpStatus: 400 },
  INVALID_ORDER_TYPE: { code: 9, httpStatus: 400 },
  INVALID_PRICE: { code: 10, httpStatus: 400 },
  INVALID_TIME_IN_FORCE: { code: 11, httpStatus: 400 },
  INVALID_EXPIRE_AT: { code: 12, httpStatus: 400 },
  INVALID_CLIENT_ORDER_ID: { code: 13, httpStatus: 400 },
  INVALID_TAG: { code: 14, httpStatus: 400 },
  INVALID_BROKER: { code: 15, httpStatus: 400 },
  INVALID_ORDER_ID: { code: 16, httpStatus: 400 },
  INVALID_PARAMETER: { code: 17, httpStatus: 400 },
  INVALID_METHOD: { code: 18, httpStatus: 400 },
  /** The operator's files of instruments; nothing was changed. */
  INVALID_INSTRUMENTS: { code: 19, httpStatus: 422 },
  INVALID_STOP_PRICE: { code: 20, httpStatus: 400 },
  INVALID_TRAIL: { code: 21, httpStatus: 400 },
  INVALID_LEGS: { code: 22, httpStatus: 400 },
  /** Target and stop: on the wrong side of each other or of the price, one too many, or one too few. */
  INVALID_EXITS: { code: 23, httpStatus: 400 },
  UNAUTHORIZED: { code: 30, httpStatus: 401 },
  FORBIDDEN_ACCOUNT: { code: 31, httpStatus: 403 },
  FORBIDDEN_ORIGIN: { code: 32, httpStatus: 403 },
  FORBIDDEN_HOST: { code: 33, httpStatus: 403 },
  FORBIDDEN_PROXY: { code: 34, httpStatus: 403 },
  FORBIDDEN_SCOPE: { code: 35, httpStatus: 403 },
  FORBIDDEN_SYMBOL: { code: 36, httpStatus: 403 },
  FORBIDDEN_IP: { code: 37, httpStatus: 403 },
  NOT_FOUND: { code: 40, httpStatus: 404 },
  METHOD_NOT_ALLOWED: { code: 41, httpStatus: 405 },
  BODY_TOO_LARGE: { code: 42, httpStatus: 413 },
  UNSUPPORTED_MEDIA_TYPE: { code: 43, httpStatus: 415 },
  LENGTH_REQUIRED: { code: 44, httpStatus: 411 },
  TRANSFER_ENCODING_REFUSED: { code: 45, httpStatus: 400 },
  TOO_MANY_CONNECTIONS: { code: 46, httpStatus: 503, transient: true },
  TOO_MANY_SUBSCRIPTIONS: { code: 47, httpStatus: 429 },
  REQUEST_TIMEOUT: { code: 48, httpStatus: 504 },
  RATE_LIMITED: { code: 49, httpStatus: 429, transient: true },
  /** Binary: the instruments aren't those that the client was told of. */
  STALE_CATALOG: { code: 50, httpStatus: 409 },
  INVALID_FRAME: { code: 51, httpStatus: 400 },
  /** Sessions of clients that are gone may be among them, until the gateway sees it. */
  TOO_MANY_SESSIONS: { code: 61, httpStatus: 429, transient: true },
  LOGGED_ON: { code: 62, httpStatus: 409 },
  UPGRADE_REQUIRED: { code: 90, httpStatus: 426 },

  DUPLICATE_CLIENT_ORDER_ID: { code: 100, httpStatus: 409 },
  BUSY: { code: 101, httpStatus: 503, transient: true },
  SHUTTING_DOWN: { code: 102, httpStatus: 503, transient: true },
  DISK_LOW: { code: 103, httpStatus: 503, transient: true },
  HALTED: { code: 104, httpStatus: 503 },
  RECOVERING: { code: 105, httpStatus: 503, transient: true },
  NO_BROKER: { code: 106, httpStatus: 503, transient: true },
  ORDER_TABLE_FULL: { code: 107, httpStatus: 503, transient: true },
  IDEMPOTENCY_FULL: { code: 108, httpStatus: 503, transient: true },
  FANOUT_FULL: { code: 109, httpStatus: 503, transient: true },
  GUARD_FULL: { code: 110, httpStatus: 503 },
  /** No room for another position, tag, limit or override: `limit` says how many there are. */
  RISK_TABLE_FULL: { code: 111, httpStatus: 503 },
  /** No room for another order that has terms: `limit` says how many there are. */
  PLAN_TABLE_FULL: { code: 112, httpStatus: 503 },

  UNKNOWN_INSTRUMENT: { code: 200, httpStatus: 422 },
  NOT_TRADABLE: { code: 201, httpStatus: 422, reason: 'symbol_blocked' },
  SYMBOL_BLOCKED: { code: 202, httpStatus: 422, reason: 'symbol_blocked' },
  SYMBOL_HALTED: { code: 203, httpStatus: 422, reason: 'symbol_halted' },
  PRICE_NOT_ON_TICK: { code: 204, httpStatus: 422, reason: 'tick_size' },
  QUANTITY_NOT_ON_LOT: { code: 205, httpStatus: 422, reason: 'lot_size' },
  ALREADY_EXPIRED: { code: 206, httpStatus: 422, reason: 'expired' },
  INSTRUMENT_EXPIRED: { code: 216, httpStatus: 422, reason: 'expired' },
  MARKET_CLOSED: { code: 215, httpStatus: 422, reason: 'market_closed', transient: true },
  REDUCING_ONLY: { code: 234, httpStatus: 422, reason: 'reducing_only' },
  /** Asked to reduce only, it would open a position or turn one: `limit` is what may be reduced. */
  REDUCE_ONLY: { code: 236, httpStatus: 422, reason: 'reduce_only' },
  FREEZE_QUANTITY: { code: 217, httpStatus: 422, reason: 'size_limit' },
  SIZE_LIMIT: { code: 207, httpStatus: 422, reason: 'size_limit' },
  NO_REFERENCE_PRICE: { code: 208, httpStatus: 422, reason: 'no_reference_price', transient: true },
  STALE_PRICE: { code: 209, httpStatus: 422, reason: 'stale_price', transient: true },
  STALE_RATE: { code: 233, httpStatus: 422, reason: 'stale_rate', transient: true },
  NOTIONAL_LIMIT: { code: 210, httpStatus: 422, reason: 'notional_limit' },
  PRICE_COLLAR: { code: 211, httpStatus: 422, reason: 'price_collar' },
  PERIOD_COLLAR: { code: 219, httpStatus: 422, reason: 'price_collar' },
  SHORT_SALE: { code: 218, httpStatus: 422, reason: 'short_sale' },
  ORDER_RATE: { code: 226, httpStatus: 422, reason: 'order_rate', transient: true },
  MESSAGE_RATE: { code: 227, httpStatus: 422, reason: 'message_rate', transient: true },
  ORDER_TO_TRADE: { code: 228, httpStatus: 422, reason: 'order_to_trade' },
  EXECUTION_THROTTLE: { code: 229, httpStatus: 422, reason: 'execution_throttle' },
  DUPLICATE_ORDER: { code: 220, httpStatus: 422, reason: 'duplicate_order' },
  OPEN_ORDERS_LIMIT: { code: 212, httpStatus: 422, reason: 'open_orders_limit' },
  OPEN_NOTIONAL_LIMIT: { code: 213, httpStatus: 422, reason: 'open_notional_limit' },
  POSITION_LIMIT: { code: 214, httpStatus: 422, reason: 'position_limit' },
  GROSS_LIMIT: { code: 221, httpStatus: 422, reason: 'gross_exposure' },
  NET_LIMIT: { code: 222, httpStatus: 422, reason: 'net_exposure' },
  BUYING_POWER: { code: 223, httpStatus: 422, reason: 'buying_power' },
  DAILY_LOSS: { code: 224, httpStatus: 422, reason: 'daily_loss' },
  DRAWDOWN: { code: 225, httpStatus: 422, reason: 'drawdown' },
  RISK_STALE: { code: 232, httpStatus: 422, reason: 'risk_stale', transient: true },
  VAR_LIMIT: { code: 231, httpStatus: 422, reason: 'var_limit' },
  SELF_TRADE: { code: 230, httpStatus: 422, reason: 'self_trade' },
  /** The price that it would wait for is there already. */
  WOULD_TRIGGER: { code: 235, httpStatus: 422, reason: 'would_trigger' },

  ORDER_NOT_FOUND: { code: 300, httpStatus: 404 },
  ORDER_FINAL: { code: 301, httpStatus: 409 },
  CANCEL_PENDING: { code: 302, httpStatus: 409 },
  REPLACE_PENDING: { code: 303, httpStatus: 409 },
  OUTCOME_UNKNOWN: { code: 304, httpStatus: 409, transient: true },
  VERSION_MISMATCH: { code: 305, httpStatus: 409 },
  NOTHING_TO_REPLACE: { code: 306, httpStatus: 422 },
  BELOW_FILLED: { code: 307, httpStatus: 422 },
  NOT_REPLACEABLE: { code: 308, httpStatus: 422 },
  /** Not yet acknowledged by its venue. */
  ORDER_PENDING: { code: 309, httpStatus: 409, transient: true },
  LIMITS_VERSION_MISMATCH: { code: 310, httpStatus: 409 },
  /** A limit that the scope named can't have. */
  INVALID_LIMIT_SCOPE: { code: 311, httpStatus: 422 },
  NOT_TRIPPED: { code: 312, httpStatus: 409 },

  VENUE_REJECTED: { code: 400, httpStatus: 422 },
  VENUE_BUSY: { code: 401, httpStatus: 503, transient: true },
  NOT_SENT: { code: 402, httpStatus: 503, transient: true },
  CANCEL_REJECTED: { code: 403, httpStatus: 409 },
  REPLACE_REJECTED: { code: 404, httpStatus: 409 },
} as const satisfies Record<string, RejectEntry>;

export type RejectName = keyof typeof Reject;

/** 0: not refused. */
export type RejectCode = (typeof Reject)[RejectName]['code'] | 0;

const names = Object.keys(Reject) as RejectName[];
const byCode = new Map<number, RejectName>(names.map((name) => [Reject[name].code, name]));

export function rejectName(code: number): RejectName | undefined {
  return byCode.get(code);
}

export function rejectEntry(name: RejectName): RejectEntry {
  return Reject[name];
}
