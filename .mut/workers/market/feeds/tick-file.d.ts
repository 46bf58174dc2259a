import type { Instrument } from '../../../core/market/instruments.ts';
import { type TopOfBook } from './feed.ts';
export interface TickRow extends TopOfBook {
    kind: 'quote' | 'trade';
    instrument: number;
    timeUs: number;
}
export interface TickFile {
    /** The row that `next` read last; reused. */
    readonly row: Readonly<TickRow>;
    /** False at the end of the file. */
    next(): boolean;
    close(): void;
}
/** Trades files name no symbol: theirs is `symbol`. */
export declare function openTickFile(path: string, kind: 'quote' | 'trade', symbol: string, instruments: readonly Instrument[]): TickFile;
