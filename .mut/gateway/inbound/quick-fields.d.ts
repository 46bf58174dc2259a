import { type Fields } from './fields.ts';
/**
 * Objects as programs write them, in one pass: flat, each name once and one of a list, texts of plain ASCII, numbers
 * without sign or exponent, and no blanks but spaces.
 *
 *   {"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000,"order_type":"LIMIT"}
 *    └ expected: a program writes its names in the order in which it wrote them last time
 *
 * Everything else, mistakes included, is the general reader's: what is taken here, it reads into the same fields.
 */
export interface QuickFields {
    /** Whether the object that fills `bytes` from `start` to `end` is such a one; then `into` has its fields. */
    read(bytes: Uint8Array, start: number, end: number): boolean;
}
export declare function createQuickFields(names: readonly string[], into: Fields): QuickFields;
export declare function standsAt(text: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean;
export declare function digitsEnd(bytes: Uint8Array, from: number, end: number): number;
