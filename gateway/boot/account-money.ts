import type { Config } from '../config.ts';

/** Names of currencies by their rows in the engine: the accounts' own is 0, then RATES in their order. */
export function currenciesOf({ CURRENCY, RATES }: Pick<Config, 'CURRENCY' | 'RATES'>): readonly string[] {
  return [CURRENCY, ...RATES.map(({ currency }) => currency)];
}

/** The row of a currency; undefined: nobody knows what it is worth. */
export function currencyRow(config: Config, currency: string): number | undefined {
  const row = currenciesOf(config).indexOf(currency);
  return row < 0 ? undefined : row;
}
