import type { Directory } from '../directory.ts';
import { type Refusal } from '../inbound/refusal.ts';
/** Rows per page of instruments: by default, and at most. */
export declare const DEFAULT_INSTRUMENTS = 500;
export declare const MAX_INSTRUMENTS_PAGE = 1000;
export interface InstrumentQuery {
    readonly symbol: string | undefined;
    readonly limit: string | undefined;
    /** The number of the first; a page ends with that of the next. */
    readonly cursor: string | undefined;
}
/** The instruments in the order of their numbers, or one of them by its symbol. */
export declare function instrumentPage(directory: Directory, { symbol, limit, cursor }: InstrumentQuery): string | Refusal;
