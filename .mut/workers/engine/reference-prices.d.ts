import type { LatchReader } from '../../core/memory/latch.ts';
import type { Inputs } from '../../core/order/inputs.ts';
/**
 * The price that an instrument's orders are judged by, from its newest quote: the middle of bid and ask, else the last.
 *
 *   [quote latch] ─▶ version as remembered? ── yes ─▶ what follows from it, remembered per instrument ─▶ inputs
 *                                            ─ no ──▶ read, and remember that
 *
 * Reading a latch takes a fence, which waits for all that was written before it: the events of the orders before.
 * Orders come far more often than an instrument's quotes, so few of them have to.
 */
export interface ReferencePrices {
    /** Sets `refTicks`, `refSequence` and `refAgeUs`; 0 ticks where there is no such instrument or no price yet. */
    sample(instrument: number, inputs: Inputs): void;
}
export declare function createReferencePrices(quotes: LatchReader): ReferencePrices;
