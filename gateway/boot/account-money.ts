import type { Instrument } from '../../core/market/instruments.ts';
import type { Config } from '../config.ts';
import { moneyOfLot } from '../instruments/lot-money.ts';

/**
 * The row of a currency in the engine: 0 for the accounts' own, then RATES in their order. Undefined: nobody knows what it
 * is worth.
 */
export function currencyRow(config: Config, currency: string): number | undefined {
  if (currency === config.CURRENCY) return 0;
  const place = config.RATES.findIndex((rate) => rate.currency === currency);
  return place < 0 ? undefined : place + 1;
}

/** Money of one lot at one tick in the accounts' currency, as a binary fraction: for estimates, not for limits. */
export function accountMoneyOf(config: Config, instrument: Instrument): number {
  const { numerator, denominator } = moneyOfLot(instrument);
  const row = currencyRow(config, instrument.currency) ?? 0;
  const rate = row === 0 ? 1 : config.RATES[row - 1]!.rate / 1_000_000;
  return (numerator / denominator) * rate;
}
