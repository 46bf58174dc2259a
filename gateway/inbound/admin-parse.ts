import type { Instrument } from '../../core/market/instruments.ts';
import { CommandKind } from '../../core/schema/command.ts';
import { LimitField, LimitLayer, type LimitName } from '../../core/risk/limit-field.ts';
import { fieldsOf } from '../../core/risk/limit-scope.ts';
import { OverridableControls, type OverridableControl, controlWords } from '../../core/risk/override-controls.ts';
import { LimitsWord, MOST_LIMITS_SET, OverrideWord, RateWord } from '../../core/schema/risk.ts';
import type { Directory } from '../directory.ts';
import { type Principal } from '../keys/principal.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import { decimalOf, lengthOf, readText, wholeNumber } from './field-readers.ts';
import { ABSENT, type Fields, createFields, isString, takeFields, textAt } from './fields.ts';
import { JsonError, JsonReader, JsonType } from './json-reader.ts';
import { LIMIT_NAMES, readLimitValue } from './limit-values.ts';
import { type OrderRequest, clearOrderRequest } from './order-request.ts';
import { jsonRefusal } from './parse.ts';
import { type Refusal, refusal, refusedValue } from './refusal.ts';

/**
 * What an administrator asks for: into a request (whose it is, the tag, the order) and the words of its command. Read from
 * the bytes, exactly, as orders are.
 */
export interface AdminParser {
  limits(reader: JsonReader, who: Principal, into: OrderRequest, words: Float64Array): Refusal | undefined;
  override(
    reader: JsonReader,
    who: Principal,
    into: OrderRequest,
    words: Float64Array,
    nowUs: number,
  ): Refusal | undefined;
  rearm(reader: JsonReader, who: Principal, into: OrderRequest): Refusal | undefined;
  rate(reader: JsonReader, who: Principal, into: OrderRequest, words: Float64Array, nowUs: number): Refusal | undefined;
}

export type AdminKind =
  | typeof CommandKind.change_limits
  | typeof CommandKind.set_override
  | typeof CommandKind.rearm_throttle
  | typeof CommandKind.set_rate;

export const LIMIT_CHANGE = ['scope', 'firm', 'limits', 'if_version'] as const;
const [SCOPE, FIRM, LIMITS, IF_VERSION] = LIMIT_CHANGE.keys();
export const LIMIT_SCOPE = ['account', 'tag', 'symbol', 'broker'] as const;
const [S_ACCOUNT, S_TAG, S_SYMBOL, S_BROKER] = LIMIT_SCOPE.keys();
export const OVERRIDE = ['account', 'client_order_id', 'controls', 'expires_in_ms'] as const;
const [O_ACCOUNT, O_CLIENT_ID, O_CONTROLS, O_EXPIRES] = OVERRIDE.keys();
export const REARM = ['account', 'symbol', 'tag'] as const;
const [T_ACCOUNT, T_SYMBOL, T_TAG] = REARM.keys();
export const RATE = ['currency', 'rate', 'max_age_ms'] as const;
const [R_CURRENCY, R_RATE, R_MAX_AGE] = RATE.keys();

