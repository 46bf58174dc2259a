import type { Records } from '../../core/memory/records.ts';
import { EventByte, EventHalf, EventWord } from '../../core/schema/event.ts';
import { OrderType, Side } from '../../core/schema/order-kind.ts';
import { type RejectName, rejectName } from '../../core/schema/reject.ts';
import { Term, TermFlag } from '../../core/schema/terms.ts';
import { NO_LIMIT } from '../../core/risk/resolve.ts';
import type { Directory } from '../directory.ts';
import { type Refusal, reasonOf } from '../inbound/refusal.ts';
import { REJECT_UNITS, UNKNOWN, USED_UP, rejectText } from './reject-units.ts';

const { LIMIT, VALUE, USED, TERMS } = EventWord;
const { INSTRUMENT, REJECT, NOTE } = EventHalf;
const { TYPE, SIDE } = EventByte;

/** Words of `LimitOwner`, by its number. */
export const LIMIT_OWNERS = ['account', 'firm', 'tag', 'broker', 'symbol'] as const;

const MESSAGES: Partial<Record<RejectName, string>> = {
  DUPLICATE_CLIENT_ORDER_ID: 'This client_order_id was used for an order with other values.',
  HALTED: 'Trading is halted.',
  RECOVERING: 'The broker is being reconciled; try again shortly.',
  NO_BROKER: 'No broker can take the order now.',
  DISK_LOW: 'The journal is low on disk space: cancels only.',
  ORDER_TABLE_FULL: 'The order table is full.',
  IDEMPOTENCY_FULL: 'The table of client order ids is full.',
  GUARD_FULL: 'Too many keys and accounts have cancel on disconnect or a cancel after at once.',
  FANOUT_FULL: 'Too many cancel-alls run at once.',
  NOT_TRADABLE: 'This instrument takes no orders.',
  SYMBOL_BLOCKED: 'This symbol is blocked for the account.',
  SYMBOL_HALTED: 'This symbol is halted for the account.',
  ALREADY_EXPIRED: 'expire_at is over: the order would expire before it is placed.',
  INVALID_TIME_IN_FORCE: 'The order can’t have this time_in_force.',
  RISK_TABLE_FULL: 'There is no room for another position, tag, limit or override.',
  PLAN_TABLE_FULL: 'There is no room for another order of this type.',
  WOULD_TRIGGER:
    'The price that it would wait for is there already: limit is its stop_price, value what that is compared with.',
  INSTRUMENT_EXPIRED: 'The instrument has expired.',
  MARKET_CLOSED: 'The market of the instrument is closed.',
  REDUCING_ONLY: 'Only what makes a position smaller passes now.',
  REDUCE_ONLY:
    'It may only make a position smaller: limit is what of the position nothing else closes yet, value its quantity.',
  FREEZE_QUANTITY: 'The quantity is above what the exchange takes in one order.',
  STALE_RATE: 'The exchange rate of the instrument’s currency is too old.',
  PERIOD_COLLAR: 'The price is too far from what the reference price was when the period began.',
  SHORT_SALE: 'The position could become short, and the symbol may not be sold short.',
  ORDER_RATE: 'More orders than may be placed in so short a time.',
  MESSAGE_RATE: 'More orders and replaces than may be sent in so short a time.',
  ORDER_TO_TRADE: 'Too many orders, replaces and cancels for the day’s trades.',
  EXECUTION_THROTTLE: 'Too many executions stopped this book; an administrator arms it again.',
  DUPLICATE_ORDER: 'The same order was placed a moment ago; duplicate_override says that it is meant.',
  GROSS_LIMIT: 'The gross exposure could become larger than its limit.',
  NET_LIMIT: 'The net exposure could become larger than its limit.',
  BUYING_POWER: 'The order needs more buying power than there is.',
  DAILY_LOSS: 'The day’s loss has reached its limit.',
  DRAWDOWN: 'The drawdown from the day’s best has reached its limit.',
  RISK_STALE: 'The value at risk is missing or too old.',
  VAR_LIMIT: 'The value at risk could become larger than its limit.',
  SELF_TRADE: 'The order could trade with another of the same firm.',
  LIMITS_VERSION_MISMATCH: 'The limits have another version by now.',
  INVALID_LIMIT_SCOPE: 'This scope can’t have such a limit.',
  NOT_TRIPPED: 'This throttle is armed: nothing has stopped it.',
  SIZE_LIMIT: 'The quantity is above the limit of one order.',
  NO_REFERENCE_PRICE: 'There is no reference price to check the order against.',
  STALE_PRICE: 'The reference price is too old to check the order against.',
  NOTIONAL_LIMIT: 'The value of the order is above the limit of one order.',
  PRICE_COLLAR: 'The price is too far from the reference price.',
  OPEN_ORDERS_LIMIT: 'The account has as many open orders as it may.',
  OPEN_NOTIONAL_LIMIT: 'The value of all open orders would be above the limit.',
  POSITION_LIMIT: 'The position could become larger than its limit.',
  ORDER_NOT_FOUND: 'There is no such order.',
  ORDER_FINAL: 'The order is final.',
  CANCEL_PENDING: 'A cancel of this order is under way.',
  REPLACE_PENDING: 'A replace of this order is under way.',
  OUTCOME_UNKNOWN: 'The venue has not said what became of the order; it is being asked.',
  VERSION_MISMATCH: 'The order has another version by now.',
  NOTHING_TO_REPLACE: 'The order has this price and quantity already.',
  BELOW_FILLED: 'More than the new quantity is filled already.',
  NOT_REPLACEABLE: 'This order has nothing of this that a replace may change; cancel it and place another.',
  INVALID_ORDER_TYPE: 'This order type can’t be placed here.',
  INVALID_EXITS: 'The target and the stop_loss have to be on opposite sides of the price.',
  INVALID_PRICE: 'The price is none for an order of this type.',
  INVALID_STOP_PRICE: 'The stop_price is none for an order of this type.',
  INVALID_TRAIL: 'The trail is none for an order of this type.',
  INVALID_LEGS: 'Each leg is a lot at least: the quantity is too small for its legs.',
  VENUE_REJECTED: 'The venue rejected the order.',
  VENUE_BUSY: 'The venue is busy.',
  NOT_SENT: 'The order certainly never left the gateway.',
};

