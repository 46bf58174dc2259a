import { CancelMode } from '../../core/schema/command.ts';
import { OrderType, Side, TimeInForce, hasTerms } from '../../core/schema/order-kind.ts';
import { PlaceOption } from '../../core/schema/risk.ts';
import type { Directory } from '../directory.ts';
import { type Principal, localPrincipal } from '../keys/principal.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import {
  badPrice,
  badQuantity,
  lengthOf,
  oneOf,
  priceOf,
  quantityOf,
  readText,
  timeOf,
  wholeNumber,
} from './field-readers.ts';
import { ABSENT, createFields, isString, takeFields, textAt } from './fields.ts';
import { frame, loadFrame } from './frame.ts';
import { JsonError, type JsonReader, JsonType, jsonErrorText } from './json-reader.ts';
import { type KnownTexts, createKnownTexts } from './known-texts.ts';
import { OPTION_FIELDS, createOptionReader } from './option-fields.ts';
import { nameOf, orderIdOf } from './order-name.ts';
import { type OrderRequest, clearOrderRequest, clearTerms } from './order-request.ts';
import { createQuickFields } from './quick-fields.ts';
import { type Refusal, refusal } from './refusal.ts';
import { REPLACE_TERMS, createReplaceTermReader } from './replace-terms.ts';
import { TERM_FIELDS, createTermReader, typeText } from './term-fields.ts';

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
   * Whether the bytes from `start` to `end` are an object of an order's fields as programs write them. If so,
   * `placeTaken` is the same as reading them and `place`; if not, only the reader can tell what they are.
   */
  takes(bytes: Uint8Array, start: number, end: number): boolean;
  /** The same of what is loaded into the frame (`frame.ts`) already. */
  takesLoaded(start: number, end: number): boolean;
  /** The fields that were taken last, as a new order. */
  placeTaken(into: OrderRequest): Refusal | undefined;
  /**
   * The fields of `reader` as the new price and quantity of an order: the one that `into` names (`named`), or that the
   * fields name. While `into.instrument` is -1 everything but the two numbers is read and checked.
   */
  /** A new order, and the one that is cancelled for it: `orderId`, where the path names it, else 0. */
  cancelReplace(reader: JsonReader, into: OrderRequest, orderId: number): Refusal | undefined;
  replace(reader: JsonReader, into: OrderRequest, named: boolean): Refusal | undefined;
  /** The fields of `reader` as the name of one order. */
  name(reader: JsonReader, into: OrderRequest): Refusal | undefined;
  /** `symbol` and `account` only, both optional. */
  scope(reader: JsonReader, into: OrderRequest): Refusal | undefined;
}

/** Of every order. */
const PLAIN = [
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
  'stp_mode',
  'duplicate_override',
] as const;
export const PLACE = [...PLAIN, ...TERM_FIELDS, ...OPTION_FIELDS] as const;
/** Of a cancel-replace besides: what may fail, and where the path doesn't name it, the order to cancel. */
const CANCEL_REPLACE = ['mode', 'cancel_order_id'] as const;
const MODE = PLACE.length;
const CANCEL_ORDER_ID = PLACE.length + 1;
export const CANCEL_MODE_NAMES = Object.keys(CancelMode);
const CANCEL_MODES = fieldNames(CANCEL_MODE_NAMES, true);
const CANCEL_MODE_CODES = Object.values(CancelMode);
const [
  SYMBOL,
  SIDE,
  QUANTITY,
  ORDER_TYPE,
  PRICE,
  TIF,
  EXPIRE_AT,
  TTL,
  CLIENT_ID,
  ACCOUNT,
  BROKER,
  TAG,
  STP_MODE,
  DUPLICATE,
] = PLAIN.keys();

/** Fields of the public interface that no part of this version reads. */
export const UNSUPPORTED_FIELDS = ['product', 'exchange'] as const;
const UNSUPPORTED = fieldNames(UNSUPPORTED_FIELDS);