export const MAX_OVERRIDE_MS = 86_400_000;
export const MAX_RATE_AGE_MS = 366 * 86_400_000;
export const MAX_CURRENCY_BYTES = 12;
const US_PER_MS = 1_000;
const RATE_DECIMALS = 6;
export function createAdminParser(directory: Directory, currencies: readonly string[]): AdminParser {
  const change = createFields(LIMIT_CHANGE.length);
  const scope = createFields(LIMIT_SCOPE.length);
  const values = createFields(LIMIT_NAMES.length);
  const few = createFields(OVERRIDE.length);
  const inner = new JsonReader();
  const changeNames = fieldNames(LIMIT_CHANGE);
  const scopeNames = fieldNames(LIMIT_SCOPE);
  const limitNames = fieldNames(LIMIT_NAMES);
  const overrideNames = fieldNames(OVERRIDE);
  const rearmNames = fieldNames(REARM);
  const rateNames = fieldNames(RATE);

  function account(fields: Fields, place: number, who: Principal, into: OrderRequest): Refusal | undefined {
    const found = isString(fields, place) ? directory.accountOf(textAt(fields, place)) : -1;
    if (found >= 0 && who.accounts.includes(found)) {
      into.account = found;
      return undefined;
    }
    const names = who.accounts.map((one) => directory.accounts[one]).join(', ');
    return refusal('FORBIDDEN_ACCOUNT', `account is one of ${names}.`, 'account');
  }

  function symbol(fields: Fields, place: number, who: Principal, into: OrderRequest): Refusal | undefined {
    const name = isString(fields, place) ? textAt(fields, place) : '';
    into.instrument = directory.instrumentOf(name);
    if (into.instrument < 0)
      return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${name.slice(0, 64)}.`, 'symbol');
    if (who.symbols === undefined || who.symbols.has(into.instrument)) return undefined;
    return refusal('FORBIDDEN_SYMBOL', 'This key is not for this symbol.', 'symbol');
  }

  function tag(fields: Fields, place: number, into: OrderRequest): Refusal | undefined {
    into.tagLength = lengthOf(fields, place);
    return readText(fields, place, 'tag', 'INVALID_TAG', into.tag);
  }

  function broker(fields: Fields, place: number, into: OrderRequest): Refusal | undefined {
    const found = isString(fields, place) ? directory.brokerOf(textAt(fields, place)) : -1;
    into.broker = found + 1;
    if (found >= 0) return undefined;
    return refusal('INVALID_BROKER', `broker is one of ${directory.brokers.join(', ')}.`, 'broker');
  }

  /** Whoever may use every account acts for the firm. */
  function isForAll(who: Principal): boolean {
    return who.accounts.length >= directory.accounts.length && who.symbols === undefined;
  }

  function readScope(who: Principal, into: OrderRequest): Refusal | undefined {
    const no = locate(inner, scopeNames, scope, 'scope', LIMIT_SCOPE);
    if (no !== undefined) return no;
    const wrong =
      (has(scope, S_ACCOUNT) ? account(scope, S_ACCOUNT!, who, into) : undefined) ??
      (has(scope, S_TAG) ? tag(scope, S_TAG!, into) : undefined) ??
      (has(scope, S_SYMBOL) ? symbol(scope, S_SYMBOL!, who, into) : undefined) ??
      (has(scope, S_BROKER) ? broker(scope, S_BROKER!, into) : undefined);
    if (wrong !== undefined) return wrong;
    if (has(scope, S_TAG) && !has(scope, S_ACCOUNT)) {
      return refusal('INVALID_LIMIT_SCOPE', 'A tag is an account’s: name the account, too.', 'tag');
    }
    if (!has(scope, S_ACCOUNT) && !isForAll(who)) {
      return refusal(
        'FORBIDDEN_ACCOUNT',
        'Without an account it is for all of them, which this key is not.',
        'account',
      );
    }
    return undefined;
  }

  return {
    limits(reader, who, into, words) {
      clearOrderRequest(into);
      into.account = -1;
      words.fill(0);
      const no = locate(reader, changeNames, change, 'The body', LIMIT_CHANGE);
      if (no !== undefined) return no;
      const isFirm = change.type[FIRM!] === JsonType.true;
      if (has(change, FIRM) && !isFirm) return refusal('INVALID_PARAMETER', 'firm is true, or absent.', 'firm');
      if (!isFirm && !has(change, SCOPE)) {
        return refusal('MISSING_FIELD', 'Give a scope (an object, perhaps empty), or "firm": true.', 'scope');
      }
      if (isFirm && !isForAll(who)) {
        return refusal('FORBIDDEN_ACCOUNT', 'Limits of the firm are set by keys of all accounts only.', 'firm');
      }
      const wrongScope = has(change, SCOPE)
        ? (nested(change, SCOPE!, 'scope', inner) ?? readScope(who, into))
        : undefined;
      if (wrongScope !== undefined) return wrongScope;
      if (isFirm && (into.account >= 0 || into.broker > 0)) {
        return refusal('INVALID_LIMIT_SCOPE', 'A limit of the firm may name a symbol, and nothing else.', 'scope');
      }
      if (has(change, IF_VERSION)) {
        into.ifVersion = wholeNumber(change, IF_VERSION!);
        if (!(into.ifVersion >= 1)) {
          return refusal('INVALID_PARAMETER', 'if_version is a whole number from 1 on.', 'if_version');
        }
      }
      if (!has(change, LIMITS)) return refusal('MISSING_FIELD', 'limits is an object of names and values.', 'limits');
      const wrongLimits = nested(change, LIMITS!, 'limits', inner);
      if (wrongLimits !== undefined) return wrongLimits;
      const instrument = directory.instruments[into.instrument];
      words[LimitsWord.LAYER] = isFirm ? LimitLayer.firm : LimitLayer.set;
      return readLimits(inner, limitNames, values, isFirm, into, instrument, words);
    },

    override(reader, who, into, words, nowUs) {
      clearOrderRequest(into);
      words.fill(0);
      const no =
        locate(reader, overrideNames, few, 'The body', OVERRIDE) ??
        needed(few, O_CLIENT_ID, 'client_order_id', 'An override is of one order: name its client_order_id.') ??
        needed(few, O_CONTROLS, 'controls', 'controls is a list of codes; an empty one takes the override back.') ??
        (has(few, O_ACCOUNT) ? account(few, O_ACCOUNT!, who, into) : undefined);
      if (no !== undefined) return no;
      into.clientIdLength = lengthOf(few, O_CLIENT_ID!);
      const wrong =
        readText(few, O_CLIENT_ID!, 'client_order_id', 'INVALID_CLIENT_ORDER_ID', into.clientId) ??
        readControls(few, O_CONTROLS!, words);
      if (wrong !== undefined) return wrong;
      const takesBack = words[OverrideWord.CONTROLS_LOW] === 0 && words[OverrideWord.CONTROLS_HIGH] === 0;
      if (takesBack) return undefined;
      const missing = needed(few, O_EXPIRES, 'expires_in_ms', 'An override ends: give expires_in_ms.');
      if (missing !== undefined) return missing;
      const ms = wholeNumber(few, O_EXPIRES!);
      if (!(ms >= 1 && ms <= MAX_OVERRIDE_MS)) {
        return refusal('INVALID_PARAMETER', `expires_in_ms is 1 to ${MAX_OVERRIDE_MS}, a day.`, 'expires_in_ms');
      }
      words[OverrideWord.EXPIRES_US] = nowUs + ms * US_PER_MS;
      return undefined;
    },

    rearm(reader, who, into) {
      clearOrderRequest(into);
      return (
        locate(reader, rearmNames, few, 'The body', REARM) ??
        needed(few, T_SYMBOL, 'symbol', 'Name the symbol whose throttle is to be armed again.') ??
        (has(few, T_ACCOUNT) ? account(few, T_ACCOUNT!, who, into) : undefined) ??
        symbol(few, T_SYMBOL!, who, into) ??
        tag(few, T_TAG!, into)
      );
    },

    rate(reader, who, into, words, nowUs) {
      clearOrderRequest(into);
      into.account = -1;
      words.fill(0);
      const no =
        locate(reader, rateNames, few, 'The body', RATE) ??
        needed(few, R_CURRENCY, 'currency', 'Name the currency.') ??
        needed(few, R_RATE, 'rate', 'rate is what one unit of it is worth in the accounts’ currency.');
      if (no !== undefined) return no;
      if (!isForAll(who))
        return refusal('FORBIDDEN_ACCOUNT', 'Rates are set by keys of all accounts only.', 'currency');
      const row = isString(few, R_CURRENCY!) ? currencies.indexOf(textAt(few, R_CURRENCY!)) : -1;
      if (row < 1) {
        const others = currencies.slice(1).join(', ');
        const rule = others === '' ? 'Every instrument is in the accounts’ currency.' : `currency is one of ${others}.`;
        return refusal('INVALID_PARAMETER', rule, 'currency');
      }
      const rate = decimalOf(few, R_RATE!, 1, RATE_DECIMALS);
      if (!(rate >= 1)) return refusal('INVALID_PARAMETER', 'rate is above zero, with at most 6 places.', 'rate');
      const maxAgeMs = has(few, R_MAX_AGE) ? wholeNumber(few, R_MAX_AGE!) : 0;
      if (!(maxAgeMs >= 0 && maxAgeMs <= MAX_RATE_AGE_MS)) {
        return refusal('INVALID_PARAMETER', 'max_age_ms is a whole number; 0: it never grows old.', 'max_age_ms');
      }
      const name = Buffer.from(currencies[row]!, 'latin1');
      into.clientId.set(name);
      into.clientIdLength = name.length;
      words[RateWord.ROW] = row;
      words[RateWord.RATE] = rate;
      words[RateWord.AS_OF_US] = nowUs;
      words[RateWord.MAX_AGE_US] = maxAgeMs * US_PER_MS;
      return undefined;
    },
  };
}

function has(fields: Fields, place: number | undefined): boolean {
  return fields.type[place!] !== ABSENT;
}

function needed(fields: Fields, place: number | undefined, field: string, rule: string): Refusal | undefined {
  return has(fields, place) ? undefined : refusal('MISSING_FIELD', rule, field);
}

/** Takes over what `reader` has read; refuses what is none of `names`. */
function locate(
  reader: JsonReader,
  names: FieldNames,
  into: Fields,
  what: string,
  list: readonly string[],
): Refusal | undefined {
  const unknown = takeFields(reader, names, into);
  if (unknown < 0) return undefined;
  return refusal('UNKNOWN_FIELD', `${what} has ${list.join(', ')}.`, reader.keyText(unknown).slice(0, 64));
}

/** Reads the object that stands in a field. */
function nested(fields: Fields, place: number, name: string, reader: JsonReader): Refusal | undefined {
  if (fields.type[place] !== JsonType.object) return refusal('INVALID_PARAMETER', `${name} is an object.`, name);
  const error = reader.read(fields.bytes, fields.start[place]!, fields.end[place]!);
  return error === JsonError.none ? undefined : jsonRefusal(name, reader, error);
}

function readControls(fields: Fields, place: number, words: Float64Array): Refusal | undefined {
  const rule = `controls is a list of codes: ${OverridableControls.join(', ')}.`;
  if (fields.type[place] !== JsonType.array) return refusal('INVALID_PARAMETER', rule, 'controls');
  const names = JSON.parse(textAt(fields, place)) as readonly unknown[];
  if (!names.every(isControl)) return refusal('INVALID_PARAMETER', rule, 'controls');
  const [low, high] = controlWords(names);
  words[OverrideWord.CONTROLS_LOW] = low;
  words[OverrideWord.CONTROLS_HIGH] = high;
  return undefined;
}

function isControl(name: unknown): name is OverridableControl {
  return (OverridableControls as readonly unknown[]).includes(name);
}

/** The names that a scope may have: those that can be judged there. */
function limitNamesOf(
  isFirm: boolean,
  scope: Pick<OrderRequest, 'account' | 'tagLength' | 'instrument' | 'broker'>,
): readonly LimitName[] {
  const layer = isFirm ? LimitLayer.firm : LimitLayer.set;
  const bits = fieldsOf(layer, scope.account >= 0, scope.tagLength > 0, scope.instrument >= 0, scope.broker > 0);
  return LIMIT_NAMES.filter((name) => ((bits >> LimitField[name].index) & 1) === 1);
}

function readLimits(
  reader: JsonReader,
  names: FieldNames,
  fields: Fields,
  isFirm: boolean,
  scope: OrderRequest,
  instrument: Instrument | undefined,
  words: Float64Array,
): Refusal | undefined {
  const allowed = limitNamesOf(isFirm, scope);
  let set = 0;
  let cleared = 0;
  let count = 0;
  // A null is absent to `takeFields`; here it takes a limit back.
  const unknown = takeFields(reader, names, fields);
  if (unknown >= 0) {
    const key = reader.keyText(unknown).slice(0, 64);
    return refusal('UNKNOWN_FIELD', `Limits here: ${allowed.join(', ')}.`, key);
  }
  for (let field = 0; field < reader.count; field++) {
    const name = reader.keyText(field) as LimitName;
    const { index } = LimitField[name];
    if (!allowed.includes(name)) {
      const where = isFirm ? 'The firm' : 'This scope';
      return refusal('INVALID_LIMIT_SCOPE', `${where} can’t have ${name}; it can have ${allowed.join(', ')}.`, name);
    }
    if (reader.type[field] === JsonType.null) cleared += 2 ** index;
    else set += 2 ** index;
    count += 1;
  }
  if (count === 0) return refusal('MISSING_FIELD', 'limits names at least one limit.', 'limits');
  let at: number = LimitsWord.VALUES;
  for (const name of LIMIT_NAMES) {
    const { index } = LimitField[name];
    if (Math.floor(set / 2 ** index) % 2 === 0) continue;
    if (at === LimitsWord.VALUES + MOST_LIMITS_SET) {
      const most = String(MOST_LIMITS_SET);
      return refusedValue(
        'INVALID_PARAMETER',
        `One change sets at most ${most} limits.`,
        'limits',
        most,
        String(count),
      );
    }
    const value = readLimitValue(fields, LIMIT_NAMES.indexOf(name), name, instrument);
    if (typeof value !== 'number') return value;
    words[at] = value;
    at += 1;
  }
  words[LimitsWord.SET] = set;
  words[LimitsWord.CLEARED] = cleared;
  return undefined;
}
