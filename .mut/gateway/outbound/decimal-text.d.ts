import type { Instrument } from '../../core/market/instruments.ts';
/** units × mantissa / 10^decimals. */
export declare function unitsText(units: number, mantissa: number, decimals: number): string;
export declare function priceText(instrument: Instrument, priceTicks: number): string;
export declare function quantityText(instrument: Instrument, quantityLots: number): string;
/** Whole millionths of a currency. */
export declare function moneyText(money: number): string;
/** cost / lots as a price, where cost is the sum of ticks × lots; rounded half up. */
export declare function averagePriceText(instrument: Instrument, cost: number, lots: number): string;
/** Ticks × lots as an amount of the instrument's own currency, exactly. */
export declare function valueText(instrument: Instrument, ticksTimesLots: number): string;
/** What `writeTime` writes at most. */
export declare const TIME_BYTES = 27;
/** Microseconds since the Unix epoch as RFC 3339, to the microsecond. */
export declare function timeText(timeUs: number): string;
/** The same into `bytes` from `at` on; returns where it ends. */
export declare function writeTime(bytes: Uint8Array, at: number, timeUs: number): number;
