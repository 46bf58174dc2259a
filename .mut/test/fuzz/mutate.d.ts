import type { SeededRandom } from '../../workers/seeded-random.ts';
/** Makes inputs out of known ones, a few changes each. */
export interface Mutator {
    /** A new input in a buffer of its own. `other`: to splice with. */
    mutate(input: Uint8Array, other: Uint8Array): Uint8Array;
}
export declare function createMutator(random: SeededRandom, tokens: readonly (string | Uint8Array)[], maxBytes: number): Mutator;
