import { type StateHash } from './word-hash.ts';
/**
 * For rows that nearly every event writes: a block of words leaves the hash when it is first written, and comes back
 * when somebody reads the hash, which is once in 10,000 events, or when too many are out.
 *
 *   written  →  out of the hash, in the queue  →  written again, at no cost  →  back in the hash
 */
export interface LateBlocks {
    readonly hash: StateHash;
    /** Who is out, oldest first: a ring of MAX_LATE. */
    readonly tables: LateTable[];
    readonly blocks: Int32Array;
    first: number;
    count: number;
}
interface LateTable {
    readonly halves: Int32Array;
    readonly salt: number;
    /** 1 for each block that is out. */
    readonly isOut: Uint8Array;
}
/** A block is 2^BLOCK_SHIFT words: a cache line or two. */
export declare const BLOCK_SHIFT = 4;
export declare function createLateBlocks(hash: StateHash): LateBlocks;
/** Takes a block out of the hash, before its first write. */
export declare function takeOut(late: LateBlocks, table: LateTable, block: number): void;
/** The hash of a state with late blocks, for whoever reads it: reading takes them all back. */
export declare function readableHash(late: LateBlocks): StateHash;
export {};
