import type { Instrument } from '../../core/market/instruments.ts';
import { DecimalError, parseDecimal } from '../../core/number/decimal.ts';
import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.ts';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import type { RejectName } from '../../core/schema/reject.ts';
import type { Directory } from '../directory.ts';
import { type Principal, localPrincipal } from '../keys/principal.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import { type JsonReader, JsonType, jsonErrorText, JsonError } from './json-reader.ts';
import { type OrderRequest, clearOrderRequest } from './order-request.ts';
import { type Refusal, refusal, refusedValue } from './refusal.ts';

/**
 * Request objects → `OrderRequest`. Numbers are read from the bytes, exactly, into ticks and lots; what doesn't fit
 * is refused with code, field and the limit.
 */
export interface RequestParser {
  /** For whom the requests from here on are. */
  actFor(principal: Principal): void;
  /** The account of that name, if the principal may use it. */
  account(name: string, into: OrderRequest): Refusal | undefined;
  /** The account at a place of the principal's list. */
  accountAt(place: number, into: OrderRequest): Refusal | undefined;
  /** The fields of `reader` as a new order. */
  place(reader: JsonReader, into: OrderRequest): Refusal | undefined;
  /**
   * The fields of `reader` as the new price and quantity of an order: the one that `into` names (`named`), or that the
   * fields name. While `into.instrument` is -1 everything but the two numbers is read and checked.
   */
  replace(reader: JsonReader, into: OrderRequest, named: boolean): Refusal | undefined;
  /** The fields of `reader` as the name of one order. */
  name(reader: JsonReader, into: OrderRequest): Refusal | undefined;
  /** `symbol` and `account` only, both optional. */
  scope(reader: JsonReader, into: OrderRequest): Refusal | undefined;
}

export const PLACE = [
  'symbol',
  'side',
  'quantity',
  'order_type',
  'price',
  'time_in_force',
  'expire_at',
  'ttl_minutes',
  'client_order_id',
  'account',
  'broker',
  'tag',
] as const;
const [SYMBOL, SIDE, QUANTITY, ORDER_TYPE, PRICE, TIF, EXPIRE_AT, TTL, CLIENT_ID, ACCOUNT, BROKER, TAG] = PLACE.keys();

/** Fields of the public interface that no part of this version reads. */
export const UNSUPPORTED_FIELDS = [
  'stop_price',
  'trigger_by',
  'trail_amount',
  'iceberg_legs',
  'iceberg_quantity_variance',
  'stop_loss',
  'target',
  'product',
  'exchange',
  'market_protection',
  'reduce_only',
  'post_only',
  'stp_mode',
  'duplicate_override',
] as const;
const UNSUPPORTED = fieldNames(UNSUPPORTED_FIELDS);

export const REPLACE = ['price', 'quantity', 'if_version', 'order_id', 'client_order_id', 'account'] as const;
const [R_PRICE, R_QUANTITY, R_VERSION, R_ORDER_ID, R_CLIENT_ID, R_ACCOUNT] = REPLACE.keys();

export const NAME = ['order_id', 'client_order_id', 'account'] as const;
const [N_ORDER_ID, N_CLIENT_ID, N_ACCOUNT] = NAME.keys();

export const SCOPE = ['symbol', 'account'] as const;
const [S_SYMBOL, S_ACCOUNT] = SCOPE.keys();

export const SIDE_NAMES = ['buy', 'sell'] as const;
const SIDES = fieldNames(SIDE_NAMES, true);
const SIDE_CODES = [Side.buy, Side.sell];
export const TYPE_NAMES = ['limit', 'market'] as const;
const TYPES = fieldNames(TYPE_NAMES, true);
const TYPE_CODES = [OrderType.limit, OrderType.market];
export const TIF_NAMES = ['day', 'gtc', 'ioc', 'fok', 'gtd'] as const;
const TIFS = fieldNames(TIF_NAMES, true);
const TIF_CODES = [TimeInForce.day, TimeInForce.gtc, TimeInForce.ioc, TimeInForce.fok, TimeInForce.gtd];

/** Longer numbers are refused unread: 2^53 has 16 digits, and a fraction at most 18 places. */
export const MAX_NUMBER_BYTES = 48;
export const MAX_SYMBOL_BYTES = 32;
export const MAX_TTL_MINUTES = 525_600;
/** Microseconds beyond 2255 are no safe integers. */
export const MAX_EXPIRY_MS = Date.UTC(2200, 0);
const ABSENT = -1;

