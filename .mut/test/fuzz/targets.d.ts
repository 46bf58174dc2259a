import type { Target } from './target.ts';
/** Everything that reads bytes of others. */
export declare const targets: readonly Target[];
