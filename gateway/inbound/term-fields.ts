import type { Instrument } from '../../core/market/instruments.ts';
import { LEAST_LEGS, MOST_LEGS, PPM } from '../../core/order/check-terms.ts';
import { OrderType, Side } from '../../core/schema/order-kind.ts';
import { Term, TermFlag, TriggerBy } from '../../core/schema/terms.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import { badPrice, decimalOf, oneOf, priceOf, wholeNumber } from './field-readers.ts';
import { ABSENT, type Fields, textAt } from './fields.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal, refusal, refusedValue } from './refusal.ts';

/**
 * What a new order says besides side, quantity and price, where its type needs more: from their bytes to `Term` words.
 *
 *   STOP, STOP_LIMIT    stop_price                                  trigger_by
 *   TRAILING_STOP       trail_amount or trail_percent               trigger_by
 *   ICEBERG             iceberg_legs                                iceberg_quantity_variance
 *   BRACKET             target and stop_loss, or a trail for it     stop_loss_limit trigger_by arm_on on_double_fill
 *   OCO                 target and stop_loss, or a trail for it     stop_loss_limit trigger_by on_double_fill
 *   OTO                 target or stop_loss, or a trail for it      stop_loss_limit trigger_by arm_on
 */
export interface TermReader {
  /** Whether the order's type takes each of them that is there, and has those that it needs. */
  fits(type: number): Refusal | undefined;
  /** Their values, once type, side, instrument and price of `into` are known. */
  read(into: OrderRequest, instrument: Instrument): Refusal | undefined;
}

export const TERM_FIELDS = [
  'stop_price',
  'trigger_by',
  'trail_amount',
  'trail_percent',
  'iceberg_legs',
  'iceberg_quantity_variance',
  'stop_loss',
  'stop_loss_limit',
  'target',
  'arm_on',
  'on_double_fill',
] as const;
type TermField = (typeof TERM_FIELDS)[number];

export const TRIGGER_NAMES = ['last', 'bid_ask', 'mark'] as const satisfies readonly (keyof typeof TriggerBy)[];
const TRIGGERS = fieldNames(TRIGGER_NAMES, true);
export const ARM_NAMES = ['first_fill', 'full_fill'] as const;
const ARMS = fieldNames(ARM_NAMES, true);
export const DOUBLE_FILL_NAMES = ['report', 'flatten'] as const;
const DOUBLE_FILLS = fieldNames(DOUBLE_FILL_NAMES, true);

/** Of a part of one: millionths. Of a percentage: ten-thousandths. */
const PART_DECIMALS = 6;
const PERCENT_DECIMALS = 4;

const { stop, stop_limit, trailing_stop, iceberg, bracket, oco, oto } = OrderType;

const TAKEN_BY: Readonly<Record<TermField, readonly OrderType[]>> = {
  stop_price: [stop, stop_limit],
  trigger_by: [stop, stop_limit, trailing_stop, bracket, oco, oto],
  trail_amount: [trailing_stop, bracket, oco, oto],
  trail_percent: [trailing_stop, bracket, oco, oto],
  iceberg_legs: [iceberg],
  iceberg_quantity_variance: [iceberg],
  stop_loss: [bracket, oco, oto],
  stop_loss_limit: [bracket, oco, oto],
  target: [bracket, oco, oto],
  arm_on: [bracket, oto],
  on_double_fill: [bracket, oco],
};
const nameOf: readonly string[] = Object.entries(OrderType).reduce<string[]>((names, [name, code]) => {
  names[code] = name.toUpperCase();
  return names;
}, []);

/** `ICEBERG`, with the article that goes before it. */
export function typeText(type: number): string {
  const name = nameOf[type]!;
  return `${/^[AEIO]/.test(name) ? 'An' : 'A'} ${name} order`;
}

export const STOP_OR_TRAIL = 'Give stop_loss or a trail (trail_amount, trail_percent), not both.';

