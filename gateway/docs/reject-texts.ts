import { Reject, type RejectName } from '../../core/schema/reject.ts';
import { UNSUPPORTED_FIELDS } from '../inbound/parse.ts';

/** When a code is told. A code without a line here fails the contract test by its name. */
const WHEN: Readonly<Record<string, string>> = {
  INVALID_JSON: 'It is not a JSON object, or one that this gateway reads: exponents, bad UTF-8, too many levels.',
  DUPLICATE_FIELD: 'A field or parameter is given twice.',
  UNKNOWN_FIELD: 'There is no field of this name here.',
  UNSUPPORTED_FIELD: `A field of the interface that this version doesn’t read: ${UNSUPPORTED_FIELDS.join(', ')}; or compression.`,
  MISSING_FIELD: 'A field that is needed is absent.',
  INVALID_SYMBOL: 'symbol is not a text of the allowed length.',
  INVALID_SIDE: 'side is neither buy nor sell.',
  INVALID_QUANTITY: 'quantity is not a number above zero, or too large.',
  INVALID_ORDER_TYPE: 'order_type is not one that exists.',
  INVALID_PRICE:
    'price is not a number above zero, or too large; or the order is of a type that has none (MARKET, STOP, TRAILING_STOP), or an OCO whose price is not its target.',
  INVALID_TIME_IN_FORCE: 'time_in_force is not one that exists, or not one that an order of this type may have.',
  INVALID_EXPIRE_AT: 'expire_at or ttl_minutes can’t be read, or goes with GTD only.',
  INVALID_CLIENT_ORDER_ID: 'client_order_id has other characters or another length than allowed.',
  INVALID_TAG: 'tag has other characters or another length than allowed.',
  INVALID_BROKER: 'There is no broker of this name.',
  INVALID_ORDER_ID: 'An order id is a text of digits.',
  INVALID_PARAMETER: 'A parameter or header has a value that is not allowed, or isn’t taken here.',
  INVALID_METHOD: 'There is no method of this name.',
  INVALID_INSTRUMENTS: 'A file of INSTRUMENTS can’t be read: the message says which and where; nothing was changed.',
  INVALID_STOP_PRICE: 'stop_price is not a number above zero, or too large.',
  INVALID_TRAIL:
    'trail_amount or trail_percent is not above zero, or 100 percent or more; or both are given; or a replace gives the one by which the order doesn’t trail; or a stop that sells would stay below its price by all of it (limit is the price, value how far).',
  INVALID_LEGS: 'iceberg_legs or iceberg_quantity_variance is out of its range, or there are more legs than lots.',
  INVALID_EXITS:
    'target, stop_loss or stop_loss_limit is no price; or they stand on the wrong side of the price or of each other, or one is too many.',
  UNAUTHORIZED: 'The signature or logon is missing, wrong, expired or used already.',
  FORBIDDEN_ACCOUNT: 'The account is not one that may be used here.',
  FORBIDDEN_ORIGIN: 'The Origin is not on ALLOWED_ORIGINS.',
  FORBIDDEN_HOST: 'The Host is not a name of this gateway; see ALLOWED_HOSTS.',
  FORBIDDEN_PROXY: 'A header of a proxy (Forwarded, X-Forwarded-…, Via), where there are no keys.',
  FORBIDDEN_SCOPE: 'The key has no scope for this.',
  FORBIDDEN_SYMBOL: 'The key may not trade this symbol.',
  FORBIDDEN_IP: 'The key may not be used from this address.',
  NOT_FOUND: 'There is nothing at this path.',
  METHOD_NOT_ALLOWED: 'The path takes other methods; Allow names them.',
  BODY_TOO_LARGE: 'The body or frame has more bytes than allowed.',
  UNSUPPORTED_MEDIA_TYPE: 'The body doesn’t say that it is JSON in UTF-8.',
  LENGTH_REQUIRED: 'The body comes without a Content-Length.',
  TRANSFER_ENCODING_REFUSED: 'The request has a Transfer-Encoding.',
  TOO_MANY_CONNECTIONS:
    'The gateway has MAX_CONNECTIONS already; or on /ws the address as many sessions, or the gateway as many that have not logged on, as may be.',
  TOO_MANY_SUBSCRIPTIONS: 'The session has as many subscriptions, or the gateway as many feeds, as it takes.',
  REQUEST_TIMEOUT: 'No answer came in time, and the outcome is unknown: look it up before trying again.',
  RATE_LIMITED:
    'More orders, cancels or other calls than the session, key or account may make now; or more nonces of a key, logons, or handshakes of an address. retry_after_ms, where it is told, and Retry-After say when to come again.',
  TOO_MANY_SESSIONS: 'The key has as many sessions as it may.',
  LOGGED_ON: 'The session is logged on already or about to be, or the gateway has no keys.',
  STALE_CATALOG: 'Binary: the record’s catalog is not that of /instruments.',
  UPGRADE_REQUIRED: 'A request to /ws that is no WebSocket handshake.',
  GUARD_FULL: 'As many keys and accounts have a guard as may: cancel on disconnect, or cancel after.',
  INVALID_FRAME:
    'Binary: what stands there is no record, or a record before it was none, or the frame is empty or has more than 100.',
  DUPLICATE_CLIENT_ORDER_ID: 'The client_order_id was used for an order with other values.',
  BUSY: 'More requests than the gateway, or its brokers’ rate limits, can take now.',
  SHUTTING_DOWN: 'The gateway takes no new requests any more.',
  DISK_LOW: 'The disk has less than DISK_REFUSE_BYTES free: cancels only.',
  HALTED: 'A person has stopped trading: everywhere, or for the account, symbol, broker or tag of the order.',
  RECOVERING: 'The broker is being reconciled.',
  NO_BROKER: 'No broker can take the order now.',
  ORDER_TABLE_FULL: 'There are MAX_ORDERS orders.',
  IDEMPOTENCY_FULL: 'There are MAX_CLIENT_IDS client order ids.',
  FANOUT_FULL: 'As many cancel-alls run as may at once.',
  UNKNOWN_INSTRUMENT: 'There is no instrument of this name.',
  NOT_TRADABLE: 'The instrument has quotes but takes no orders.',
  SYMBOL_BLOCKED: 'The symbol is blocked for the account.',
  SYMBOL_HALTED: 'The symbol is halted for the account.',
  PRICE_NOT_ON_TICK: 'The price is no multiple of the tick; limit is the tick.',
  QUANTITY_NOT_ON_LOT: 'The quantity is no multiple of the lot; limit is the lot.',
  ALREADY_EXPIRED: 'The order would have ended before it begins.',
  SIZE_LIMIT: 'The quantity is above the limit of one order.',
  NO_REFERENCE_PRICE: 'No price is known to check the order against.',
  STALE_PRICE: 'The reference price is too old; limit and value are ages in microseconds.',
  NOTIONAL_LIMIT: 'The value of the order is above the limit of one order.',
  PRICE_COLLAR: 'The price is too far on the aggressive side of the reference price.',
  OPEN_ORDERS_LIMIT: 'The account has as many open orders as it may.',
  OPEN_NOTIONAL_LIMIT: 'The value of all open orders would be above the limit.',
  POSITION_LIMIT: 'The position could become larger than its limit.',
  RISK_TABLE_FULL: 'There is no room for another position, tag, limit or override; limit is how many there may be.',
  INSTRUMENT_EXPIRED: 'The instrument has ceased to exist.',
  MARKET_CLOSED: 'The session of the instrument is closed.',
  REDUCING_ONLY:
    'The account, tag, symbol, broker or firm is reducing: only what makes a position smaller passes; limit is by how much it may.',
  REDUCE_ONLY:
    'reduce_only: the order would open a position or turn one, with everything open on its side; limit is by how much it may be reduced. An OCO without a position that other exits leave it to end.',
  FREEZE_QUANTITY: 'The quantity is above what the exchange takes in one order.',
  STALE_RATE:
    'The exchange rate of the instrument’s currency is missing or too old; limit and value are ages in microseconds.',
  PERIOD_COLLAR: 'The price is farther from what the reference was when the period began than period_collar_bps.',
  SHORT_SALE: 'no_short: the position could become short; limit is what is there, value what would be sold.',
  ORDER_RATE: 'orders_per_second and orders_burst: more orders than may be placed in so short a time.',
  MESSAGE_RATE:
    'messages_per_second and messages_burst: more orders and replaces than may be sent in so short a time. Cancels are never counted.',
  ORDER_TO_TRADE: 'max_order_to_trade: too many orders, replaces and cancels for the day’s executions.',
  EXECUTION_THROTTLE:
    'max_executions: too many executions within the window stopped the book, until POST /throttles/rearm.',
  DUPLICATE_ORDER:
    'duplicate_window_ms: the same symbol, side, quantity and price were placed a moment ago; duplicate_override says that it is meant. value is the other order’s id.',
  GROSS_LIMIT: 'max_gross_exposure: positions and everything open, in flight and unknown could be worth more.',
  NET_LIMIT: 'max_net_exposure: positions and what could still trade to one side could be worth more.',
  BUYING_POWER: 'cash and margin_bps: the worst case would need more than there is.',
  DAILY_LOSS: 'max_daily_loss was reached: only what makes a position smaller passes until the next day, or a resume.',
  DRAWDOWN:
    'max_drawdown from the day’s best was reached: only what makes a position smaller passes until the next day, or a resume.',
  RISK_STALE:
    'max_var is set, and the value at risk is missing or too old (RISK_STALE=closed); limit and value are ages in microseconds.',
  VAR_LIMIT: 'max_var: the value at risk with this order would be above it.',
  PLAN_TABLE_FULL: 'There is no room for another order of the gateway’s own types; limit is how many there may be.',
  WOULD_TRIGGER:
    'The price that the stop, alone or of a group, would wait for is there already; or the target of an entry at the market is passed. limit is that stop or target, value what it is compared with.',
  SELF_TRADE: 'self_trade_mode or stp_mode: the order could trade with another of the same firm.',
  LIMITS_VERSION_MISMATCH: 'The limits have another version than if_version; limit is the one that they have.',
  INVALID_LIMIT_SCOPE:
    'The scope can’t have this limit, or is none: a tag without its account, or more than a symbol with firm.',
  NOT_TRIPPED: 'The throttle is armed already.',
  ORDER_NOT_FOUND: 'There is no such order.',
  ORDER_FINAL: 'The order is final: filled, cancelled, rejected, expired or not sent.',
  CANCEL_PENDING: 'A cancel of the order is under way.',
  REPLACE_PENDING: 'A replace of the order is under way.',
  OUTCOME_UNKNOWN: 'The venue has not said what became of the order; it is being asked.',
  VERSION_MISMATCH: 'The order has another version than if_version.',
  NOTHING_TO_REPLACE: 'The order has all of this already, or nothing is given.',
  BELOW_FILLED: 'More than the new quantity is filled already.',
  NOT_REPLACEABLE: 'An order of its type, or as it stands, has nothing of the kind that could be changed.',
  ORDER_PENDING: 'The venue has not acknowledged the order yet.',
  VENUE_REJECTED: 'The venue rejected the order (told here with ASYNC_MODE=false).',
  VENUE_BUSY: 'The venue has no room for the order now (told here with ASYNC_MODE=false).',
  NOT_SENT: 'The order certainly never left the gateway (told here with ASYNC_MODE=false).',
  CANCEL_REJECTED: 'The venue refused the cancel; told in the orders channel.',
  REPLACE_REJECTED: 'The venue refused the replace; told in the orders channel.',
};

export const REJECT_NAMES = Object.keys(Reject) as readonly RejectName[];

/** '' where nothing is written yet. */
export function whenTold(code: RejectName): string {
  return WHEN[code] ?? '';
}
