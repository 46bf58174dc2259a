import type { Instrument } from '../../core/market/instruments.ts';
import { Term, TermFlag } from '../../core/schema/terms.ts';
import { ABSENT, type Fields } from './fields.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal, refusal } from './refusal.ts';
import { readPercent, readTicks } from './term-fields.ts';

/** What a replace may change of an order's terms: each only where the order has one, which the engine knows. */
export const REPLACE_TERMS = [
  'stop_price',
  'trail_amount',
  'trail_percent',
  'stop_loss',
  'stop_loss_limit',
  'target',
] as const;

export interface ReplaceTermReader {
  isThere(): boolean;
  /** What goes with each other, whatever the values are. */
  together(): Refusal | undefined;
  /** `Term` words of `into`: 0 keeps what is. */
  read(into: OrderRequest, instrument: Instrument): Refusal | undefined;
}

/** `first`: where in `fields` the names begin, in their order. */
export function createReplaceTermReader(fields: Fields, first: number): ReplaceTermReader {
  const [STOP_PRICE, AMOUNT, PERCENT, STOP_LOSS, STOP_LOSS_LIMIT, TARGET] = REPLACE_TERMS.map((_, i) => first + i) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
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
      return refusal('INVALID_EXITS', 'Give stop_loss, where it stands, or a trail, by which it follows.', 'stop_loss');
    },

    read(into, instrument) {
      into.terms[Term.FLAGS] = has(PERCENT) ? TermFlag.percent : 0;
      return (
        readTicks(fields, STOP_PRICE, 'stop_price', 'INVALID_STOP_PRICE', Term.STOP_TICKS, into, instrument) ??
        readTicks(fields, AMOUNT, 'trail_amount', 'INVALID_TRAIL', Term.TRAIL, into, instrument) ??
        readPercent(fields, PERCENT, into) ??
        readTicks(fields, STOP_LOSS, 'stop_loss', 'INVALID_EXITS', Term.STOP_TICKS, into, instrument) ??
        readTicks(
          fields,
          STOP_LOSS_LIMIT,
          'stop_loss_limit',
          'INVALID_EXITS',
          Term.STOP_LIMIT_TICKS,
          into,
          instrument,
        ) ??
        readTicks(fields, TARGET, 'target', 'INVALID_EXITS', Term.TARGET_TICKS, into, instrument)
      );
    },
  };
}
