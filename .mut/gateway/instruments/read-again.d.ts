import type { Instrument } from '../../core/market/instruments.ts';
import { type InstrumentSource } from './open-instruments.ts';
/** What reading the files again found. Counts are of instruments, `rows` of rows that could not be taken. */
export interface ReadAgain {
    readonly added: number;
    readonly changed: number;
    readonly closed: number;
    readonly refused: number;
    readonly rows: number;
    /** In words, the first of many. */
    readonly problems: readonly string[];
}
/**
 * The files against what is known; what is new is written down first, then told in pieces, with the count when it is all.
 * Takes as long as the files are: for a thread of its own. `have`: how many numbers are in use.
 */
export declare function readAgain(data: string, source: InstrumentSource, have: number, found: (instruments: readonly Instrument[]) => void): ReadAgain;
