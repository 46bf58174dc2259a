import { type StateHash, forgetWords, learnWords } from './word-hash.ts';

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
export const BLOCK_SHIFT = 4;
export const BLOCK = 2 ** BLOCK_SHIFT;
/**
 * How many may be out: four of each of a thousand accounts that act at once; with fewer places each write would cost the
 * hash of a block twice. A checkpoint takes back those that are out, some 40 ns each.
 */
const MAX_LATE = 4096;

export function createLateBlocks(hash: StateHash): LateBlocks {
  return { hash, tables: [], blocks: new Int32Array(MAX_LATE), first: 0, count: 0 };
}

/** Takes a block out of the hash, before its first write. */
export function takeOut(late: LateBlocks, table: LateTable, block: number): void {
  if (late.count === MAX_LATE) takeOneBack(late);
  const { halves, salt, isOut } = table;
  forgetWords(late.hash, halves, block * BLOCK, (block + 1) * BLOCK, salt);
  isOut[block] = 1;
  const place = (late.first + late.count) % MAX_LATE;
  late.tables[place] = table;
  late.blocks[place] = block;
  late.count += 1;
}

function takeOneBack(late: LateBlocks): void {
  const { halves, salt, isOut } = late.tables[late.first]!;
  const block = late.blocks[late.first]!;
  isOut[block] = 0;
  learnWords(late.hash, halves, block * BLOCK, (block + 1) * BLOCK, salt);
  late.first = (late.first + 1) % MAX_LATE;
  late.count -= 1;
}

/** The hash of a state with late blocks, for whoever reads it: reading takes them all back. */
export function readableHash(late: LateBlocks): StateHash {
  const settled = (): StateHash => {
    while (late.count > 0) takeOneBack(late);
    return late.hash;
  };
  return {
    get low() {
      return settled().low;
    },
    set low(lane) {
      settled().low = lane;
    },
    get high() {
      return settled().high;
    },
    set high(lane) {
      settled().high = lane;
    },
  };
}
