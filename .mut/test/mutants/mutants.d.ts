import type { Mutant } from './mutant.ts';
/** Who chose it: somebody who hadn't read the tests, or somebody who had. */
export type Author = 'blind' | 'seeing';
export interface PlantedMutant extends Mutant {
    readonly author: Author;
}
export declare const mutants: readonly PlantedMutant[];
