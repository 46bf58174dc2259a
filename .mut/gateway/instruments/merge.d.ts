import type { Instrument } from '../../core/market/instruments.ts';
import type { FileInstrument } from './file-row.ts';
/**
 * What the files say now, on top of what was known: an instrument's number is its place, for ever.
 *
 *   known   in the files    then
 *   yes     same units      as the files say                                       changed, if it is otherwise
 *   yes     other units     keeps its own, not tradable until the files agree      refused
 *   yes     no              keeps everything, not tradable                         closed
 *   no      yes             the next number                                        added
 *
 * Units are tick, lot, multiplier and currency: every stored price, quantity and amount of money is in them.
 */
export interface Merged {
    readonly instruments: readonly Instrument[];
    /** Numbers. */
    readonly added: readonly number[];
    readonly changed: readonly number[];
    readonly closed: readonly number[];
    readonly refused: readonly number[];
    /** Symbols for which there is no number left. */
    readonly left: readonly string[];
}
export declare function merge(known: readonly Instrument[], master: readonly FileInstrument[], most: number): Merged;
