import type { Instrument } from '../../core/market/instruments.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import { type Mark } from './mark.ts';
/**
 * Notes the price of every quoted instrument at the end of each interval:
 *
 *   k−1 ───────────────── k ───────────────── k+1         intervals of RISK_RETURN_INTERVAL since the Unix epoch
 *        quote … quote ─▶ ▲ noted, if a quote came within the interval
 *
 * A gateway that was held up for half an interval notes nothing: a price of another moment makes two wrong returns.
 */
export interface PriceRecorder {
    /** Notes what is due; true: a row was noted. */
    tick(nowUs: number): boolean;
}
export declare function createPriceRecorder(history: PriceHistory, instruments: readonly Instrument[], markOf: (instrument: number) => Mark, warn: (text: string) => void): PriceRecorder;
