import type { Mutant } from './mutant.ts';
/** A copy of the project, built, in which one file at a time is another. */
export interface Workshop {
    /** Compiled test files that can run the source file, as paths under dist/test. */
    testsOf(file: string): readonly string[];
    /** Plants one bug, and nothing else, and builds. Throws if it doesn't apply or doesn't compile. */
    plant(mutant: Mutant): void;
    /** Runs test files until the first failure. */
    run(files: readonly string[], deadlineMs: number): Promise<RunResult>;
    /** The same on the project as it is. */
    runOriginal(files: readonly string[], deadlineMs: number): Promise<RunResult>;
    close(): void;
}
export interface RunResult {
    readonly passed: boolean;
    /** The first check that failed: `sentence  (file)`; or how else it ended. */
    readonly failure: string;
    /** Where that check is; '' if it isn't known. */
    readonly file: string;
}
export declare function createWorkshop(): Workshop;
