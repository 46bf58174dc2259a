import { BLOCK_SHIFT, takeOut } from './late-blocks.ts';
import { type Table, add } from './table.ts';

/**
 * Takes the block of the word at `at` out of the hash, so that all its words can be written as they are, until another
 * block is taken out: one by one each would be asked for it. False: nothing was ever written to the row (`put` begins it).
 */
export function openBlock(table: Table, at: number): boolean {
  const { late, isOut } = table;
  if (late === undefined || at >= table.reach) return false;
  if (isOut[at >> BLOCK_SHIFT] === 0) takeOut(late, table, at >> BLOCK_SHIFT);
  return true;
}

/** As `add`, of a word in a table whose blocks leave the hash. */
export function countBy(table: Table, at: number, change: number): void {
  if (openBlock(table, at)) table.words[at]! += change;
  else add(table, at, change);
}
