import type { Instrument } from '../../core/market/instruments.ts';
import { DecimalError, parseDecimal } from '../../core/number/decimal.ts';
import type { RejectName } from '../../core/schema/reject.ts';
import type { FieldNames } from './field-names.ts';
import { ABSENT, type Fields, isString, textAt } from './fields.ts';
import { JsonType } from './json-reader.ts';
import { type Refusal, refusal, refusedValue } from './refusal.ts';

/** Single fields: from their bytes to what they mean, or why they can't mean anything. */

/** Longer numbers are refused unread: 2^53 has 16 digits, and a fraction at most 18 places. */
export const MAX_NUMBER_BYTES = 48;

const TIME = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since the Unix epoch of an RFC 3339 time, or NaN. */
export function timeOf(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  const daysOfMonth = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate();
  return Number(match[3]) <= daysOfMonth ? Date.parse(text) : Number.NaN;
}

/** The place of the text among `values`, or -1. */
export function oneOf(fields: Fields, name: number, values: FieldNames): number {
  return isString(fields, name) ? values.find(fields.bytes, fields.start[name]!, fields.end[name]!) : -1;
}

/** 0: it is absent. */
export function lengthOf(fields: Fields, name: number): number {
  return fields.type[name] === ABSENT ? 0 : fields.end[name]! - fields.start[name]!;
}

/** Copies the text into `into`, if it is a name of at most as many bytes as there is room for. */
export function readText(
  fields: Fields,
  name: number,
  field: string,
  code: RejectName,
  into: Uint8Array,
): Refusal | undefined {
  if (fields.type[name] === ABSENT) return undefined;
  const start = fields.start[name]!;
  const length = fields.end[name]! - start;
  let isGood = isString(fields, name) && length >= 1 && length <= into.length;
  for (let i = 0; i < length && isGood; i++) {
    const byte = fields.bytes[start + i]!;
    into[i] = byte;
    isGood = isNameByte(byte);
  }
  return isGood ? undefined : refusal(code, `${field} is 1 to ${into.length} of A-Z a-z 0-9 . _ : -`, field);
}

/** Of client order ids and tags. */
export function isNameByte(byte: number): boolean {
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return byte < 0x80;
  return (byte >= 0x30 && byte <= 0x3a) || byte === 0x2e || byte === 0x5f || byte === 0x2d;
}

/** Whole units of mantissa / 10^decimals, or a `DecimalError`. */
export function decimalOf(fields: Fields, name: number, mantissa: number, decimals: number): number {
  const type = fields.type[name];
  if (type !== JsonType.number && type !== JsonType.string) return DecimalError.NOT_A_NUMBER;
  const start = fields.start[name]!;
  const end = fields.end[name]!;
  if (end - start > MAX_NUMBER_BYTES) return DecimalError.NOT_A_NUMBER;
  return parseDecimal(fields.bytes, start, end, mantissa, decimals);
}

export function wholeNumber(fields: Fields, name: number): number {
  return decimalOf(fields, name, 1, 0);
}

export function priceOf(fields: Fields, name: number, instrument: Instrument): number {
  return decimalOf(fields, name, instrument.tickMantissa, instrument.tickDecimals);
}

export function quantityOf(fields: Fields, name: number, instrument: Instrument): number {
  return decimalOf(fields, name, instrument.lotMantissa, instrument.lotDecimals);
}

export function badPrice(
  fields: Fields,
  name: number,
  instrument: Instrument,
  error: number,
  field = 'price',
  code: RejectName = 'INVALID_PRICE',
): Refusal {
  if (error !== DecimalError.NOT_A_MULTIPLE) return refusal(code, `${field} ${numberRule(error)}.`, field);
  const tick = unitText(instrument.tickMantissa, instrument.tickDecimals);
  const value = textAt(fields, name);
  return refusedValue(
    'PRICE_NOT_ON_TICK',
    `Prices of ${instrument.symbol} are multiples of ${tick}.`,
    field,
    tick,
    value,
  );
}

export function badQuantity(fields: Fields, name: number, instrument: Instrument, error: number): Refusal {
  if (error !== DecimalError.NOT_A_MULTIPLE) {
    return refusal('INVALID_QUANTITY', `quantity ${numberRule(error)}.`, 'quantity');
  }
  const lot = unitText(instrument.lotMantissa, instrument.lotDecimals);
  const message = `Quantities of ${instrument.symbol} are multiples of ${lot}.`;
  return refusedValue('QUANTITY_NOT_ON_LOT', message, 'quantity', lot, textAt(fields, name));
}

function numberRule(error: number): string {
  if (error === DecimalError.TOO_LARGE) return 'is too large';
  if (error === DecimalError.NOT_A_NUMBER) return 'is a number or a decimal text, without an exponent';
  return 'is above zero';
}

/** mantissa / 10^decimals as text: "0.05". */
function unitText(mantissa: number, decimals: number): string {
  if (decimals === 0) return String(mantissa);
  const digits = String(mantissa).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`;
}