/** `first`: where in `fields` the names begin, in their order. */
export function createTermReader(fields: Fields, first: number): TermReader {
  const at = (name: TermField): number => first + TERM_FIELDS.indexOf(name);
  const STOP_PRICE = at('stop_price');
  const TRIGGER_BY = at('trigger_by');
  const TRAIL_AMOUNT = at('trail_amount');
  const TRAIL_PERCENT = at('trail_percent');
  const LEGS = at('iceberg_legs');
  const VARIANCE = at('iceberg_quantity_variance');
  const STOP_LOSS = at('stop_loss');
  const STOP_LOSS_LIMIT = at('stop_loss_limit');
  const TARGET = at('target');
  const ARM_ON = at('arm_on');
  const ON_DOUBLE_FILL = at('on_double_fill');
  const prices = PRICE_TERMS.map(at);

  function has(name: number): boolean {
    return fields.type[name] !== ABSENT;
  }

  function hasTrail(): boolean {
    return has(TRAIL_AMOUNT) || has(TRAIL_PERCENT);
  }

  function missing(type: number): Refusal | undefined {
    const no = (field: TermField, what: string): Refusal =>
      refusal('MISSING_FIELD', `${typeText(type)} has ${what}.`, field);
    const hasStop = has(STOP_LOSS) || hasTrail();
    switch (type) {
      case stop:
      case stop_limit:
        return has(STOP_PRICE) ? undefined : no('stop_price', 'a stop_price');
      case trailing_stop:
        return hasTrail() ? undefined : no('trail_amount', 'a trail_amount or a trail_percent');
      case iceberg:
        return has(LEGS) ? undefined : no('iceberg_legs', 'iceberg_legs');
      case bracket:
      case oco:
        if (!has(TARGET)) return no('target', 'a target');
        return hasStop ? undefined : no('stop_loss', 'a stop_loss, a trail_amount or a trail_percent');
      case oto:
        if (has(TARGET) || hasStop) return undefined;
        return no('target', 'a target, or a stop_loss, a trail_amount or a trail_percent');
      default:
        return undefined;
    }
  }

  /** What goes with each other, whatever the values are. */
  function together(type: number): Refusal | undefined {
    if (has(TRAIL_AMOUNT) && has(TRAIL_PERCENT)) {
      return refusal('INVALID_TRAIL', 'Give trail_amount or trail_percent, not both.', 'trail_percent');
    }
    if (has(STOP_LOSS) && hasTrail()) {
      return refusal('INVALID_EXITS', STOP_OR_TRAIL, 'stop_loss');
    }
    if (has(STOP_LOSS_LIMIT) && !has(STOP_LOSS)) {
      return refusal('MISSING_FIELD', 'stop_loss_limit goes with stop_loss.', 'stop_loss');
    }
    if (type !== oto) return undefined;
    const hasStop = has(STOP_LOSS) || hasTrail();
    if (has(TARGET) && hasStop) {
      return refusal(
        'INVALID_EXITS',
        'An OTO order has a target or a stop_loss; one with both is a BRACKET.',
        'target',
      );
    }
    if (has(TRIGGER_BY) && !hasStop) {
      return refusal('INVALID_PARAMETER', 'trigger_by goes with a stop_loss or a trail.', 'trigger_by');
    }
    return undefined;
  }

  function wordOf(name: number, field: TermField, values: FieldNames, names: readonly string[]): number | Refusal {
    if (!has(name)) return 0;
    const value = oneOf(fields, name, values);
    return value >= 0 ? value : refusal('INVALID_PARAMETER', `${field} is one of ${names.join(', ')}.`, field);
  }

  function readFlags(into: OrderRequest): Refusal | undefined {
    const by = wordOf(TRIGGER_BY, 'trigger_by', TRIGGERS, TRIGGER_NAMES);
    if (typeof by !== 'number') return by;
    const armed = wordOf(ARM_ON, 'arm_on', ARMS, ARM_NAMES);
    if (typeof armed !== 'number') return armed;
    const both = wordOf(ON_DOUBLE_FILL, 'on_double_fill', DOUBLE_FILLS, DOUBLE_FILL_NAMES);
    if (typeof both !== 'number') return both;
    const percent = has(TRAIL_PERCENT) ? TermFlag.percent : 0;
    into.terms[Term.FLAGS] =
      by | percent | (armed === 0 ? 0 : TermFlag.armWhenFull) | (both === 0 ? 0 : TermFlag.flatten);
    return undefined;
  }

  function readLegs(into: OrderRequest): Refusal | undefined {
    if (!has(LEGS)) return undefined;
    const legs = wholeNumber(fields, LEGS);
    if (!(legs >= LEAST_LEGS && legs <= MOST_LEGS)) {
      const rule = `iceberg_legs is a whole number from ${LEAST_LEGS} to ${MOST_LEGS}.`;
      return refusal('INVALID_LEGS', rule, 'iceberg_legs');
    }
    if (legs > into.quantityLots) {
      const rule = 'Each leg is a lot at least: there are more legs than lots.';
      return refusedValue('INVALID_LEGS', rule, 'iceberg_legs', String(into.quantityLots), String(legs));
    }
    into.terms[Term.LEGS] = legs;
    if (!has(VARIANCE)) return undefined;
    const variance = decimalOf(fields, VARIANCE, 1, PART_DECIMALS);
    into.terms[Term.VARIANCE] = variance;
    if (variance >= 0 && variance < PPM) return undefined;
    const rule = `iceberg_quantity_variance is from 0 to below 1, with at most ${PART_DECIMALS} decimals.`;
    return refusal('INVALID_LEGS', rule, 'iceberg_quantity_variance');
  }

  /** The exits against the price of what they are the exits of, and against each other. */
  function readSides({ type, side, priceTicks, terms }: OrderRequest): Refusal | undefined {
    if (type < bracket) return undefined;
    const target = terms[Term.TARGET_TICKS]!;
    const stopLoss = terms[Term.STOP_TICKS]!;
    const isOco = type === oco;
    // The order of an OCO is an exit itself: one that sells ends what was bought.
    const entersLong = isOco ? side === Side.sell : side === Side.buy;
    const isBeyond = (far: number, near: number): boolean => (entersLong ? far > near : far < near);
    const [better, worse] = entersLong ? ['above', 'below'] : ['below', 'above'];
    const entry = side === Side.buy ? 'buy' : 'sell';
    if (!isOco && priceTicks > 0) {
      if (target > 0 && !isBeyond(target, priceTicks)) {
        return wrongSide(`The target of a ${entry} entry is ${better} its price.`, 'target', TARGET);
      }
      if (stopLoss > 0 && !isBeyond(priceTicks, stopLoss)) {
        return wrongSide(`The stop_loss of a ${entry} entry is ${worse} its price.`, 'stop_loss', STOP_LOSS);
      }
    }
    const limit = terms[Term.STOP_LIMIT_TICKS]!;
    // Beyond its stop it would rest where the market has just left: nothing would be protected.
    if (limit > 0 && isBeyond(limit, stopLoss)) {
      const most = entersLong ? 'sells is at most' : 'buys is at least';
      return wrongSide(`The stop_loss_limit of a stop that ${most} its stop_loss.`, 'stop_loss_limit', STOP_LOSS_LIMIT);
    }
    if (target === 0 || stopLoss === 0 || isBeyond(target, stopLoss)) return undefined;
    const what = isOco ? `an OCO that ${entry}s` : `a ${entry} entry`;
    return wrongSide(`The target of ${what} is ${better} its stop_loss.`, 'target', TARGET);
  }

  function wrongSide(message: string, field: TermField, name: number): Refusal {
    return { code: 'INVALID_EXITS', message, field, value: textAt(fields, name) };
  }

  /** An OCO rests at its target: a price beside it can only say the same. */
  function readOcoPrice(into: OrderRequest): Refusal | undefined {
    if (into.type !== oco) return undefined;
    const target = into.terms[Term.TARGET_TICKS]!;
    if (into.priceTicks !== 0 && into.priceTicks !== target) {
      return refusal('INVALID_PRICE', 'The price of an OCO order is its target.', 'price');
    }
    into.priceTicks = target;
    return undefined;
  }

  return {
    fits(type) {
      for (let i = 0; i < TERM_FIELDS.length; i++) {
        const field = TERM_FIELDS[i]!;
        if (!has(first + i) || TAKEN_BY[field].includes(type as OrderType)) continue;
        const types = TAKEN_BY[field].map((one) => nameOf[one]).join(', ');
        return refusal('INVALID_PARAMETER', `${field} goes with order_type ${types} only.`, field);
      }
      return missing(type) ?? together(type);
    },

    read(into, instrument) {
      into.terms.fill(0);
      return (
        readFlags(into) ??
        readPrices(fields, prices, into, instrument) ??
        readLegs(into) ??
        readOcoPrice(into) ??
        readSides(into)
      );
    },
  };
}

