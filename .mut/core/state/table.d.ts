import { type LateBlocks } from './late-blocks.ts';
import { type StateHash } from './word-hash.ts';
export type { StateHash };
/**
 * A table of engine state: rows of integer-valued doubles, one row together (array of structs: one order, one
 * cache line or a few), every write through the functions below, which keep the state hash. Nothing that `decide` reads
 * lives anywhere else, so a word that isn't hashed can't be read.
 *
 *   row r │ word 0 │ word 1 │ … │ word width−1 │      at = r × width
 */
export interface Table {
    readonly name: string;
    readonly width: number;
    readonly rows: number;
    readonly words: Float64Array;
    /** The same bytes, for hashing: word i is halves 2i (low) and 2i + 1 (high). */
    readonly halves: Int32Array;
    readonly hash: StateHash;
    /** Sets this table's words apart from equal words of another. */
    readonly salt: number;
    /** Given: what is written comes into the hash later. */
    readonly late: LateBlocks | undefined;
    readonly isOut: Uint8Array;
    /** Rows from here on were never written: they are zero, and snapshots leave them out. */
    touched: number;
}
/** `late`: for a table whose rows nearly every event writes. */
export declare function createTable(name: string, width: number, rows: number, hash: StateHash, salt: number, late?: LateBlocks): Table;
/** Writes one word. `at` is row × width + column. */
export declare function put(table: Table, at: number, value: number): void;
export declare function add(table: Table, at: number, change: number): void;
/**
 * Writes one word from `from[index]`. For words that aren't small integers: as an argument such a number would be boxed
 * wherever `put` isn't inlined.
 */
export declare function copyTo(table: Table, at: number, from: Float64Array, index: number): void;
/** As `copyTo`, for what is added to a word. */
export declare function addFrom(table: Table, at: number, from: Float64Array, index: number): void;
/** Takes a row into the hash that was zero, and whose words were then written without it: a row that begins. */
export declare function beginRow(table: Table, row: number): void;
/** Takes a row out of the hash, so that all its words can be written without it, and `beginRow` takes it in again. */
export declare function reopenRow(table: Table, row: number): void;
/** Makes a row zero again. */
export declare function endRow(table: Table, row: number): void;
/** The hash of these tables from nothing: what the incremental one must equal. */
export declare function hashOf(tables: readonly Table[]): StateHash;
/** Takes a snapshot's words into an empty table; the caller compares `hashOf` with what the snapshot claims. */
export declare function loadTable(table: Table, words: Float64Array, touchedRows: number): void;