const TIME = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

export function createRequestParser(directory: Directory): RequestParser {
  const found = new Int32Array(PLACE.length);
  let who = localPrincipal(directory.accounts.length);

  /** Where each of `names` stands among the reader's fields; refuses fields that aren't among them. */
  function locate(reader: JsonReader, names: FieldNames): Refusal | undefined {
    found.fill(ABSENT);
    for (let field = 0; field < reader.count; field++) {
      const start = reader.keyStart[field]!;
      const end = reader.keyEnd[field]!;
      const name = names.find(reader.bytes, start, end);
      if (name >= 0) {
        if (reader.type[field] !== JsonType.null) found[name] = field;
      } else {
        const key = reader.keyText(field).slice(0, 64);
        if (UNSUPPORTED.find(reader.bytes, start, end) >= 0) {
          return refusal('UNSUPPORTED_FIELD', `This version has no ${key}.`, key);
        }
        return refusal('UNKNOWN_FIELD', `There is no field of this name here.`, key);
      }
    }
    return undefined;
  }

  function account(reader: JsonReader, field: number, into: OrderRequest): Refusal | undefined {
    if (field === ABSENT) return undefined;
    return accountNamed(reader.type[field] === JsonType.string ? reader.valueText(field) : '', into);
  }

  function accountNamed(name: string, into: OrderRequest): Refusal | undefined {
    const account = directory.accountOf(name);
    if (who.accounts.includes(account)) {
      into.account = account;
      return undefined;
    }
    return notYours();
  }

  function notYours(): Refusal {
    const names = who.accounts.map((one) => directory.accounts[one]).join(', ');
    const rule = who.accounts.length === 1 ? `Only the account ${names}` : `Only the accounts ${names}`;
    return refusal('FORBIDDEN_ACCOUNT', `${rule} may be used here.`, 'account');
  }

  function symbol(reader: JsonReader, field: number, into: OrderRequest): Refusal | undefined {
    const start = reader.start[field]!;
    const end = reader.end[field]!;
    if (reader.type[field] !== JsonType.string || end === start || end - start > MAX_SYMBOL_BYTES) {
      return refusal('INVALID_SYMBOL', `A symbol is a text of 1 to ${MAX_SYMBOL_BYTES} bytes.`, 'symbol');
    }
    into.instrument = directory.instrumentAt(reader.bytes, start, end);
    if (into.instrument >= 0) return undefined;
    return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${reader.valueText(field)}.`, 'symbol');
  }

  function readType(reader: JsonReader, into: OrderRequest): Refusal | undefined {
    const field = found[ORDER_TYPE!]!;
    if (field === ABSENT) {
      into.type = found[PRICE!] === ABSENT ? OrderType.market : OrderType.limit;
      return undefined;
    }
    const type = oneOf(reader, field, TYPES);
    if (type < 0) return refusal('INVALID_ORDER_TYPE', 'order_type is LIMIT or MARKET.', 'order_type');
    into.type = TYPE_CODES[type]!;
    return undefined;
  }

  function readExpiry(reader: JsonReader, into: OrderRequest): Refusal | undefined {
    const expireAt = found[EXPIRE_AT!]!;
    const ttl = found[TTL!]!;
    const tif = found[TIF!]!;
    if (tif !== ABSENT) {
      const index = oneOf(reader, tif, TIFS);
      if (index < 0) {
        return refusal('INVALID_TIME_IN_FORCE', 'time_in_force is DAY, GTC, IOC, FOK or GTD.', 'time_in_force');
      }
      into.timeInForce = TIF_CODES[index]!;
    } else into.timeInForce = expireAt !== ABSENT || ttl !== ABSENT ? TimeInForce.gtd : TimeInForce.day;
    if (into.timeInForce !== TimeInForce.gtd) {
      if (expireAt === ABSENT && ttl === ABSENT) return undefined;
      const field = expireAt !== ABSENT ? 'expire_at' : 'ttl_minutes';
      return refusal('INVALID_EXPIRE_AT', `${field} goes with time_in_force GTD only.`, field);
    }
    if (expireAt !== ABSENT && ttl !== ABSENT) {
      return refusal('INVALID_EXPIRE_AT', 'Give expire_at or ttl_minutes, not both.', 'ttl_minutes');
    }
    if (ttl !== ABSENT) {
      const minutes = wholeNumber(reader, ttl);
      if (!(minutes >= 1 && minutes <= MAX_TTL_MINUTES)) {
        return refusal(
          'INVALID_EXPIRE_AT',
          `ttl_minutes is a whole number from 1 to ${MAX_TTL_MINUTES}.`,
          'ttl_minutes',
        );
      }
      into.ttlMinutes = minutes;
      return undefined;
    }
    if (expireAt === ABSENT) return refusal('MISSING_FIELD', 'GTD wants expire_at or ttl_minutes.', 'expire_at');
    const text = reader.type[expireAt] === JsonType.string ? reader.valueText(expireAt) : '';
    const ms = timeOf(text);
    if (!(ms > 0 && ms < MAX_EXPIRY_MS)) {
      return refusal(
        'INVALID_EXPIRE_AT',
        'expire_at is a time such as 2026-12-24T15:30:00Z, before 2200.',
        'expire_at',
      );
    }
    into.expireAtUs = ms * 1000;
    return undefined;
  }

  function readBroker(reader: JsonReader, into: OrderRequest): Refusal | undefined {
    const field = found[BROKER!]!;
    if (field === ABSENT) return undefined;
    const broker = reader.type[field] === JsonType.string ? directory.brokerOf(reader.valueText(field)) : -1;
    if (broker < 0) return refusal('INVALID_BROKER', `broker is one of ${directory.brokers.join(', ')}.`, 'broker');
    into.broker = broker + 1;
    return undefined;
  }

  const placeNames = fieldNames(PLACE);
  const replaceNames = fieldNames(REPLACE);
  const nameNames = fieldNames(NAME);
  const scopeNames = fieldNames(SCOPE);

  return {
    actFor(principal) {
      who = principal;
    },

    account: accountNamed,

    accountAt(place, into) {
      const account = who.accounts[place];
      if (account === undefined) return notYours();
      into.account = account;
      return undefined;
    },

    place(reader, into) {
      clearOrderRequest(into);
      let no = locate(reader, placeNames);
      if (no !== undefined) return no;
      if (found[SYMBOL!] === ABSENT) return refusal('MISSING_FIELD', 'An order names its symbol.', 'symbol');
      if (found[SIDE!] === ABSENT) return refusal('MISSING_FIELD', 'An order has a side, buy or sell.', 'side');
      if (found[QUANTITY!] === ABSENT) return refusal('MISSING_FIELD', 'An order has a quantity.', 'quantity');
      const side = oneOf(reader, found[SIDE!]!, SIDES);
      if (side < 0) return refusal('INVALID_SIDE', 'side is buy or sell.', 'side');
      into.side = SIDE_CODES[side]!;
      no = readType(reader, into);
      if (no !== undefined) return no;
      const isLimit = into.type === OrderType.limit;
      if (isLimit && found[PRICE!] === ABSENT) return refusal('MISSING_FIELD', 'A LIMIT order has a price.', 'price');
      if (!isLimit && found[PRICE!] !== ABSENT)
        return refusal('INVALID_PRICE', 'A MARKET order has no price.', 'price');
      no =
        readExpiry(reader, into) ??
        readText(
          reader,
          found[CLIENT_ID!]!,
          'client_order_id',
          'INVALID_CLIENT_ORDER_ID',
          CLIENT_ID_BYTES,
          into.clientId,
        );
      if (no !== undefined) return no;
      into.clientIdLength = lengthOf(reader, found[CLIENT_ID!]!);
      no = readText(reader, found[TAG!]!, 'tag', 'INVALID_TAG', TAG_BYTES, into.tag) ?? readBroker(reader, into);
      if (no !== undefined) return no;
      into.tagLength = lengthOf(reader, found[TAG!]!);
      no = account(reader, found[ACCOUNT!]!, into) ?? symbol(reader, found[SYMBOL!]!, into);
      if (no !== undefined) return no;
      const instrument = directory.instruments[into.instrument]!;
      if (isLimit) {
        into.priceTicks = priceOf(reader, found[PRICE!]!, instrument);
        if (into.priceTicks <= 0) return badPrice(reader, found[PRICE!]!, instrument, into.priceTicks);
      }
      into.quantityLots = quantityOf(reader, found[QUANTITY!]!, instrument);
      if (into.quantityLots <= 0) return badQuantity(reader, found[QUANTITY!]!, instrument, into.quantityLots);
      return undefined;
    },

    replace(reader, into, named) {
      const no =
        locate(reader, replaceNames) ??
        account(reader, found[R_ACCOUNT!]!, into) ??
        nameOf(reader, into, named, found[R_ORDER_ID!]!, found[R_CLIENT_ID!]!);
      if (no !== undefined) return no;
      const version = found[R_VERSION!]!;
      if (version !== ABSENT) {
        into.ifVersion = wholeNumber(reader, version);
        if (!(into.ifVersion >= 1)) {
          return refusal('INVALID_PARAMETER', 'if_version is a whole number from 1 on.', 'if_version');
        }
      }
      if (found[R_PRICE!] === ABSENT && found[R_QUANTITY!] === ABSENT) {
        return refusal('NOTHING_TO_REPLACE', 'A replace has a new price, a new quantity or both.');
      }
      // Ticks and lots are the instrument's. Until the caller knows it, the numbers stay unread.
      if (into.instrument < 0) return undefined;
      const instrument = directory.instruments[into.instrument]!;
      if (found[R_PRICE!] !== ABSENT) {
        into.priceTicks = priceOf(reader, found[R_PRICE!]!, instrument);
        if (into.priceTicks <= 0) return badPrice(reader, found[R_PRICE!]!, instrument, into.priceTicks);
      }
      if (found[R_QUANTITY!] !== ABSENT) {
        into.quantityLots = quantityOf(reader, found[R_QUANTITY!]!, instrument);
        if (into.quantityLots <= 0) return badQuantity(reader, found[R_QUANTITY!]!, instrument, into.quantityLots);
      }
      return undefined;
    },

    name(reader, into) {
      clearOrderRequest(into);
      return (
        locate(reader, nameNames) ??
        account(reader, found[N_ACCOUNT!]!, into) ??
        nameOf(reader, into, false, found[N_ORDER_ID!]!, found[N_CLIENT_ID!]!)
      );
    },

    scope(reader, into) {
      clearOrderRequest(into);
      const no = locate(reader, scopeNames) ?? account(reader, found[S_ACCOUNT!]!, into);
      if (no !== undefined) return no;
      return found[S_SYMBOL!] === ABSENT ? undefined : symbol(reader, found[S_SYMBOL!]!, into);
    },
  };
}

/** "The body is not JSON, at byte 17." */
export function jsonRefusal(what: string, reader: JsonReader, error: JsonError): Refusal {
  const message = `${what} ${jsonErrorText(error, reader.errorAt)}.`;
  if (error !== JsonError.duplicate) return refusal('INVALID_JSON', message);
  return refusal('DUPLICATE_FIELD', message, reader.keyText(reader.count).slice(0, 64));
}

/** Reads `text` as an order id: digits without leading zeros, 1 to 2^53 - 1. 0: it is none. */
export function orderIdOf(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) return 0;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : 0;
}

/** Copies a client order id into `into` if it is one. */
export function takeClientId(text: string, into: OrderRequest): boolean {
  if (!/^[A-Za-z0-9._:-]{1,48}$/.test(text)) return false;
  for (let i = 0; i < text.length; i++) into.clientId[i] = text.charCodeAt(i);
  into.clientIdLength = text.length;
  return true;
}

export const CLIENT_ID_RULE = '1 to 48 of A-Z a-z 0-9 . _ : -';

function nameOf(
  reader: JsonReader,
  into: OrderRequest,
  named: boolean,
  orderId: number,
  clientId: number,
): Refusal | undefined {
  if (named) {
    if (orderId === ABSENT && clientId === ABSENT) return undefined;
    const field = orderId !== ABSENT ? 'order_id' : 'client_order_id';
    return refusal('UNKNOWN_FIELD', 'The path names the order already.', field);
  }
  if (orderId !== ABSENT && clientId !== ABSENT) {
    return refusal('INVALID_PARAMETER', 'Give order_id or client_order_id, not both.', 'client_order_id');
  }
  if (orderId !== ABSENT) {
    into.orderId = reader.type[orderId] === JsonType.string ? orderIdOf(reader.valueText(orderId)) : 0;
    return into.orderId > 0 ? undefined : refusal('INVALID_ORDER_ID', 'order_id is a text of digits.', 'order_id');
  }
  if (clientId === ABSENT) return refusal('MISSING_FIELD', 'Give order_id or client_order_id.', 'order_id');
  const isOne = reader.type[clientId] === JsonType.string && takeClientId(reader.valueText(clientId), into);
  if (isOne) return undefined;
  return refusal('INVALID_CLIENT_ORDER_ID', `client_order_id is ${CLIENT_ID_RULE}.`, 'client_order_id');
}

/** Milliseconds since the Unix epoch of an RFC 3339 time, or NaN. */
function timeOf(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  const daysOfMonth = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate();
  return Number(match[3]) <= daysOfMonth ? Date.parse(text) : Number.NaN;
}

function oneOf(reader: JsonReader, field: number, names: FieldNames): number {
  if (reader.type[field] !== JsonType.string) return -1;
  return names.find(reader.bytes, reader.start[field]!, reader.end[field]!);
}

function lengthOf(reader: JsonReader, field: number): number {
  return field === ABSENT ? 0 : reader.end[field]! - reader.start[field]!;
}

function readText(
  reader: JsonReader,
  field: number,
  name: string,
  code: RejectName,
  maxBytes: number,
  into: Uint8Array,
): Refusal | undefined {
  if (field === ABSENT) return undefined;
  const start = reader.start[field]!;
  const length = reader.end[field]! - start;
  let isGood = reader.type[field] === JsonType.string && length >= 1 && length <= maxBytes;
  for (let i = 0; i < length && isGood; i++) {
    const byte = reader.bytes[start + i]!;
    into[i] = byte;
    isGood = isNameByte(byte);
  }
  return isGood ? undefined : refusal(code, `${name} is 1 to ${maxBytes} of A-Z a-z 0-9 . _ : -`, name);
}

/** Of client order ids and tags. */
export function isNameByte(byte: number): boolean {
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return byte < 0x80;
  return (byte >= 0x30 && byte <= 0x3a) || byte === 0x2e || byte === 0x5f || byte === 0x2d;
}

function decimalOf(reader: JsonReader, field: number, mantissa: number, decimals: number): number {
  const type = reader.type[field];
  if (type !== JsonType.number && type !== JsonType.string) return DecimalError.NOT_A_NUMBER;
  const start = reader.start[field]!;
  const end = reader.end[field]!;
  if (end - start > MAX_NUMBER_BYTES) return DecimalError.NOT_A_NUMBER;
  return parseDecimal(reader.bytes, start, end, mantissa, decimals);
}

function wholeNumber(reader: JsonReader, field: number): number {
  return decimalOf(reader, field, 1, 0);
}

function priceOf(reader: JsonReader, field: number, instrument: Instrument): number {
  return decimalOf(reader, field, instrument.tickMantissa, instrument.tickDecimals);
}

function quantityOf(reader: JsonReader, field: number, instrument: Instrument): number {
  return decimalOf(reader, field, instrument.lotMantissa, instrument.lotDecimals);
}

function badPrice(reader: JsonReader, field: number, instrument: Instrument, error: number): Refusal {
  if (error !== DecimalError.NOT_A_MULTIPLE) return refusal('INVALID_PRICE', `price ${numberRule(error)}.`, 'price');
  const tick = unitText(instrument.tickMantissa, instrument.tickDecimals);
  const value = reader.valueText(field);
  return refusedValue(
    'PRICE_NOT_ON_TICK',
    `Prices of ${instrument.symbol} are multiples of ${tick}.`,
    'price',
    tick,
    value,
  );
}

function badQuantity(reader: JsonReader, field: number, instrument: Instrument, error: number): Refusal {
  if (error !== DecimalError.NOT_A_MULTIPLE) {
    return refusal('INVALID_QUANTITY', `quantity ${numberRule(error)}.`, 'quantity');
  }
  const lot = unitText(instrument.lotMantissa, instrument.lotDecimals);
  const message = `Quantities of ${instrument.symbol} are multiples of ${lot}.`;
  return refusedValue('QUANTITY_NOT_ON_LOT', message, 'quantity', lot, reader.valueText(field));
}

function numberRule(error: number): string {
  if (error === DecimalError.TOO_LARGE) return 'is too large';
  if (error === DecimalError.NOT_A_NUMBER) return 'is a number or a decimal text, without an exponent';
  return 'is above zero';
}

/** mantissa / 10^decimals as text: "0.05". */
export function unitText(mantissa: number, decimals: number): string {
  if (decimals === 0) return String(mantissa);
  const digits = String(mantissa).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`;
}
