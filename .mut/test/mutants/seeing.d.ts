import type { Mutant } from './mutant.ts';
/** Bugs planted by somebody who had read the tests: the classics of the trade, each where it would hurt most. */
export declare const seeingMutants: readonly Mutant[];
