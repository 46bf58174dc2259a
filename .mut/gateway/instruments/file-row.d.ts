import type { Instrument, InstrumentClassName, Session } from '../../core/market/instruments.ts';
/** An instrument as a file tells it: its number follows from when it was first seen. */
export type FileInstrument = Omit<Instrument, 'id'>;
/** What every format has, as text; the rules for it are the same for all. */
export interface FileRow {
    readonly symbol: string;
    readonly class: InstrumentClassName;
    readonly tradable: boolean;
    readonly currency: string;
    readonly tick: string;
    readonly lot: string;
    readonly multiplier: string;
    /** Quantity in the symbol's units, a multiple of the lot; empty: any. */
    readonly freezeQuantity: string;
    readonly expiryUs: number;
    readonly session: Session | undefined;
    readonly exchange: string;
    readonly venueId: string;
    /** Where the simulated market is to begin; empty: nowhere. */
    readonly homePrice: string;
}
/** The instrument, or why the row can't be taken. */
export declare function instrumentOfRow(row: FileRow): FileInstrument | string;
