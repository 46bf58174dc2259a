import type { Part } from './part.ts';
/** In the order in which they run. */
export declare const PARTS: readonly Part[];
