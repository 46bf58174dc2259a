import { invariant } from '../invariant.ts';
import { SlotMap } from './slot-map.ts';

/**
 * Finds rows of a table by a number that is counted up from one row to the next, as an order's id is. Each number has a
 * place of its own until the count has gone round, and neighbours stand side by side: sixteen to a cache line.
 *
 *   places   0       1       2        …   number mod places      a power of two, at least twice the rows
 *            +-------+-------+-------+-
 *            | row+1 | row+1 |   0   | …   0: free
 *            +-------+-------+-------+-
 *
 *   elsewhere   rows whose place is still that of one a round or more before: few, if any. A map that takes no memory until
 *               it is used, and may hold them all
 *
 * The numbers stand in the table itself. Allocates nothing after construction. One thread.
 */
export class CountedRows {
  readonly maxRows: number;
  readonly #words: Float64Array;
  readonly #width: number;
  readonly #column: number;
  readonly #places: Int32Array;
  readonly #mask: number;
  readonly #elsewhere: SlotMap;
  #size = 0;

  /** `words` holds rows of `width` doubles, at least `maxRows` of them, each with its number in `column`: an integer. */
  constructor(words: Float64Array, width: number, column: number, maxRows: number) {
    this.#elsewhere = new SlotMap(words, width, column, 1, maxRows);
    const places = 2 ** Math.ceil(Math.log2(maxRows * 2));
    this.maxRows = maxRows;
    this.#words = words;
    this.#width = width;
    this.#column = column;
    this.#places = new Int32Array(places);
    this.#mask = (places - 1) | 0;
  }

  /** Rows that are found. */
  get size(): number {
    return this.#size;
  }

  /** The row whose number stands in `from[at]`, or -1. */
  find(from: Float64Array, at: number): number {
    const number = from[at]!;
    const row = (this.#places[number & this.#mask]! - 1) | 0;
    // As `#keyOf`, which isn't taken in everywhere that orders are looked for.
    if (row >= 0 && this.#words[(Math.imul(row, this.#width) + this.#column) | 0] === number) return row;
    return this.#elsewhere.size === 0 ? -1 : this.#elsewhere.find(from, at);
  }

  /** For `guess`. */
  hashOf(from: Float64Array, at: number): number {
    return from[at]! | 0;
  }

  /** What `find` will most likely return, without a look at the row: see `SlotMap`. */
  guess(hash: number): number {
    return this.#places[hash & this.#mask]! - 1;
  }

  /** Adds `row`, whose number already stands in the table and is that of no other row here. */
  insert(row: number): void {
    invariant(row >= 0 && row < this.maxRows, 'counted rows: no such row');
    const at = this.#keyOf(row);
    invariant(this.find(this.#words, at) < 0, 'counted rows: the number is already there');
    const place = this.#words[at]! & this.#mask;
    if (this.#places[place] === 0) this.#places[place] = row + 1;
    else this.#elsewhere.insert(row);
    this.#size += 1;
  }

  /** Takes out `row`, whose number still stands in the table as it was inserted. */
  remove(row: number): void {
    const place = this.#words[this.#keyOf(row)]! & this.#mask;
    if (this.#places[place] === row + 1) this.#places[place] = 0;
    else this.#elsewhere.remove(row);
    this.#size -= 1;
  }

  #keyOf(row: number): number {
    return (Math.imul(row, this.#width) + this.#column) | 0;
  }
}
