import type { Instrument } from '../../core/market/instruments.ts';
import { Term, TermFlag } from '../../core/schema/terms.ts';
import { ABSENT, type Fields } from './fields.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal, refusal } from './refusal.ts';
import { PRICE_TERMS, STOP_OR_TRAIL, readPrices } from './term-fields.ts';

/** What a replace may change of an order's terms: each only where the order has one, which the engine knows. */
export const REPLACE_TERMS = PRICE_TERMS;

export interface ReplaceTermReader {
  isThere(): boolean;
  /** What goes with each other, whatever the values are. */
  together(): Refusal | undefined;
  /** `Term` words of `into`: 0 keeps what is. */
  read(into: OrderRequest, instrument: Instrument): Refusal | undefined;
}

/** `first`: where in `fields` the names begin, in their order. */
export function createReplaceTermReader(fields: Fields, first: number): ReplaceTermReader {
  const names = REPLACE_TERMS.map((_, i) => first + i);
  const nameOf = (field: (typeof REPLACE_TERMS)[number]): number => first + REPLACE_TERMS.indexOf(field);
  const STOP_PRICE = nameOf('stop_price');
  const AMOUNT = nameOf('trail_amount');
  const PERCENT = nameOf('trail_percent');
  const STOP_LOSS = nameOf('stop_loss');
  const has = (name: number): boolean => fields.type[name] !== ABSENT;

  return {
    isThere() {
      for (let i = 0; i < REPLACE_TERMS.length; i++) if (has(first + i)) return true;
      return false;
    },

    together() {
      if (has(AMOUNT) && has(PERCENT)) {
        return refusal('INVALID_TRAIL', 'Give trail_amount or trail_percent, not both.', 'trail_percent');
      }
      if (!has(STOP_LOSS)) return undefined;
      if (has(STOP_PRICE)) {
        const rule = 'stop_price is of a stop order, stop_loss of a bracket, OCO or OTO: give one.';
        return refusal('INVALID_EXITS', rule, 'stop_loss');
      }
      if (!has(AMOUNT) && !has(PERCENT)) return undefined;
      return refusal('INVALID_EXITS', STOP_OR_TRAIL, 'stop_loss');
    },

    read(into, instrument) {
      into.terms[Term.FLAGS] = has(PERCENT) ? TermFlag.percent : 0;
      return readPrices(fields, names, into, instrument);
    },
  };
}
