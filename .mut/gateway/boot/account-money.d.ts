import type { Config } from '../config.ts';
/**
 * The row of a currency in the engine: 0 for the accounts' own, then RATES in their order. Undefined: nobody knows what it
 * is worth.
 */
export declare function currencyRow(config: Config, currency: string): number | undefined;
