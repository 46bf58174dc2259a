import type { Instrument } from '../../core/market/instruments.ts';

type Units = Pick<
  Instrument,
  'tickMantissa' | 'tickDecimals' | 'lotMantissa' | 'lotDecimals' | 'multiplierMantissa' | 'multiplierDecimals'
>;

/** Money of one lot at one tick = numerator / denominator, in millionths of the instrument's own currency. */
export interface LotMoney {
  readonly numerator: number;
  readonly denominator: number;
}

/** What `notionalUp` takes. */
const MAX_NUMERATOR = 2n ** 50n;
const MAX_DENOMINATOR = 2n ** 43n;

const NOT_EXACT: LotMoney = { numerator: Number.NaN, denominator: 1 };

/** Most instruments have one of a few units. */
const MAX_KNOWN = 4096;
const known = new Map<string, LotMoney>();

/** tick × lot × multiplier × 10^6, in lowest terms; of units for which `isMoneyExact`. */
export function moneyOfLot(units: Units): LotMoney {
  const {
    tickMantissa,
    tickDecimals,
    lotMantissa,
    lotDecimals,
    multiplierMantissa = 1,
    multiplierDecimals = 0,
  } = units;
  const key = `${tickMantissa}e${tickDecimals}x${lotMantissa}e${lotDecimals}x${multiplierMantissa}e${multiplierDecimals}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { numerator, denominator } = fractionOf(units);
  const isExact = numerator <= MAX_NUMERATOR && denominator <= MAX_DENOMINATOR;
  const money = isExact ? { numerator: Number(numerator), denominator: Number(denominator) } : NOT_EXACT;
  if (known.size < MAX_KNOWN) known.set(key, money);
  return money;
}

/** Whether the engine can count it. */
export function isMoneyExact(units: Units): boolean {
  return !Number.isNaN(moneyOfLot(units).numerator);
}

function fractionOf(units: Units): { numerator: bigint; denominator: bigint } {
  const { tickMantissa, lotMantissa, multiplierMantissa = 1, multiplierDecimals = 0 } = units;
  const numerator = BigInt(tickMantissa) * BigInt(lotMantissa) * BigInt(multiplierMantissa) * 1_000_000n;
  const denominator = 10n ** BigInt(units.tickDecimals + units.lotDecimals + multiplierDecimals);
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