const ICEBERG_RESTS = 'An ICEBERG order is DAY, GTC or GTD: of a leg that doesn’t rest nothing is left to go on with.';
const NO_FOK_IN_SLICES = 'An order in slices can’t be FOK: nobody can promise all of it or nothing.';

/** Where a request says what is refused, if it is one field. */
const FIELDS: Partial<Record<RejectName, string>> = {
  ALREADY_EXPIRED: 'expire_at',
  INVALID_TIME_IN_FORCE: 'time_in_force',
  REDUCE_ONLY: 'quantity',
};

/** What depends on the order: its type and side. */
function aboutOrder(code: RejectName, records: Records, at: number): About {
  const { u8 } = records;
  const type = u8[at + TYPE]!;
  const field = FIELDS[code];
  const message = MESSAGES[code] ?? 'The request was refused.';
  if (code === 'INVALID_TIME_IN_FORCE') {
    const why = type === OrderType.iceberg ? ICEBERG_RESTS : type < OrderType.stop ? NO_FOK_IN_SLICES : message;
    return { message: why, field: field! };
  }
  if (code === 'REDUCE_ONLY' && type === OrderType.oco) {
    return {
      message: 'An OCO closes a position: limit is what of the position nothing else closes yet, value its quantity.',
      field: field!,
    };
  }
  if (code === 'WOULD_TRIGGER' && type >= OrderType.stop) return aboutTrigger(type, records, at);
  if (code === 'INVALID_TRAIL' && records.f64[(at >> 3) + LIMIT]! > 0) return aboutTrail(records, at);
  return field === undefined ? { message } : { message, field };
}

