/**
 * Short text in words: six bytes a word, little end first, so that each word is an integer below 2^48
 * and a table of doubles can hold, compare and hash it. Unused bytes are zero.
 */
export declare function putText(words: Float64Array, at: number, textWords: number, bytes: Uint8Array, start: number, end: number): void;
/** Writes `length` bytes of packed text to `out`; returns where it ended. */
export declare function getText(words: Float64Array, at: number, length: number, out: Uint8Array, outAt: number): number;
export declare function copyWords(from: Float64Array, fromAt: number, to: Float64Array, toAt: number, count: number): void;
