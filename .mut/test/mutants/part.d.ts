import type { Part, PartResult } from '../campaign/part.ts';
import { type PlantedMutant } from './mutants.ts';
import { type StageName } from './trial.ts';
/** `npm run mutants` is the same with more to choose. */
export declare const plantedBugs: Part;
/** One after the other; `told` of each verdict. What can't be planted is a failure too. */
export declare function tryMutants(chosen: readonly PlantedMutant[], last: StageName, enough: () => boolean, told: (done: number, text: string) => void): Promise<PartResult>;