/** The terms that are prices, or parts of them, in the order in which they are read. */
export const PRICE_TERMS = [
  'stop_price',
  'trail_amount',
  'trail_percent',
  'stop_loss',
  'stop_loss_limit',
  'target',
] as const satisfies readonly TermField[];

/** `names`: where in `fields` the PRICE_TERMS stand. An absent one leaves its word as it is. */
export function readPrices(
  fields: Fields,
  names: readonly number[],
  into: OrderRequest,
  instrument: Instrument,
): Refusal | undefined {
  const [stopPrice, amount, percent, stopLoss, stopLossLimit, target] = names as PriceNames;
  return (
    readTicks(fields, stopPrice, 'stop_price', 'INVALID_STOP_PRICE', Term.STOP_TICKS, into, instrument) ??
    readTicks(fields, amount, 'trail_amount', 'INVALID_TRAIL', Term.TRAIL, into, instrument) ??
    readPercent(fields, percent, into) ??
    readTicks(fields, stopLoss, 'stop_loss', 'INVALID_EXITS', Term.STOP_TICKS, into, instrument) ??
    readTicks(fields, stopLossLimit, 'stop_loss_limit', 'INVALID_EXITS', Term.STOP_LIMIT_TICKS, into, instrument) ??
    readTicks(fields, target, 'target', 'INVALID_EXITS', Term.TARGET_TICKS, into, instrument)
  );
}

type PriceNames = readonly [number, number, number, number, number, number];

function readTicks(
  fields: Fields,
  name: number,
  field: TermField,
  code: 'INVALID_STOP_PRICE' | 'INVALID_TRAIL' | 'INVALID_EXITS',
  term: number,
  into: OrderRequest,
  instrument: Instrument,
): Refusal | undefined {
  if (fields.type[name] === ABSENT) return undefined;
  const ticks = priceOf(fields, name, instrument);
  into.terms[term] = ticks;
  return ticks > 0 ? undefined : badPrice(fields, name, instrument, ticks, field, code);
}

function readPercent(fields: Fields, name: number, into: OrderRequest): Refusal | undefined {
  if (fields.type[name] === ABSENT) return undefined;
  const parts = decimalOf(fields, name, 1, PERCENT_DECIMALS);
  into.terms[Term.TRAIL] = parts;
  if (parts > 0 && parts < PPM) return undefined;
  const rule = `trail_percent is above 0 and below 100, with at most ${PERCENT_DECIMALS} decimals.`;
  return refusal('INVALID_TRAIL', rule, 'trail_percent');
}
