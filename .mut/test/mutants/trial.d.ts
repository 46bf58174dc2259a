import type { Mutant } from './mutant.ts';
import type { Workshop } from './workshop.ts';
/** Cheapest first: the file's own test, those beside it, all quick ones, those that start processes or race threads. */
declare const STAGES: readonly [{
    readonly name: 'own';
    readonly deadlineMs: 120000;
}, {
    readonly name: 'beside';
    readonly deadlineMs: 120000;
}, {
    readonly name: 'fast';
    readonly deadlineMs: 240000;
}, {
    readonly name: 'slow';
    readonly deadlineMs: 600000;
}];
export type StageName = (typeof STAGES)[number]['name'];
export interface Verdict {
    readonly caught: boolean;
    readonly stage: StageName;
    /** The check that caught it. */
    readonly by: string;
    readonly seconds: number;
}
/** Plants a bug and runs the checks, stage after stage, until one fails. Throws if the bug can't be planted. */
export declare function tryMutant(workshop: Workshop, mutant: Mutant, last?: StageName): Promise<Verdict>;
export {};
