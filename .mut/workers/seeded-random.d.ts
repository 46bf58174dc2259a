/** A small seeded generator (sfc32): the same seed gives the same run on every machine. Not for secrets. */
export interface SeededRandom {
    /** An integer, 0 ≤ n < bound; `bound` at most 2^32. */
    below(bound: number): number;
    /** True with the given probability, 0 to 1. Always draws one number. */
    chance(probability: number): boolean;
}
export declare function createSeededRandom(seed: number): SeededRandom;
