import type { Instrument } from '../../core/market/instruments.ts';
type Units = Pick<Instrument, 'tickMantissa' | 'tickDecimals' | 'lotMantissa' | 'lotDecimals' | 'multiplierMantissa' | 'multiplierDecimals'>;
/** Money of one lot at one tick = numerator / denominator, in millionths of the instrument's own currency. */
export interface LotMoney {
    readonly numerator: number;
    readonly denominator: number;
}
/** tick × lot × multiplier × 10^6, in lowest terms; of units for which `isMoneyExact`. */
export declare function moneyOfLot(units: Units): LotMoney;
/** Whether the engine can count it. */
export declare function isMoneyExact(units: Units): boolean;
export {};
