import type { Part } from '../campaign/part.ts';
/** `npm run crash` is the same with more to choose. */
export declare const crashes: Part;
