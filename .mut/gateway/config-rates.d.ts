import { type ValueKind } from './config-values.ts';
/** What one unit of a currency is worth. */
export interface RateConfig {
    readonly currency: string;
    /** Millionths of the accounts' currency. */
    readonly rate: number;
}
/** A name of a currency: two words of text in a record. */
export declare const CURRENCY_NAME: RegExp;
export declare const rateList: ValueKind<readonly RateConfig[]>;
