import type { Instrument } from '../../core/market/instruments.ts';
import type { LatchReader } from '../../core/memory/latch.ts';
/** What an instrument is valued at. */
export interface Mark {
    /** Half ticks are possible: the middle of bid and ask, else the last trade. 0: none yet. */
    ticks: number;
    /** Engine time of its quote. */
    receivedUs: number;
}
/** Reads marks from the latch; what it returns is valid until the next call. */
export declare function createMarks(latch: LatchReader): (instrument: number) => Mark;
/** The price that so many ticks are, for those who compare prices of different runs: ticks may change, prices don't. */
export declare function priceOfTicks({ tickMantissa, tickDecimals }: Instrument, ticks: number): number;
