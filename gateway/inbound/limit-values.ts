import type { Instrument } from '../../core/market/instruments.ts';
import { DecimalError } from '../../core/number/decimal.ts';
import { LimitField, type LimitName } from '../../core/risk/limit-field.ts';
import { mostOf } from '../../core/risk/limit-scope.ts';
import { moneyText, quantityText, unitsText } from '../outbound/decimal-text.ts';
import { fieldNames } from './field-names.ts';
import { decimalOf, oneOf, wholeNumber } from './field-readers.ts';
import { type Fields, textAt } from './fields.ts';
import { JsonType } from './json-reader.ts';
import { type Refusal, refusal, refusedValue } from './refusal.ts';

/** The values of limits: as a request gives them, as the engine keeps them (whole units), as an answer tells them. */
export const LIMIT_NAMES = Object.keys(LimitField) as readonly LimitName[];

/** Public words of the limits that choose, by their number. */
export const MODES = {
  duplicate_mode: ['refuse', 'warn'],
  self_trade_mode: ['none', 'cancel_newest', 'cancel_oldest', 'cancel_both'],
} as const;
export type ModeName = keyof typeof MODES;
const modeNames = {
  duplicate_mode: fieldNames(MODES.duplicate_mode, true),
  self_trade_mode: fieldNames(MODES.self_trade_mode, true),
} as const;

const MONEY_DECIMALS = 6;
const HUNDREDTH_DECIMALS = 2;

export function isMode(name: LimitName): name is ModeName {
  return name in MODES;
}

/** What a limit is counted in, for people. */
export function limitUnitRule(name: LimitName): string {
  if (isMode(name)) return `one of ${MODES[name].join(', ')}`;
  switch (LimitField[name].unit) {
    case 'quantity':
      return 'a quantity of the symbol, or, without a symbol, whole lots';
    case 'money':
      return 'an amount of the accounts’ currency with at most 6 places, such as "25000.50"';
    case 'bps':
      return `whole basis points, 0 to ${mostOf(LimitField[name].index)}`;
    case 'ms':
      return 'whole milliseconds, a year at most';
    case 'count':
      return 'a whole number from 0 on';
    case 'flag':
      return 'true or false';
    default:
      return 'a number with at most 2 places';
  }
}

/** The value at the place of `name` in `fields`. `instrument`: of the scope, undefined where it names none. */
export function readLimitValue(
  fields: Fields,
  place: number,
  name: LimitName,
  instrument: Instrument | undefined,
): number | Refusal {
  const value = unitsAt(fields, place, name, instrument);
  if (value >= 0 && value <= mostOf(LimitField[name].index)) return value;
  if (value === DecimalError.NOT_A_MULTIPLE && LimitField[name].unit === 'quantity') {
    if (instrument === undefined) {
      const lots = `Without a symbol ${name} counts whole lots; name the symbol to give a quantity of it.`;
      return refusal('INVALID_QUANTITY', lots, name);
    }
    const lot = unitsText(1, instrument.lotMantissa, instrument.lotDecimals);
    const text = `${name} of ${instrument.symbol} is a multiple of ${lot}.`;
    return refusedValue('QUANTITY_NOT_ON_LOT', text, name, lot, textAt(fields, place));
  }
  return refusal('INVALID_PARAMETER', `${name} is ${limitUnitRule(name)}; null takes it back.`, name);
}

function unitsAt(fields: Fields, place: number, name: LimitName, instrument: Instrument | undefined): number {
  if (isMode(name)) return oneOf(fields, place, modeNames[name]);
  switch (LimitField[name].unit) {
    case 'flag':
      return fields.type[place] === JsonType.true ? 1 : fields.type[place] === JsonType.false ? 0 : -1;
    case 'money':
      return decimalOf(fields, place, 1, MONEY_DECIMALS);
    case 'hundredths':
      return decimalOf(fields, place, 1, HUNDREDTH_DECIMALS);
    case 'quantity':
      return instrument === undefined
        ? wholeNumber(fields, place)
        : decimalOf(fields, place, instrument.lotMantissa, instrument.lotDecimals);
    default:
      return wholeNumber(fields, place);
  }
}

/** A value as JSON, in the unit in which it is given. */
export function limitJson(name: LimitName, value: number, instrument: Instrument | undefined): string {
  if (isMode(name)) return `"${MODES[name][value] ?? value}"`;
  switch (LimitField[name].unit) {
    case 'flag':
      return value === 1 ? 'true' : 'false';
    case 'money':
      return `"${moneyText(value)}"`;
    case 'hundredths':
      return `"${unitsText(value, 1, HUNDREDTH_DECIMALS)}"`;
    case 'quantity':
      return instrument === undefined ? String(value) : `"${quantityText(instrument, value)}"`;
    default:
      return String(value);
  }
}
