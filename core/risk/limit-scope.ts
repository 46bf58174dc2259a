import { LIMIT_FIELDS, LimitField, LimitLayer } from './limit-field.ts';

/**
 * Which limits a scope can have, as bits of their indexes. Account, tag, instrument and broker are named or not:
 *
 *   order    any of the four
 *   book     account, tag, instrument; the firm's largest position is of all accounts in a symbol together
 *   total    an account, a tag (but for what nobody works out of one: value at risk), or everybody (of each account); a broker, alone, where the limit says so; the firm
 */
export function fieldsOf(
  layer: number,
  hasAccount: boolean,
  hasTag: boolean,
  hasInstrument: boolean,
  hasBroker: boolean,
): number {
  if (layer === LimitLayer.firm) {
    if (hasAccount || hasTag || hasBroker) return 0;
    return hasInstrument ? FIRM_BOOK_FIELDS : FIRM_BOOK_FIELDS | TOTAL_FIELDS;
  }
  if (layer !== LimitLayer.configured && layer !== LimitLayer.set) return 0;
  // A tag is one of an account.
  if (hasTag && !hasAccount) return 0;
  if (hasBroker) return hasAccount || hasInstrument ? ORDER_FIELDS : ORDER_FIELDS | BROKER_FIELDS;
  if (hasInstrument) return ORDER_FIELDS | BOOK_FIELDS;
  return ORDER_FIELDS | BOOK_FIELDS | (hasTag ? TOTAL_FIELDS & ~ONLY_WHOLE : TOTAL_FIELDS);
}

/** The greatest value a limit can have; a table stores each + 1. */
export function mostOf(index: number): number {
  return MOST[index]!;
}

const fields = Object.values(LimitField);

function bitsOf(of: 'order' | 'book' | 'total'): number {
  return fields.reduce((bits, field) => (field.of === of ? bits | (1 << field.index) : bits), 0);
}

const ORDER_FIELDS = bitsOf('order');
const BOOK_FIELDS = bitsOf('book');
const TOTAL_FIELDS = bitsOf('total');
const ONLY_WHOLE = 1 << LimitField.max_var.index;
const FIRM_BOOK_FIELDS = 1 << LimitField.max_position.index;
const BROKER_FIELDS = fields.reduce((bits, field) => ('broker' in field ? bits | (1 << field.index) : bits), 0);
/** Every bit that is a limit's. */
export const ALL_FIELDS = ORDER_FIELDS | BOOK_FIELDS | TOTAL_FIELDS;

const MAX = Number.MAX_SAFE_INTEGER - 1;
/** A year, so that as microseconds it is still exact. */
const MOST_MS = 31_536_000_000;
const MOST_BPS = 1_000_000;

const MostOfUnit = {
  quantity: MAX,
  money: MAX,
  bps: MOST_BPS,
  ms: MOST_MS,
  count: 1e9,
  flag: 1,
  mode: 3,
  hundredths: 1e12,
} as const;

const MOST = Float64Array.from({ length: LIMIT_FIELDS }, (_, index) => MostOfUnit[fields[index]!.unit]);
MOST[LimitField.duplicate_mode.index] = 1;
