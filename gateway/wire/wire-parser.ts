import { SelfTradeMode } from '../../core/risk/limit-field.ts';
import { PlaceOption } from '../../core/schema/risk.ts';
import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import type { WireCancelAll } from '../../core/wire/cancel-all.ts';
import type { WireCancel } from '../../core/wire/cancel.ts';
import type { WirePlace } from '../../core/wire/place.ts';
import type { WireReplace } from '../../core/wire/replace.ts';
import { NO_INSTRUMENT, WireSide } from '../../core/wire/wire-codes.ts';
import type { Directory } from '../directory.ts';
import { type OrderRequest, clearOrderRequest, clearTerms } from '../inbound/order-request.ts';
import { isNameByte } from '../inbound/field-readers.ts';
import { CLIENT_ID_RULE } from '../inbound/order-name.ts';
import { MAX_EXPIRY_MS, MAX_TTL_MINUTES, type RequestParser } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';

/**
 * Decoded records → `OrderRequest`, as `RequestParser` does it for JSON: the same object, and where a record means what
 * a JSON request means, the same refusal in the same order of precedence. A zero is a field that isn't there.
 */
export interface WireParser {
  place(from: WirePlace, into: OrderRequest): Refusal | undefined;
  replace(from: WireReplace, into: OrderRequest): Refusal | undefined;
  /** The name of one order. */
  name(from: WireCancel, into: OrderRequest): Refusal | undefined;
  /** An account, or one instrument of it. */
  scope(from: WireCancelAll, into: OrderRequest): Refusal | undefined;
}

const US_PER_MS = 1000;
const MAX_EXPIRY_US = MAX_EXPIRY_MS * US_PER_MS;
const { buy, sell } = WireSide;
const { limit, market } = OrderType;
const { day, gtd } = TimeInForce;
const ANY = NO_INSTRUMENT;

const stale = refusal(
  'STALE_CATALOG',
  'The instruments have other numbers, ticks or lots than this catalog: read /instruments again.',
  'catalog',
);
const noSide = refusal('MISSING_FIELD', 'An order has a side, buy or sell.', 'side');
const noQuantity = refusal('MISSING_FIELD', 'An order has a quantity.', 'quantity');
const noPrice = refusal('MISSING_FIELD', 'A LIMIT order has a price.', 'price');
const noExpiry = refusal('MISSING_FIELD', 'GTD wants expire_at or ttl_minutes.', 'expire_at');
const noName = refusal('MISSING_FIELD', 'Give order_id or client_order_id.', 'order_id');
const badSide = refusal('INVALID_SIDE', 'side is buy or sell.', 'side');
const badType = refusal('INVALID_ORDER_TYPE', 'order_type is LIMIT or MARKET.', 'order_type');
const pricedMarket = refusal('INVALID_PRICE', 'A MARKET order has no price.', 'price');
const largePrice = refusal('INVALID_PRICE', 'price is too large.', 'price');
const largeQuantity = refusal('INVALID_QUANTITY', 'quantity is too large.', 'quantity');
const badTif = refusal('INVALID_TIME_IN_FORCE', 'time_in_force is DAY, GTC, IOC, FOK or GTD.', 'time_in_force');
const bothExpiries = refusal('INVALID_EXPIRE_AT', 'Give expire_at or ttl_minutes, not both.', 'ttl_minutes');
const badTtl = refusal(
  'INVALID_EXPIRE_AT',
  `ttl_minutes is a whole number from 1 to ${MAX_TTL_MINUTES}.`,
  'ttl_minutes',
);
const badExpiry = refusal('INVALID_EXPIRE_AT', 'expire_at is a time in whole milliseconds, before 2200.', 'expire_at');
const badClientId = refusal('INVALID_CLIENT_ORDER_ID', `client_order_id is ${CLIENT_ID_RULE}.`, 'client_order_id');
const badOptions = refusal('INVALID_PARAMETER', 'options has a bit or an stp_mode that there is none of.', 'stp_mode');
const STP = PlaceOption.selfTrade;
const ALL_OPTIONS = PlaceOption.selfTrade | PlaceOption.duplicateOverride;
const MOST_STP = SelfTradeMode.cancel_both + 1;
const badTag = refusal('INVALID_TAG', 'tag is 1 to 24 of A-Z a-z 0-9 . _ : -', 'tag');
const badOrderId = refusal('INVALID_ORDER_ID', 'order_id is below 2^53.', 'order_id');
const bothNames = refusal('INVALID_PARAMETER', 'Give order_id or client_order_id, not both.', 'client_order_id');
const badVersion = refusal('INVALID_PARAMETER', 'if_version is a whole number from 1 on.', 'if_version');
const nothing = refusal('NOTHING_TO_REPLACE', 'A replace has a new price, a new quantity or both.');