interface About {
  readonly message: string;
  readonly field?: string;
}

/** The exits of a bracket or OTO are on the other side than its entry. */
function aboutTrigger(type: number, { f64, u8 }: Records, at: number): About {
  const isEntry = type === OrderType.bracket || type === OrderType.oto;
  const sells = (u8[at + SIDE] === Side.buy) === isEntry;
  const target = f64[(at >> 3) + TERMS + Term.TARGET_TICKS]!;
  if (isEntry && target > 0 && target === f64[(at >> 3) + LIMIT]) {
    const message = `The target of a market order that ${sells ? 'buys is above' : 'sells is below'} the market: limit is its target, value the price of the market.`;
    return { message, field: 'target' };
  }
  const field = type >= OrderType.bracket ? 'stop_loss' : 'stop_price';
  const message = `A stop that ${sells ? 'sells is below' : 'buys is above'} the market: limit is its ${field}, value the price that it is compared with.`;
  return { message, field };
}

function aboutTrail({ f64 }: Records, at: number): About {
  const isPercent = (f64[(at >> 3) + TERMS + Term.FLAGS]! & TermFlag.percent) !== 0;
  const message =
    'A stop that sells trails by less than the price, else it never triggers: limit is the price, value how far it would stay below.';
  return { message, field: isPercent ? 'trail_percent' : 'trail_amount' };
}

/** Of a code that says all there is to say. */
export function codeRefusal(code: RejectName): Refusal {
  return { code, message: MESSAGES[code] ?? 'The request was refused.' };
}

/** The refusal that the event at byte `at` tells. */
export function eventRefusal(directory: Directory, records: Records, at: number): Refusal {
  const half = at >> 2;
  const code = rejectName(records.i32[half + REJECT]!) ?? 'VENUE_REJECTED';
  const told: Told = { code, ...aboutOrder(code, records, at) };
  const instrument = directory.instruments[records.i32[half + INSTRUMENT]!];
  const unit = REJECT_UNITS[code];
  if (unit === undefined) return told;
  const word = at >> 3;
  const limit = records.f64[word + LIMIT]!;
  // Beyond the price; what can be no trail at all is told without a number.
  if (code === 'INVALID_TRAIL' && limit === 0) return told;
  const value = records.f64[word + VALUE]!;
  if (unit === 'order') return { ...told, field: 'order_id', value: String(value) };
  const limitText = limit === NO_LIMIT ? undefined : rejectText(unit, instrument, limit);
  if (LIMIT_ONLY.has(code)) return { ...told, ...(limitText === undefined ? {} : { limit: limitText }) };
  if (limitText !== undefined) told.limit = limitText;
  // Of what nobody knows there is no value, as of an exchange rate that was never set.
  if (value !== UNKNOWN) told.value = rejectText(unit, instrument, value);
  if (limitText !== undefined && USED_UP.has(code)) {
    told.headroom = rejectText(unit, instrument, limit - records.f64[word + USED]!);
  }
  // Of a limit that somebody set: whose it is.
  if (reasonOf(code) !== undefined) told.limitOf = LIMIT_OWNERS[records.i32[half + NOTE]!] ?? 'account';
  return told;
}

type Told = { -readonly [field in keyof Refusal]: Refusal[field] };

/** Of these only the limit means something. */
const LIMIT_ONLY: ReadonlySet<RejectName> = new Set(['LIMITS_VERSION_MISMATCH', 'RISK_TABLE_FULL', 'PLAN_TABLE_FULL']);

/** The name of the reject that an event carries, or undefined for none. */
export function eventReject(records: Records, at: number): RejectName | undefined {
  const code = records.i32[(at >> 2) + REJECT]!;
  return code === 0 ? undefined : rejectName(code);
}
