import { invariant } from '../invariant.ts';

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
  /** Rows from here on were never written: they are zero, and snapshots leave them out. */
  touched: number;
}

/**
 * Two lanes of 32 bits: the sums of a mix of every non-zero word with its place. Adding and subtracting one word's
 * mix keeps it current, whatever the order of the writes. It finds divergence, it is no defence against an adversary.
 */
export interface StateHash {
  low: number;
  high: number;
}

export function createTable(name: string, width: number, rows: number, hash: StateHash, salt: number): Table {
  const bytes = new ArrayBuffer(width * rows * 8);
  return { name, width, rows, words: new Float64Array(bytes), halves: new Int32Array(bytes), hash, salt, touched: 0 };
}

/** Writes one word. `at` is row × width + column. */
export function put(table: Table, at: number, value: number): void {
  const { words, halves, hash, salt } = table;
  const before = words[at]!;
  if (before === value) return;
  const place = Math.imul(at + salt, 0x9e3779b1);
  if (before !== 0) forget(hash, halves, at, place);
  // A minus zero would be equal in value and different in bytes.
  words[at] = value + 0;
  if (value !== 0) learn(hash, halves, at, place);
  if (at >= table.touched * table.width) table.touched = Math.floor(at / table.width) + 1;
}

export function add(table: Table, at: number, change: number): void {
  put(table, at, table.words[at]! + change);
}

/**
 * Writes one word from `from[index]`. For words that aren't small integers: as an argument such a number would be boxed
 * wherever `put` isn't inlined.
 */
export function copyTo(table: Table, at: number, from: Float64Array, index: number): void {
  const { words, halves, hash, salt } = table;
  const value = from[index]!;
  const before = words[at]!;
  if (before === value) return;
  const place = Math.imul(at + salt, 0x9e3779b1);
  if (before !== 0) forget(hash, halves, at, place);
  words[at] = value + 0;
  if (value !== 0) learn(hash, halves, at, place);
  if (at >= table.touched * table.width) table.touched = Math.floor(at / table.width) + 1;
}

/** Takes a row into the hash that was zero, and whose words were then written without it: a row that begins. */
export function beginRow(table: Table, row: number): void {
  const { words, halves, hash, salt, width } = table;
  for (let at = row * width, end = at + width; at < end; at++) {
    if (words[at] === 0) words[at] = 0;
    else learn(hash, halves, at, Math.imul(at + salt, 0x9e3779b1));
  }
  if (row >= table.touched) table.touched = row + 1;
}

/** Makes a row zero again. */
export function endRow(table: Table, row: number): void {
  const { words, halves, hash, salt, width } = table;
  for (let at = row * width, end = at + width; at < end; at++) {
    if (words[at] === 0) continue;
    forget(hash, halves, at, Math.imul(at + salt, 0x9e3779b1));
    words[at] = 0;
  }
}

function learn(hash: StateHash, halves: Int32Array, at: number, place: number): void {
  const low = halves[at * 2]!;
  const high = halves[at * 2 + 1]!;
  hash.low = (hash.low + mixLow(low, high, place)) | 0;
  hash.high = (hash.high + mixHigh(low, high, place)) | 0;
}

function forget(hash: StateHash, halves: Int32Array, at: number, place: number): void {
  const low = halves[at * 2]!;
  const high = halves[at * 2 + 1]!;
  hash.low = (hash.low - mixLow(low, high, place)) | 0;
  hash.high = (hash.high - mixHigh(low, high, place)) | 0;
}

/** Mixes all 64 bits of a word with its place. */
function mixLow(low: number, high: number, place: number): number {
  let h = place ^ Math.imul(low, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  h ^= Math.imul(high, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  return h ^ (h >>> 16);
}

/** A second path from the same bits: what collides in one lane doesn't in the other. */
function mixHigh(low: number, high: number, place: number): number {
  let h = (place >>> 7) ^ (place << 25) ^ Math.imul(high, 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 14), 0x297a2d39);
  h ^= Math.imul(low, 0x5bd1e995);
  h = Math.imul(h ^ (h >>> 12), 0x1b873593);
  return h ^ (h >>> 15);
}

/** The hash of these tables from nothing: what the incremental one must equal. */
export function hashOf(tables: readonly Table[]): StateHash {
  const hash: StateHash = { low: 0, high: 0 };
  for (const { words, halves, salt, touched, width } of tables) {
    const end = touched * width;
    for (let at = 0; at < end; at++) {
      if (words[at] === 0) continue;
      const place = Math.imul(at + salt, 0x9e3779b1);
      hash.low = (hash.low + mixLow(halves[at * 2]!, halves[at * 2 + 1]!, place)) | 0;
      hash.high = (hash.high + mixHigh(halves[at * 2]!, halves[at * 2 + 1]!, place)) | 0;
    }
  }
  return hash;
}

/** Takes a snapshot's words into an empty table; the caller compares `hashOf` with what the snapshot claims. */
export function loadTable(table: Table, words: Float64Array, touchedRows: number): void {
  invariant(table.touched === 0, 'a table is loaded once, while empty');
  invariant(touchedRows <= table.rows && words.length === touchedRows * table.width, 'a loaded table fits');
  table.words.set(words);
  table.touched = touchedRows;
}
