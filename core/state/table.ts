import { invariant } from '../invariant.ts';
import { BLOCK_SHIFT, type LateBlocks, takeOut } from './late-blocks.ts';
import {
  type StateHash,
  forgetWords,
  learnWords,
  learnWritten,
  staged,
  writeColumns,
  writeHashed,
  written,
} from './word-hash.ts';

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
  /** The first word of those. */
  reach: number;
}

/** `late`: for a table whose rows nearly every event writes. */
export function createTable(
  name: string,
  width: number,
  rows: number,
  hash: StateHash,
  salt: number,
  late?: LateBlocks,
): Table {
  const words = new Float64Array(width * rows);
  const halves = new Int32Array(words.buffer);
  const isOut = new Uint8Array(late === undefined ? 0 : Math.ceil(words.length / 2 ** BLOCK_SHIFT));
  return { name, width, rows, words, halves, hash, salt, late, isOut, touched: 0, reach: 0 };
}

/*
 * `at | 0` below: places are often computed from row numbers that stand in tables, in doubles, and would go on as doubles
 * through every step of the hash.
 */

/** Writes one word. `at` is row × width + column. */
export function put(table: Table, at: number, value: number): void {
  const i = at | 0;
  if (table.words[i] === value) return;
  // As in `beginRow`: no minus zero.
  written[0] = value + 0;
  write(table, i);
}

export function add(table: Table, at: number, change: number): void {
  if (change === 0) return;
  const i = at | 0;
  if (openBlock(table, i)) {
    table.words[i]! += change;
    return;
  }
  written[0] = table.words[i]! + change;
  write(table, i);
}

/**
 * Writes one word from `from[index]`. For words that aren't small integers: as an argument such a number would be boxed
 * wherever `put` isn't inlined.
 */
export function copyTo(table: Table, at: number, from: Float64Array, index: number): void {
  const i = at | 0;
  const value = from[index]!;
  if (table.words[i] === value) return;
  written[0] = value + 0;
  write(table, i);
}

/** As `copyTo`, for what is added to a word. */
export function addFrom(table: Table, at: number, from: Float64Array, index: number): void {
  const change = from[index]!;
  if (change === 0) return;
  const i = at | 0;
  if (openBlock(table, i)) {
    table.words[i]! += change;
    return;
  }
  written[0] = table.words[i]! + change;
  write(table, i);
}

/** `put` of several columns of the row at `at`: the words that stand in `staged`, in a table whose words are hashed at once. */
export function putStaged(table: Table, at: number, columns: Int32Array): void {
  invariant(table.late === undefined, 'rows of a late table are written word by word');
  if (at < table.reach) writeColumns(table, at, columns, columns.length);
  else for (let i = 0; i < columns.length; i++) copyTo(table, at + columns[i]!, staged, i);
}

/** `addFrom` for the columns from `first` up to `end` of the row at `at`; `from` has a word for each of its columns. */
export function addWords(table: Table, at: number, from: Float64Array, first: number, end: number): void {
  const { words, late, isOut } = table;
  const row = at | 0;
  const begin = first | 0;
  const last = end | 0;
  if (late === undefined || row + last > table.reach) {
    for (let column = begin; column < last; column++) addFrom(table, row + column, from, column);
    return;
  }
  // Block by block: to take the next one out may put the one before it back.
  for (let i = row + begin; i < row + last; ) {
    const block = i >> BLOCK_SHIFT;
    if (isOut[block] === 0) takeOut(late, table, block);
    const stop = Math.min(row + last, (block + 1) << BLOCK_SHIFT);
    for (; i < stop; i++) words[i] = words[i]! + from[i - row]!;
  }
}

/**
 * Takes the block of the word at `at` out of the hash, so that all its words can be written as they are, until another
 * block is taken out. False: its words are hashed as they are written, or its row was never written to (`put` begins it).
 */
export function openBlock(table: Table, at: number): boolean {
  const { late, isOut } = table;
  if (late === undefined || at >= table.reach) return false;
  if (isOut[at >> BLOCK_SHIFT] === 0) takeOut(late, table, at >> BLOCK_SHIFT);
  return true;
}

/** The same for a row's words from `first` to `last`, which stand in two blocks at most. */
export function openBlocks(table: Table, first: number, last: number): boolean {
  const { late, isOut } = table;
  if (late === undefined || last >= table.reach) return false;
  const block = first >> BLOCK_SHIFT;
  if (isOut[block] === 0) takeOut(late, table, block);
  if (isOut[last >> BLOCK_SHIFT] === 0) takeOut(late, table, last >> BLOCK_SHIFT);
  // To take the other one out may have put this one back.
  if (isOut[block] === 0) takeOut(late, table, block);
  return true;
}

/** Writes `written`. */
function write(table: Table, at: number): void {
  if (table.late === undefined) writeHashed(table, at);
  else writeLate(table, table.late, at);
  if (at >= table.reach) touch(table, (at / table.width) | 0);
}

function writeLate(table: Table, late: LateBlocks, at: number): void {
  if (table.isOut[at >> BLOCK_SHIFT] === 0) takeOut(late, table, at >> BLOCK_SHIFT);
  table.words[at] = written[0]!;
}

function touch(table: Table, row: number): void {
  table.touched = (row + 1) | 0;
  table.reach = Math.imul(table.touched, table.width);
}

/**
 * Takes a row into the hash that was zero, and whose words were then written without it: a row that begins. Behind its first
 * `used` words it is zero still.
 */
export function beginRow(table: Table, row: number, used = table.width): void {
  const { halves, hash, salt, width } = table;
  invariant(table.late === undefined, 'rows of a late table are written word by word');
  const from = Math.imul(row, width);
  learnWritten(hash, halves, from, from + used, salt);
  if (row >= table.touched) touch(table, row);
}

/**
 * Takes a row out of the hash, so that all its words can be written without it, and `beginRow` takes it in again. One that
 * was never written to isn't in it, nor is it looked at: its memory would be touched twice, to be read and to be written.
 */
export function reopenRow(table: Table, row: number): void {
  const { halves, hash, salt, width } = table;
  invariant(table.late === undefined, 'rows of a late table are written word by word');
  if (row >= table.touched) return;
  const from = Math.imul(row, width);
  forgetWords(hash, halves, from, from + width, salt);
}

/** Makes a row zero again. */
export function endRow(table: Table, row: number): void {
  const { words, halves, hash, salt, width } = table;
  invariant(table.late === undefined, 'rows of a late table are written word by word');
  const from = Math.imul(row, width);
  forgetWords(hash, halves, from, from + width, salt);
  for (let at = from; at < from + width; at++) words[at] = 0;
}

/** The hash of these tables from nothing: what the incremental one must equal. */
export function hashOf(tables: readonly Table[]): StateHash {
  const hash: StateHash = { low: 0, high: 0 };
  for (const { halves, salt, touched, width } of tables) learnWords(hash, halves, 0, touched * width, salt);
  return hash;
}

/** Takes a snapshot's words into an empty table; the caller compares `hashOf` with what the snapshot claims. */
export function loadTable(table: Table, words: Float64Array, touchedRows: number): void {
  invariant(table.touched === 0, 'a table is loaded once, while empty');
  invariant(touchedRows <= table.rows && words.length === touchedRows * table.width, 'a loaded table fits');
  table.words.set(words);
  touch(table, touchedRows - 1);
}
