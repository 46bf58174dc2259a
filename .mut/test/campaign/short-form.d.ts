import type { TestContext } from 'node:test';
import type { Part } from './part.ts';
type Test = [name: string, options: {
    skip: string | false;
}, run: (t: TestContext) => Promise<void>];
/**
 * What `test` takes to run the short form of a part: `test(...shortForm(part))`. It is called where the part's test is,
 * since a failure is told by the file that called it. `TICKGATE_SEED` repeats a run.
 */
export declare function shortForm(part: Part): Test;
export {};
