import type { TestContext } from 'node:test';
import type { Target } from './target.ts';
/** What `test` takes for a million inputs. `TICKGATE_SEED` repeats a run. */
export declare function fuzzTest(target: Target): [name: string, run: (t: TestContext) => void];
