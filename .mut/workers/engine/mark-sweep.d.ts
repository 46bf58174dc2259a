import { type Marks } from '../../core/order/decide-marks.ts';
import { type EngineState } from '../../core/state/state.ts';
import type { ReferencePrices } from './reference-prices.ts';
/**
 * Goes through the books that hold something, once a second, so many of them in a cycle of the engine at most, and offers
 * each its newest price: what is news of it, the engine decides. Without a position it does nothing at all.
 *
 *   positions │ a b c … 64 │ 64 │ 64 │ …        a pass: one part a cycle, then nothing until the second is over
 */
export interface MarkSweep {
    /** The next part of a pass; undefined: none is due. Overwritten by the next call. */
    next(nowUs: number): Marks | undefined;
    /** When there is something to do; Infinity: nothing is held. */
    dueUs(): number;
}
export declare function createMarkSweep(state: EngineState, prices: ReferencePrices): MarkSweep;
