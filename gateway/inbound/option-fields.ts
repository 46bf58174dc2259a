import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { AUTO_PROTECTION, MOST_PROTECTION_BPS, PROTECTION_SHIFT, PlaceOption } from '../../core/schema/risk.ts';
import { Term } from '../../core/schema/terms.ts';
import { fieldNames } from './field-names.ts';
import { decimalOf, oneOf } from './field-readers.ts';
import { ABSENT, type Fields } from './fields.ts';
import { JsonType } from './json-reader.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What a new order asks for beside price and terms: `PlaceOption` bits, where its type can have them. */
export interface OptionReader {
  /** Once all else of `into` is read. */
  read(into: OrderRequest): Refusal | undefined;
}

export const OPTION_FIELDS = ['reduce_only', 'post_only', 'autoslice', 'market_protection'] as const;
const AUTO = fieldNames(['auto'], true);
const PERCENT_DECIMALS = 2;

/** `first`: where in `fields` the names begin, in their order. */
export function createOptionReader(fields: Fields, first: number): OptionReader {
  /** 1: asked for, 0: not, -1: neither true nor false. */
  function flagOf(at: number): number {
    const type = fields.type[first + at];
    if (type === ABSENT || type === JsonType.false) return 0;
    return type === JsonType.true ? 1 : -1;
  }

  function readFlag(at: number, bit: number, into: OrderRequest, misfit: string | undefined): Refusal | undefined {
    const field = OPTION_FIELDS[at]!;
    const flag = flagOf(at);
    if (flag < 0) return refusal('INVALID_PARAMETER', `${field} is true or false.`, field);
    if (flag === 0) return undefined;
    if (misfit !== undefined) return refusal('INVALID_PARAMETER', misfit, field);
    into.options |= bit;
    return undefined;
  }

  function readProtection(at: number, into: OrderRequest): Refusal | undefined {
    const name = first + at;
    if (fields.type[name] === ABSENT) return undefined;
    const no = (rule: string): Refusal => refusal('INVALID_PARAMETER', rule, 'market_protection');
    const isAuto = oneOf(fields, name, AUTO) === 0;
    const parts = isAuto ? AUTO_PROTECTION : decimalOf(fields, name, 1, PERCENT_DECIMALS);
    if (!isAuto && !(parts > 0 && parts <= MOST_PROTECTION_BPS)) {
      return no('market_protection is a percentage above 0 and up to 100, with at most 2 decimals, or auto.');
    }
    if (!becomesMarket(into)) return no('market_protection goes with what is, or becomes, a market order.');
    into.options |= parts << PROTECTION_SHIFT;
    return undefined;
  }

  return {
    read(into) {
      const isEntry = into.type === OrderType.bracket || into.type === OrderType.oto;
      const [reduce, post, slice, protection] = OPTION_FIELDS.keys();
      return (
        readFlag(
          reduce!,
          PlaceOption.reduceOnly,
          into,
          isEntry ? 'reduce_only goes with all but BRACKET and OTO, which open a position.' : undefined,
        ) ??
        readFlag(
          post!,
          PlaceOption.postOnly,
          into,
          mayRest(into) ? undefined : 'post_only goes with what has a price and may rest: no stop, IOC or FOK.',
        ) ??
        readFlag(
          slice!,
          PlaceOption.autoslice,
          into,
          into.type > OrderType.market ? 'autoslice goes with LIMIT and MARKET only.' : undefined,
        ) ??
        readProtection(protection!, into)
      );
    },
  };
}

function mayRest({ type, priceTicks, timeInForce }: OrderRequest): boolean {
  if (priceTicks === 0 || timeInForce === TimeInForce.ioc || timeInForce === TimeInForce.fok) return false;
  return type === OrderType.limit || type >= OrderType.iceberg;
}

function becomesMarket({ type, priceTicks, terms }: OrderRequest): boolean {
  if (type === OrderType.market || type === OrderType.stop || type === OrderType.trailing_stop) return true;
  if (type < OrderType.bracket) return false;
  const hasStop = terms[Term.STOP_TICKS]! > 0 || terms[Term.TRAIL]! > 0;
  return priceTicks === 0 || (hasStop && terms[Term.STOP_LIMIT_TICKS] === 0);
}