const PLAIN_REPLACE = ['price', 'quantity', 'if_version', 'order_id', 'client_order_id', 'account'] as const;
export const REPLACE = [...PLAIN_REPLACE, ...REPLACE_TERMS] as const;
const [R_PRICE, R_QUANTITY, R_VERSION, R_ORDER_ID, R_CLIENT_ID, R_ACCOUNT] = PLAIN_REPLACE.keys();

export const NAME = ['order_id', 'client_order_id', 'account'] as const;
const [N_ORDER_ID, N_CLIENT_ID, N_ACCOUNT] = NAME.keys();

export const SCOPE = ['symbol', 'account'] as const;
const [S_SYMBOL, S_ACCOUNT] = SCOPE.keys();

export const SIDE_NAMES = ['buy', 'sell'] as const;
const SIDES = fieldNames(SIDE_NAMES, true);
const SIDE_CODES = [Side.buy, Side.sell];
export const TYPE_NAMES = Object.keys(OrderType);
const TYPES = fieldNames(TYPE_NAMES, true);
const TYPE_CODES = Object.values(OrderType);
const wrongType = `order_type is one of ${TYPE_NAMES.join(', ').toUpperCase()}.`;
export const TIF_NAMES = ['day', 'gtc', 'ioc', 'fok', 'gtd'] as const;
const TIFS = fieldNames(TIF_NAMES, true);
const TIF_CODES = [TimeInForce.day, TimeInForce.gtc, TimeInForce.ioc, TimeInForce.fok, TimeInForce.gtd];

/** In the order of `SelfTradeMode`. */
export const STP_NAMES = ['none', 'cancel_newest', 'cancel_oldest', 'cancel_both'] as const;
const STPS = fieldNames(STP_NAMES, true);

export const MAX_SYMBOL_BYTES = 32;
export const MAX_TTL_MINUTES = 525_600;
/** Microseconds beyond 2255 are no safe integers. */
export const MAX_EXPIRY_MS = Date.UTC(2200, 0);

const wrongExpiry = 'expire_at is a time such as 2026-12-24T15:30:00Z, before 2200.';
const wrongTtl = `ttl_minutes is a whole number from 1 to ${MAX_TTL_MINUTES}.`;

