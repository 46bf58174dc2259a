import type { Exposure } from './exposure.ts';
/**
 * Whether an order can only make a book's position smaller, with all that is open on its side: never open or turn one.
 * `words` are those of `books` or of `tagBooks`.
 */
export declare function onlyReduces(words: Float64Array, row: number, order: Exposure): boolean;
