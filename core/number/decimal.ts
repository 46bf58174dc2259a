import { invariant } from '../invariant.ts';

/**
 * Decimal text ⇄ whole units, exactly: no string, no binary fraction.
 *
 *   value = units × mantissa / 10^decimals          tick 0.05: mantissa 5, decimals 2; lot 75: mantissa 75, decimals 0
 *
 * units are safe integers, mantissa 1 to 10^7, decimals 0 to 18.
 */
export const DecimalError = {
  /** Not a number as JSON writes it without an exponent: digits, no leading zeros, perhaps a fraction. */
  NOT_A_NUMBER: -1,
  /** Begins with a minus, -0 included. */
  NEGATIVE: -2,
  /** More than 2^53 - 1 units. */
  TOO_LARGE: -3,
  /** Between two units. */
  NOT_A_MULTIPLE: -4,
} as const;
export type DecimalError = (typeof DecimalError)[keyof typeof DecimalError];

const { NOT_A_NUMBER, NEGATIVE, TOO_LARGE, NOT_A_MULTIPLE } = DecimalError;

const MAX_MANTISSA = 10_000_000;
const MAX_DECIMALS = 18;
const MAX_UNITS = Number.MAX_SAFE_INTEGER;
const MAX_TENTH = Math.floor(MAX_UNITS / 10);
const MAX_LAST_DIGIT = MAX_UNITS - MAX_TENTH * 10;

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * Whole units of the number in `bytes` from `start` up to `end`, or a `DecimalError`: the first of them that applies,
 * in the order above. Trailing zeros of a fraction are free. The work is linear in the length, which the caller bounds.
 */
export function parseDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  mantissa: number,
  decimals: number,
): number {
  checkUnit(mantissa, decimals);
  const units = parseShort(bytes, start, end, mantissa, decimals);
  return units >= 0 ? units : parseAny(bytes, start, end, mantissa, decimals);
}

/** Of so many digits each number is a double, and each product with a power of ten that has no more. */
const EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: MAX_DECIMALS + 1 }, (_, exponent) => 10 ** exponent);

/** What is nearly always there: few digits that make whole units, in one division. -1: it is something else. */
function parseShort(bytes: Uint8Array, start: number, end: number, mantissa: number, decimals: number): number {
  if (end - start > EXACT_DIGITS) return -1;
  let value = 0;
  let pointAt = end;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === POINT - ZERO && pointAt === end) pointAt = at;
    else return -1;
  }
  const places = pointAt === end ? 0 : end - 1 - pointAt;
  const isWritten = pointAt > start && pointAt !== end - 1 && (bytes[start] !== ZERO || pointAt === start + 1);
  if (!isWritten || places > decimals || end - start + decimals - places > EXACT_DIGITS) return -1;
  const scaled = value * POWERS[decimals - places]!;
  const units = mantissa === 1 ? scaled : Math.floor(scaled / mantissa);
  return units * mantissa === scaled ? units : -1;
}

function parseAny(bytes: Uint8Array, start: number, end: number, mantissa: number, decimals: number): number {
  const negative = start < end && bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  let units = 0; // Of the digits so far, by long division: units × mantissa + rest.
  let rest = 0;
  let pointAt = -1;
  let tooLarge = false;
  let tooFine = false;
  for (let at = first; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) {
      if (bytes[at] !== POINT || pointAt >= 0 || at === first) return NOT_A_NUMBER;
      pointAt = at;
      continue;
    }
    if (pointAt < 0) {
      if (at > first && bytes[first] === ZERO) return NOT_A_NUMBER;
    } else if (at - pointAt > decimals) {
      if (digit !== 0) tooFine = true;
      continue;
    }
    if (tooLarge) continue;
    const dividend = rest * 10 + digit;
    const quotient = mantissa === 1 ? dividend : Math.floor(dividend / mantissa);
    rest = dividend - quotient * mantissa;
    tooLarge = units > MAX_TENTH || (units === MAX_TENTH && quotient > MAX_LAST_DIGIT);
    if (!tooLarge) units = units * 10 + quotient;
  }
  if (first >= end || pointAt === end - 1) return NOT_A_NUMBER;
  if (negative) return NEGATIVE;
  const scaled = pointAt < 0 ? 0 : Math.min(end - 1 - pointAt, decimals);
  for (let i = scaled; i < decimals && !tooLarge; i++) {
    const dividend = rest * 10;
    const quotient = Math.floor(dividend / mantissa);
    rest = dividend - quotient * mantissa;
    tooLarge = units > MAX_TENTH || (units === MAX_TENTH && quotient > MAX_LAST_DIGIT);
    if (!tooLarge) units = units * 10 + quotient;
  }
  if (tooLarge) return TOO_LARGE;
  return tooFine || rest !== 0 ? NOT_A_MULTIPLE : units;
}

