import { notionalDown, notionalUp } from '../number/money.ts';
import { InstrumentDefinition } from '../schema/definition.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { CURRENCY_WIDTH, CurrencyColumn, TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';

/**
 * What ticks × lots of an instrument are worth, in whole millionths of the accounts' currency:
 *
 *   ticks × lots × numerator / denominator ─▶ rounded: money of the instrument's currency
 *     × rate / 10^6                        ─▶ rounded: money of the accounts'             (nothing where the two are one)
 */
const NUMERATOR = InstrumentColumn.DEFINITION + InstrumentDefinition.MONEY_NUMERATOR;
const DENOMINATOR = InstrumentColumn.DEFINITION + InstrumentDefinition.MONEY_DENOMINATOR;
/** Column of `terms`. */
const CURRENCY = 0;
const RATE = CurrencyColumn.RATE;
const RATE_UNIT = 1_000_000;
const MOST = Number.MAX_SAFE_INTEGER;

/** Never less than it is: for limits. -1 if it passes 2^53 - 1. Ticks and lots aren't negative. */
export function worthUp(state: EngineState, instrument: number, ticks: number, lots: number): number {
  const money = moneyUp(state, instrument, ticks, lots);
  const currency = currencyOf(state, instrument);
  if (currency === 0 || money < 0) return money;
  return notionalUp(money, state.currencies.words[currency * CURRENCY_WIDTH + RATE]!, 1, RATE_UNIT);
}

/** The first step alone: the worth of what is paid in the accounts' own currency. */
export function moneyUp(state: EngineState, instrument: number, ticks: number, lots: number): number {
  const { words } = state.instruments;
  const at = (instrument * INSTRUMENT_WIDTH) & ANY_PLACE;
  return notionalUp(ticks, lots, words[at + NUMERATOR]!, words[at + DENOMINATOR]!);
}

/** Of a position, signed like it; its size is rounded up. What passes 2^53 - 1 counts as that. */
export function valueOf(state: EngineState, instrument: number, ticks: number, positionLots: number): number {
  if (positionLots === 0) return 0;
  const size = worthUp(state, instrument, ticks, Math.abs(positionLots));
  const money = size < 0 ? MOST : size;
  return positionLots < 0 ? -money : money;
}

/** Of a profit in ticks × lots, negative for a loss: never more than it is. */
export function profitOf(state: EngineState, instrument: number, ticksTimesLots: number): number {
  if (ticksTimesLots === 0) return 0;
  if (ticksTimesLots < 0) {
    const loss = worthUp(state, instrument, 1, Math.min(MOST, -ticksTimesLots));
    return loss < 0 ? -MOST : -loss;
  }
  const { words } = state.instruments;
  const at = instrument * INSTRUMENT_WIDTH;
  const money = notionalDown(1, Math.min(MOST, ticksTimesLots), words[at + NUMERATOR]!, words[at + DENOMINATOR]!);
  const currency = state.terms.words[instrument * TERMS_WIDTH + CURRENCY]!;
  if (money < 0) return MOST;
  if (currency === 0) return money;
  const converted = notionalDown(money, state.currencies.words[currency * CURRENCY_WIDTH + RATE]!, 1, RATE_UNIT);
  return converted < 0 ? MOST : converted;
}

/** The part of an amount, in so many of `unit`, rounded up; what passes 2^53 - 1 counts as that. */
export function partUp(amount: number, part: number, unit: number): number {
  const money = notionalUp(amount, part, 1, unit);
  return money < 0 ? MOST : money;
}

/** The row in `currencies` of what an instrument is paid in; 0: the accounts' own. */
export function currencyOf(state: EngineState, instrument: number): number {
  return state.terms.words[((instrument * TERMS_WIDTH) & ANY_PLACE) + CURRENCY]!;
}
