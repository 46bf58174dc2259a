import { type Instrument } from '../../core/market/instruments.ts';
import { type Master } from './master.ts';
import { type Merged } from './merge.ts';
export interface InstrumentSource {
    /** INSTRUMENTS and MAX_INSTRUMENTS. */
    readonly spec: string;
    readonly most: number;
}
interface Log {
    warn(text: string): void;
    error(text: string): void;
}
/** Throws `ExitError`: to be mended in the configuration or the file. */
export declare function readInstrumentFiles({ spec, most }: InstrumentSource): Master;
/**
 * The instruments by number, as the files say now; written down where that is new. `hasEvents`: the journal isn't empty.
 * Needs the data folder's lock. Throws `ExitError`.
 */
export declare function openInstruments(data: string, { spec, most }: InstrumentSource, master: Master, hasEvents: boolean, log: Log): Instrument[];
/** Whether the file of what is known has to be written again. */
export declare function isNews(known: readonly Instrument[], merged: Merged): boolean;
/** What of the files has no effect, each in its own words, the first of many. */
export declare function tellRefused(master: Master, merged: Merged, most: number, log: Log): void;
export {};
