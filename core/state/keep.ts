import type { Table } from './table.ts';
import { writeHashed, written } from './word-hash.ts';

/*
 * As `put` and `copyTo`, of a word in a row that began, in a table whose words are hashed as they are written: every later
 * event of an order writes some of its row.
 */
export function keepNumber(table: Table, at: number, value: number): void {
  if (table.words[at] === value) return;
  written[0] = value + 0;
  writeHashed(table, at);
}

export function keep(table: Table, at: number, from: Float64Array, index: number): void {
  if (table.words[at] === from[index]) return;
  written[0] = from[index]! + 0;
  writeHashed(table, at);
}