export function createRequestParser(directory: Directory): RequestParser {
  const fields = createFields(PLACE.length + CANCEL_REPLACE.length);
  const quick = createQuickFields(PLAIN, fields);
  const terms = createTermReader(fields, PLAIN.length);
  const newTerms = createReplaceTermReader(fields, PLAIN_REPLACE.length);
  const options = createOptionReader(fields, PLAIN.length + TERM_FIELDS.length);
  const symbols = createKnownTexts();
  const sides = createKnownTexts();
  const types = createKnownTexts();
  let who = localPrincipal(directory.accounts.length);

  /** `oneOf`, of texts that come again and again. */
  function oneOfFew(name: number, values: FieldNames, texts: KnownTexts): number {
    if (fields.bytes !== frame || !isString(fields, name)) return oneOf(fields, name, values);
    const start = fields.start[name]!;
    const end = fields.end[name]!;
    const known = texts.find(start, end);
    if (known >= 0) return known;
    const index = values.find(frame, start, end);
    if (index >= 0) texts.learn(start, end, index);
    return index;
  }

  function has(name: number): boolean {
    return fields.type[name] !== ABSENT;
  }

  /** Takes the reader's fields; refuses such as aren't among `names`. */
  function locate(reader: JsonReader, names: FieldNames): Refusal | undefined {
    const unknown = takeFields(reader, names, fields);
    if (unknown < 0) return undefined;
    const key = reader.keyText(unknown).slice(0, 64);
    if (UNSUPPORTED.find(reader.bytes, reader.keyStart[unknown]!, reader.keyEnd[unknown]!) >= 0) {
      return refusal('UNSUPPORTED_FIELD', `This version has no ${key}.`, key);
    }
    return refusal('UNKNOWN_FIELD', `There is no field of this name here.`, key);
  }

  function account(name: number, into: OrderRequest): Refusal | undefined {
    if (!has(name)) return undefined;
    return accountNamed(isString(fields, name) ? textAt(fields, name) : '', into);
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

  function symbol(name: number, into: OrderRequest): Refusal | undefined {
    const start = fields.start[name]!;
    const end = fields.end[name]!;
    if (!isString(fields, name) || end === start || end - start > MAX_SYMBOL_BYTES) {
      return refusal('INVALID_SYMBOL', `A symbol is a text of 1 to ${MAX_SYMBOL_BYTES} bytes.`, 'symbol');
    }
    const known = fields.bytes === frame ? symbols.find(start, end) : -1;
    into.instrument = known >= 0 ? known : directory.instrumentAt(fields.bytes, start, end);
    if (known < 0 && into.instrument >= 0 && fields.bytes === frame) symbols.learn(start, end, into.instrument);
    if (into.instrument >= 0) return undefined;
    return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${textAt(fields, name)}.`, 'symbol');
  }

  function readType(into: OrderRequest): Refusal | undefined {
    if (!has(ORDER_TYPE!)) {
      into.type = has(PRICE!) ? OrderType.limit : OrderType.market;
      return undefined;
    }
    const type = oneOfFew(ORDER_TYPE!, TYPES, types);
    if (type < 0) return refusal('INVALID_ORDER_TYPE', wrongType, 'order_type');
    into.type = TYPE_CODES[type]!;
    return undefined;
  }

  /** Whether there is one, as the type wants it. */
  function checkPrice(type: number): Refusal | undefined {
    switch (type) {
      case OrderType.limit:
      case OrderType.stop_limit:
        return has(PRICE!) ? undefined : refusal('MISSING_FIELD', `${typeText(type)} has a price.`, 'price');
      case OrderType.market:
      case OrderType.stop:
      case OrderType.trailing_stop:
        return has(PRICE!) ? refusal('INVALID_PRICE', `${typeText(type)} has no price.`, 'price') : undefined;
      default:
        return undefined;
    }
  }

  function readExpiry(into: OrderRequest): Refusal | undefined {
    const hasTime = has(EXPIRE_AT!);
    const hasTtl = has(TTL!);
    if (has(TIF!)) {
      const index = oneOf(fields, TIF!, TIFS);
      if (index < 0) {
        return refusal('INVALID_TIME_IN_FORCE', 'time_in_force is DAY, GTC, IOC, FOK or GTD.', 'time_in_force');
      }
      into.timeInForce = TIF_CODES[index]!;
    } else into.timeInForce = hasTime || hasTtl ? TimeInForce.gtd : TimeInForce.day;
    if (into.timeInForce !== TimeInForce.gtd) {
      if (!hasTime && !hasTtl) return undefined;
      const field = hasTime ? 'expire_at' : 'ttl_minutes';
      return refusal('INVALID_EXPIRE_AT', `${field} goes with time_in_force GTD only.`, field);
    }
    if (hasTime && hasTtl) {
      return refusal('INVALID_EXPIRE_AT', 'Give expire_at or ttl_minutes, not both.', 'ttl_minutes');
    }
    if (hasTtl) {
      const minutes = wholeNumber(fields, TTL!);
      if (!(minutes >= 1 && minutes <= MAX_TTL_MINUTES)) return refusal('INVALID_EXPIRE_AT', wrongTtl, 'ttl_minutes');
      into.ttlMinutes = minutes;
      return undefined;
    }
    if (!hasTime) return refusal('MISSING_FIELD', 'GTD wants expire_at or ttl_minutes.', 'expire_at');
    const ms = timeOf(isString(fields, EXPIRE_AT!) ? textAt(fields, EXPIRE_AT!) : '');
    if (!(ms > 0 && ms < MAX_EXPIRY_MS)) return refusal('INVALID_EXPIRE_AT', wrongExpiry, 'expire_at');
    into.expireAtUs = ms * 1000;
    return undefined;
  }

  function readBroker(into: OrderRequest): Refusal | undefined {
    if (!has(BROKER!)) return undefined;
    const broker = isString(fields, BROKER!) ? directory.brokerOf(textAt(fields, BROKER!)) : -1;
    if (broker < 0) return refusal('INVALID_BROKER', `broker is one of ${directory.brokers.join(', ')}.`, 'broker');
    into.broker = broker + 1;
    return undefined;
  }

  function readOptions(into: OrderRequest): Refusal | undefined {
    if (has(STP_MODE!)) {
      const mode = oneOf(fields, STP_MODE!, STPS);
      if (mode < 0) return refusal('INVALID_PARAMETER', `stp_mode is one of ${STP_NAMES.join(', ')}.`, 'stp_mode');
      into.options |= mode + 1;
    }
    if (!has(DUPLICATE!) || fields.type[DUPLICATE!] === JsonType.false) return undefined;
    if (fields.type[DUPLICATE!] !== JsonType.true) {
      return refusal('INVALID_PARAMETER', 'duplicate_override is true or false.', 'duplicate_override');
    }
    into.options |= PlaceOption.duplicateOverride;
    return undefined;
  }

  /** In the unit of the order's instrument. */
  function readPrice(name: number, into: OrderRequest): Refusal | undefined {
    const instrument = directory.instruments[into.instrument]!;
    into.priceTicks = priceOf(fields, name, instrument);
    return into.priceTicks > 0 ? undefined : badPrice(fields, name, instrument, into.priceTicks);
  }

  function readQuantity(name: number, into: OrderRequest): Refusal | undefined {
    const instrument = directory.instruments[into.instrument]!;
    into.quantityLots = quantityOf(fields, name, instrument);
    return into.quantityLots > 0 ? undefined : badQuantity(fields, name, instrument, into.quantityLots);
  }

  /** The fields as a new order, whoever has read them. `plainOnly`: those of plain orders only. */
  function placeOf(into: OrderRequest, plainOnly: boolean): Refusal | undefined {
    clearOrderRequest(into);
    if (!has(SYMBOL!)) return refusal('MISSING_FIELD', 'An order names its symbol.', 'symbol');
    if (!has(SIDE!)) return refusal('MISSING_FIELD', 'An order has a side, buy or sell.', 'side');
    if (!has(QUANTITY!)) return refusal('MISSING_FIELD', 'An order has a quantity.', 'quantity');
    const side = oneOfFew(SIDE!, SIDES, sides);
    if (side < 0) return refusal('INVALID_SIDE', 'side is buy or sell.', 'side');
    into.side = SIDE_CODES[side]!;
    const noType = readType(into);
    if (noType !== undefined) return noType;
    const hasMore = hasTerms(into.type);
    const noPrice = checkPrice(into.type) ?? (hasMore || !plainOnly ? terms.fits(into.type) : undefined);
    if (noPrice !== undefined) return noPrice;
    into.clientIdLength = lengthOf(fields, CLIENT_ID!);
    into.tagLength = lengthOf(fields, TAG!);
    return (
      readExpiry(into) ??
      readText(fields, CLIENT_ID!, 'client_order_id', 'INVALID_CLIENT_ORDER_ID', into.clientId) ??
      readText(fields, TAG!, 'tag', 'INVALID_TAG', into.tag) ??
      readBroker(into) ??
      readOptions(into) ??
      account(ACCOUNT!, into) ??
      symbol(SYMBOL!, into) ??
      (has(PRICE!) ? readPrice(PRICE!, into) : undefined) ??
      readQuantity(QUANTITY!, into) ??
      (hasMore ? terms.read(into, directory.instruments[into.instrument]!) : undefined) ??
      (plainOnly ? undefined : options.read(into))
    );
  }

  const placeNames = fieldNames(PLACE);
  const cancelReplaceNames = fieldNames([...PLACE, ...CANCEL_REPLACE]);
  const namedCancelReplaceNames = fieldNames([...PLACE, CANCEL_REPLACE[0]]);
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

    place: (reader, into) => locate(reader, placeNames) ?? placeOf(into, false),
    takes: (bytes, start, end) => loadFrame(bytes, start, end) && quick.read(0, end - start),
    takesLoaded: quick.read,
    placeTaken: (into) => placeOf(into, true),

    cancelReplace(reader, into, orderId) {
      const no = locate(reader, orderId > 0 ? namedCancelReplaceNames : cancelReplaceNames) ?? placeOf(into, false);
      if (no !== undefined) return no;
      const mode = has(MODE) ? oneOf(fields, MODE, CANCEL_MODES) : -1;
      if (mode < 0) {
        const code = has(MODE) ? 'INVALID_PARAMETER' : 'MISSING_FIELD';
        return refusal(code, `mode is one of ${CANCEL_MODE_NAMES.join(', ').toUpperCase()}.`, 'mode');
      }
      into.cancelMode = CANCEL_MODE_CODES[mode]!;
      into.orderId = orderId;
      if (orderId > 0) return undefined;
      into.orderId = isString(fields, CANCEL_ORDER_ID) ? orderIdOf(textAt(fields, CANCEL_ORDER_ID)) : 0;
      if (into.orderId > 0) return undefined;
      const code = has(CANCEL_ORDER_ID) ? 'INVALID_ORDER_ID' : 'MISSING_FIELD';
      return refusal(code, 'cancel_order_id is the id of the order to cancel, a text of digits.', 'cancel_order_id');
    },

    replace(reader, into, named) {
      clearTerms(into);
      const no =
        locate(reader, replaceNames) ??
        account(R_ACCOUNT!, into) ??
        nameOf(fields, into, named, R_ORDER_ID!, R_CLIENT_ID!);
      if (no !== undefined) return no;
      if (has(R_VERSION!)) {
        into.ifVersion = wholeNumber(fields, R_VERSION!);
        if (!(into.ifVersion >= 1)) {
          return refusal('INVALID_PARAMETER', 'if_version is a whole number from 1 on.', 'if_version');
        }
      }
      if (!has(R_PRICE!) && !has(R_QUANTITY!) && !newTerms.isThere()) {
        return refusal('NOTHING_TO_REPLACE', 'A replace has a new price, quantity, stop, trail or target.');
      }
      const noTerms = newTerms.together();
      if (noTerms !== undefined) return noTerms;
      // Ticks and lots are the instrument's. Until the caller knows it, the numbers stay unread.
      if (into.instrument < 0) return undefined;
      return (
        (has(R_PRICE!) ? readPrice(R_PRICE!, into) : undefined) ??
        (has(R_QUANTITY!) ? readQuantity(R_QUANTITY!, into) : undefined) ??
        newTerms.read(into, directory.instruments[into.instrument]!)
      );
    },

    name(reader, into) {
      clearOrderRequest(into);
      return (
        locate(reader, nameNames) ?? account(N_ACCOUNT!, into) ?? nameOf(fields, into, false, N_ORDER_ID!, N_CLIENT_ID!)
      );
    },

    scope(reader, into) {
      clearOrderRequest(into);
      const no = locate(reader, scopeNames) ?? account(S_ACCOUNT!, into);
      if (no !== undefined) return no;
      return has(S_SYMBOL!) ? symbol(S_SYMBOL!, into) : undefined;
    },
  };
}

/** "The body is not JSON, at byte 17." */
export function jsonRefusal(what: string, reader: JsonReader, error: JsonError): Refusal {
  const message = `${what} ${jsonErrorText(error, reader.errorAt)}.`;
  if (error !== JsonError.duplicate) return refusal('INVALID_JSON', message);
  return refusal('DUPLICATE_FIELD', message, reader.keyText(reader.count).slice(0, 64));
}
