/**
 * Two lanes of 32 bits: the sums of a mix of every non-zero word with its place. Adding and subtracting one word's
 * mix keeps it current, whatever the order of the writes. It finds divergence, it is no defence against an adversary.
 */
export interface StateHash {
    low: number;
    high: number;
}
/** Adds what a word that isn't zero, given as its two halves, has in the hash at place `at` of the table of `salt`. */
export declare function learn(hash: StateHash, low: number, high: number, at: number, salt: number): void;
export declare function forget(hash: StateHash, low: number, high: number, at: number, salt: number): void;
/** `learn` for all words from `from` up to `end`. */
export declare function learnWords(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void;
/** `learnWords` for words just written, which may be minus zeros: equal to 0 in value, not in bytes. They become 0. */
export declare function learnWritten(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void;
export declare function forgetWords(hash: StateHash, halves: Int32Array, from: number, end: number, salt: number): void;
