import type { Part } from './part.ts';
/** In the order in which they run: the quick and pure ones first. */
export declare const parts: readonly Part[];