/** The longest text that `writeDecimal` writes: a sign, 23 digits and a point. */
export const MAX_DECIMAL_BYTES = 25;

const CHUNK = 100_000_000;
const CHUNK_DIGITS = 8;

/** Below it 32 bits do, which is nearly always. */
const SMALL = 2 ** 31;

/** The digits of one number, least significant first. */
const digits = new Uint8Array(3 * CHUNK_DIGITS);

/**
 * Writes `units` as the shortest text of the same value (`45000`, `0.001`, `-1.5`) from `at` on and returns where it
 * ends. `bytes` has room for `MAX_DECIMAL_BYTES`.
 */
export function writeDecimal(bytes: Uint8Array, at: number, units: number, mantissa: number, decimals: number): number {
  checkUnit(mantissa, decimals);
  invariant(Number.isSafeInteger(units), 'decimal: units are a safe integer');
  if (units >= 0 && units * mantissa < SMALL) return writeSmall(bytes, at, units * mantissa, decimals);
  if (units < 0) bytes[at++] = MINUS;
  const count = splitDigits(Math.abs(units), mantissa);
  let lowest = 0; // The first fraction digit that is not a superfluous zero.
  while (lowest < decimals && (lowest >= count || digits[lowest] === 0)) lowest++;
  if (count <= decimals) bytes[at++] = ZERO;
  for (let i = count - 1; i >= decimals; i--) bytes[at++] = ZERO + digits[i]!;
  if (lowest === decimals) return at;
  bytes[at++] = POINT;
  for (let i = decimals - 1; i >= lowest; i--) bytes[at++] = i < count ? ZERO + digits[i]! : ZERO;
  return at;
}

/** value / 10^decimals, from its last digit on. */
function writeSmall(bytes: Uint8Array, at: number, value: number, decimals: number): number {
  let left = value | 0;
  let fraction = decimals;
  for (; fraction > 0 && left % 10 === 0; fraction--) left = (left / 10) | 0;
  let count = 1;
  for (let bound = 10; left >= bound; bound *= 10) count++;
  const end = at + Math.max(count, fraction + 1) + (fraction > 0 ? 1 : 0);
  let to = end;
  for (let i = 0; i < fraction; i++) {
    const upper = (left / 10) | 0;
    bytes[--to] = ZERO + left - upper * 10;
    left = upper;
  }
  if (fraction > 0) bytes[--to] = POINT;
  while (to > at) {
    const upper = (left / 10) | 0;
    bytes[--to] = ZERO + left - upper * 10;
    left = upper;
  }
  return end;
}

/** Puts the digits of units × mantissa, up to 9 × 10^22, into `digits`. Returns how many there are: 0 for 0. */
function splitDigits(units: number, mantissa: number): number {
  const upperUnits = Math.floor(units / CHUNK);
  const lowProduct = (units - upperUnits * CHUNK) * mantissa;
  const carry = Math.floor(lowProduct / CHUNK);
  const high = upperUnits * mantissa + carry;
  let count = splitChunk(lowProduct - carry * CHUNK, 0);
  if (high === 0) return count;
  const highest = Math.floor(high / CHUNK);
  count = splitChunk(high - highest * CHUNK, CHUNK_DIGITS);
  return highest === 0 ? count : splitChunk(highest, 2 * CHUNK_DIGITS);
}

/** Eight digits from position `from` on, upper zeros included; returns the position after the uppermost non-zero. */
function splitChunk(chunk: number, from: number): number {
  let left = chunk | 0;
  let count = from;
  for (let i = from; i < from + CHUNK_DIGITS; i++) {
    const upper = (left / 10) | 0;
    digits[i] = left - upper * 10;
    if (left !== 0) count = i + 1;
    left = upper;
  }
  return count;
}

function checkUnit(mantissa: number, decimals: number): void {
  invariant(mantissa >= 1 && mantissa <= MAX_MANTISSA, 'decimal: the mantissa is 1 to 10^7');
  invariant(decimals >= 0 && decimals <= MAX_DECIMALS, 'decimal: 0 to 18 decimals');
}
