import type { Instrument } from '../../core/market/instruments.ts';
import { MAX_DECIMAL_BYTES, writeDecimal } from '../../core/number/decimal.ts';

const scratch = Buffer.alloc(MAX_DECIMAL_BYTES);
const MONEY_DECIMALS = 6;
/** Average prices are told to a ten-thousandth of a tick. */
const AVERAGE_DECIMALS = 4;
const AVERAGE_PARTS = 10 ** AVERAGE_DECIMALS;

/** Orders come at few prices and in few sizes: a place for each text, taken over by the newest of those that meet there. */
const PLACES = 2048;
const unitsAt = new Float64Array(PLACES).fill(Number.NaN);
const scaleAt = new Float64Array(PLACES);
const textAt = Array.from({ length: PLACES }, () => '');

function decimalText(units: number, mantissa: number, decimals: number): string {
  const scale = mantissa * 32 + decimals;
  const place = ((units | 0) ^ (scale << 3)) & (PLACES - 1);
  if (unitsAt[place] === units && scaleAt[place] === scale) return textAt[place]!;
  const text = scratch.toString('latin1', 0, writeDecimal(scratch, 0, units, mantissa, decimals));
  unitsAt[place] = units;
  scaleAt[place] = scale;
  textAt[place] = text;
  return text;
}

/** units × mantissa / 10^decimals. */
export function unitsText(units: number, mantissa: number, decimals: number): string {
  return decimalText(units, mantissa, decimals);
}

export function priceText(instrument: Instrument, priceTicks: number): string {
  return decimalText(priceTicks, instrument.tickMantissa, instrument.tickDecimals);
}

export function quantityText(instrument: Instrument, quantityLots: number): string {
  return decimalText(quantityLots, instrument.lotMantissa, instrument.lotDecimals);
}

/** Whole millionths of a currency. */
export function moneyText(money: number): string {
  return decimalText(money, 1, MONEY_DECIMALS);
}

/** cost / lots as a price, where cost is the sum of ticks × lots; rounded half up. */
export function averagePriceText(instrument: Instrument, cost: number, lots: number): string {
  const size = Math.abs(lots);
  const total = Math.abs(cost);
  const ticks = Math.floor(total / size);
  const parts = Math.round(((total - ticks * size) * AVERAGE_PARTS) / size);
  const units = ticks * AVERAGE_PARTS + parts;
  return decimalText(units, instrument.tickMantissa, instrument.tickDecimals + AVERAGE_DECIMALS);
}

/** Ticks × lots as an amount of the instrument's own currency, exactly. */
export function valueText(instrument: Instrument, ticksTimesLots: number): string {
  const { tickMantissa, tickDecimals, lotMantissa, lotDecimals } = instrument;
  return decimalText(ticksTimesLots, tickMantissa * lotMantissa, tickDecimals + lotDecimals);
}

const US_PER_SECOND = 1_000_000;
const FRACTION_DIGITS = 6;
const ZERO = 0x30;
const UTC = 0x5a;
/** What `writeTime` writes at most. */
export const TIME_BYTES = 27;

let secondText = '';
let secondOf = -1;
/** `secondText` and the point. */
let secondBytes: Uint8Array = new Uint8Array(0);

function wholeSecond(timeUs: number): number {
  const second = Math.floor(timeUs / US_PER_SECOND);
  if (second !== secondOf) {
    secondOf = second;
    secondText = new Date(second * 1000).toISOString().slice(0, 19);
    secondBytes = Buffer.from(`${secondText}.`, 'latin1');
  }
  return second;
}

/** Microseconds since the Unix epoch as RFC 3339, to the microsecond. */
export function timeText(timeUs: number): string {
  const second = wholeSecond(timeUs);
  return `${secondText}.${String(timeUs - second * US_PER_SECOND).padStart(FRACTION_DIGITS, '0')}Z`;
}

/** The same into `bytes` from `at` on; returns where it ends. */
export function writeTime(bytes: Uint8Array, at: number, timeUs: number): number {
  let left = (timeUs - wholeSecond(timeUs) * US_PER_SECOND) | 0;
  const fractionAt = at + secondBytes.length;
  for (let i = 0; i < secondBytes.length; i++) bytes[at + i] = secondBytes[i]!;
  for (let to = fractionAt + FRACTION_DIGITS - 1; to >= fractionAt; to--) {
    const upper = (left / 10) | 0;
    bytes[to] = ZERO + left - upper * 10;
    left = upper;
  }
  bytes[fractionAt + FRACTION_DIGITS] = UTC;
  return fractionAt + FRACTION_DIGITS + 1;
}
