/** Chance from a seed: the same seed draws the same numbers. */
export interface Random {
    /** A whole number from `low` to `high`, both included. */
    whole(low: number, high: number): number;
    /** True with that probability. */
    chance(probability: number): boolean;
    pick<Value>(values: readonly Value[]): Value;
}
export declare function createRandom(seed: number): Random;
