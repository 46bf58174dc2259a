import type { Instrument } from '../../core/market/instruments.ts';
/** A top of book whose words begin at index `at`. `skipped`: updates before it that this reader didn't get. */
export declare function encodeQuote(instrument: Instrument, words: Float64Array, at: number, sequence: number, skipped: number): string;
export declare function quoteFields(instrument: Instrument, words: Float64Array, at: number): string;
/** A trade. `sequence` counts the instrument's trades. */
export declare function encodeTrade(instrument: Instrument, words: Float64Array, at: number, sequence: number, skipped: number): string;
