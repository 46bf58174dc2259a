/**
 * Finds the number of an instrument by the bytes of its symbol, without making a string. Symbols only come; memory grows
 * with them.
 *
 *   hash of the bytes ─▶ place: 1 + number ─▶ where its bytes begin, how many ─▶ the same bytes? else the next place
 */
export interface SymbolTable {
    /** The next number. Symbols are ASCII, of at most 255 bytes. */
    add(symbol: string): void;
    /** -1: there is no such symbol. */
    find(bytes: Uint8Array, start: number, end: number): number;
    readonly size: number;
}
export declare function createSymbolTable(): SymbolTable;
