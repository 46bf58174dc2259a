import type { Part } from '../campaign/part.ts';
/** `npm run simulate` is the same with more to choose. */
export declare const simulations: Part;
