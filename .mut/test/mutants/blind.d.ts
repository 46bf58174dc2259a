import type { Mutant } from './mutant.ts';
/** Bugs planted by somebody who had read the code and none of its tests: an honest sample of what the tests would miss. */
export declare const blindMutants: readonly Mutant[];