/** Accounts are those of the principal that `parser` acts for. */
export function createWireParser(directory: Directory, parser: RequestParser): WireParser {
  const { instruments, brokers } = directory;
  const badBroker = refusal('INVALID_BROKER', `broker is one of ${brokers.join(', ')}.`, 'broker');

  function instrumentOf(number: number, into: OrderRequest): Refusal | undefined {
    if (number >= instruments.length)
      return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${number}.`, 'symbol');
    into.instrument = number;
    return undefined;
  }

  return {
    place(from, into) {
      clearOrderRequest(into);
      if (from.catalog !== directory.catalog()) return stale;
      if (from.side === 0) return noSide;
      if (from.quantityLots === 0) return noQuantity;
      if (from.side !== buy && from.side !== sell) return badSide;
      into.side = from.side - 1;
      into.type = from.type === 0 ? (from.priceTicks === 0 ? market : limit) : from.type;
      if (into.type !== limit && into.type !== market) return badType;
      if (into.type === limit && from.priceTicks === 0) return noPrice;
      if (into.type === market && from.priceTicks !== 0) return pricedMarket;
      let no = readExpiry(from, into);
      if (no !== undefined) return no;
      if (!isName(from.clientId, from.clientIdLength)) return badClientId;
      into.clientIdLength = copy(from.clientId, from.clientIdLength, into.clientId);
      if (!isName(from.tag, from.tagLength)) return badTag;
      into.tagLength = copy(from.tag, from.tagLength, into.tag);
      if (from.broker > brokers.length) return badBroker;
      into.broker = from.broker;
      if ((from.options & ALL_OPTIONS) !== from.options || (from.options & STP) > MOST_STP) return badOptions;
      into.options = from.options;
      no = parser.accountAt(from.account, into) ?? instrumentOf(from.instrument, into);
      if (no !== undefined) return no;
      if (from.priceTicks < 0) return largePrice;
      into.priceTicks = from.priceTicks;
      if (from.quantityLots < 0) return largeQuantity;
      into.quantityLots = from.quantityLots;
      return undefined;
    },

    replace(from, into) {
      clearOrderRequest(into);
      clearTerms(into);
      if (from.catalog !== directory.catalog()) return stale;
      const no = parser.accountAt(from.account, into) ?? nameOf(from.orderId, from.clientId, from.clientIdLength, into);
      if (no !== undefined) return no;
      if (from.ifVersion < 0) return badVersion;
      into.ifVersion = from.ifVersion;
      if (from.priceTicks === 0 && from.quantityLots === 0) return nothing;
      if (from.priceTicks < 0) return largePrice;
      into.priceTicks = from.priceTicks;
      if (from.quantityLots < 0) return largeQuantity;
      into.quantityLots = from.quantityLots;
      return undefined;
    },

    name(from, into) {
      clearOrderRequest(into);
      return parser.accountAt(from.account, into) ?? nameOf(from.orderId, from.clientId, from.clientIdLength, into);
    },

    scope(from, into) {
      clearOrderRequest(into);
      // Without an instrument it means the same in every catalog.
      if (from.instrument === ANY) return parser.accountAt(from.account, into);
      if (from.catalog !== directory.catalog()) return stale;
      return parser.accountAt(from.account, into) ?? instrumentOf(from.instrument, into);
    },
  };
}

function readExpiry(from: WirePlace, into: OrderRequest): Refusal | undefined {
  const { expireAtUs, ttlMinutes } = from;
  const hasExpiry = expireAtUs !== 0 || ttlMinutes !== 0;
  into.timeInForce = from.timeInForce === 0 ? (hasExpiry ? gtd : day) : from.timeInForce;
  if (into.timeInForce > gtd) return badTif;
  if (into.timeInForce !== gtd) {
    if (!hasExpiry) return undefined;
    const field = expireAtUs !== 0 ? 'expire_at' : 'ttl_minutes';
    return refusal('INVALID_EXPIRE_AT', `${field} goes with time_in_force GTD only.`, field);
  }
  if (expireAtUs !== 0 && ttlMinutes !== 0) return bothExpiries;
  if (ttlMinutes !== 0) {
    if (ttlMinutes > MAX_TTL_MINUTES) return badTtl;
    into.ttlMinutes = ttlMinutes;
    return undefined;
  }
  if (expireAtUs === 0) return noExpiry;
  if (expireAtUs < 0 || expireAtUs >= MAX_EXPIRY_US || expireAtUs % US_PER_MS !== 0) return badExpiry;
  into.expireAtUs = expireAtUs;
  return undefined;
}

function nameOf(orderId: number, clientId: Uint8Array, length: number, into: OrderRequest): Refusal | undefined {
  if (orderId !== 0 && length !== 0) return bothNames;
  if (orderId < 0) return badOrderId;
  into.orderId = orderId;
  if (orderId > 0) return undefined;
  if (length === 0) return noName;
  if (!isName(clientId, length)) return badClientId;
  into.clientIdLength = copy(clientId, length, into.clientId);
  return undefined;
}

/** Whether the first `length` bytes are allowed in client order ids and tags; none at all are. */
function isName(bytes: Uint8Array, length: number): boolean {
  let isGood = length <= bytes.length;
  for (let i = 0; i < length && isGood; i++) isGood = isNameByte(bytes[i]!);
  return isGood;
}

function copy(bytes: Uint8Array, length: number, into: Uint8Array): number {
  for (let i = 0; i < length; i++) into[i] = bytes[i]!;
  return length;
}
