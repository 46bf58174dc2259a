import { invariant } from '../invariant.ts';

/** Of `insertAll`. */
const READ_AHEAD = 64;
const HALVES_PER_PAGE = 1024;

/**
 * What a key's words are: numbers, a number and a text behind it, or first 32 bits as good as random, which are its hash.
 * It only tells how keys are hashed: any is found.
 */
export type SlotKey = 'numbers' | 'text' | 'hash';

/**
 * Finds rows of a table by key. The keys stand in the table itself, as `keyWords` doubles from `keyColumn` on; the map
 * holds only, per place, the key's hash and the row:
 *
 *   place   0              1              2
 *         +------+-------+------+-------+------+-------+
 *         | hash | row+1 | hash | row+1 | hash | row+1 | …   row+1 = 0: free
 *         +------+-------+------+-------+------+-------+
 *
 * Open addressing, linear probing, at most half full. Removing shifts later entries back, so there are no tombstones
 * and no probe grows longer with age. Allocates nothing after construction. One thread.
 */
export class SlotMap {
  readonly maxRows: number;
  readonly #words: Float64Array;
  readonly #width: number;
  readonly #keyColumn: number;
  readonly #keyWords: number;
  /** How many of them go into its hash; 0: the first is the hash. */
  readonly #hashedWords: number;
  /** The first 0 is the end of what goes into it: all words beyond a text's end are. */
  readonly #endsAtZero: boolean;
  readonly #places: Int32Array;
  readonly #mask: number;
  #size = 0;

  /** `words` holds rows of `width` doubles, at least `maxRows` of them. Keys are integers in doubles. */
  constructor(
    words: Float64Array,
    width: number,
    keyColumn: number,
    keyWords: number,
    maxRows: number,
    key: SlotKey = 'numbers',
  ) {
    invariant(keyWords >= 1 && keyColumn >= 0 && keyColumn + keyWords <= width, 'slot map: the key is part of the row');
    invariant(
      maxRows >= 1 && maxRows <= 2 ** 28 && maxRows * width <= words.length,
      'slot map: the rows fit the table',
    );
    const places = 2 ** Math.ceil(Math.log2(maxRows * 2));
    this.maxRows = maxRows;
    this.#words = words;
    this.#width = width;
    this.#keyColumn = keyColumn;
    this.#keyWords = keyWords;
    this.#hashedWords = key === 'hash' ? 0 : keyWords;
    this.#endsAtZero = key === 'text';
    this.#places = new Int32Array(places * 2);
    this.#mask = (places - 1) | 0;
  }

  /** Rows in the map. */
  get size(): number {
    return this.#size;
  }

  /** The row whose key equals the words of `key` from `keyAt` on, or -1. */
  find(key: Float64Array, keyAt: number): number {
    const places = this.#places;
    const mask = this.#mask;
    const hash = this.#hash(key, keyAt);
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const row = (places[(place << 1) | 1]! - 1) | 0;
      if (row < 0) return -1;
      if (places[place << 1] === hash && this.#equals(row, key, keyAt)) return row;
    }
  }

  /** For `guess`. */
  hashOf(key: Float64Array, keyAt: number): number {
    return this.#hash(key, keyAt);
  }

  /**
   * What `find` will most likely return for a key of this hash, without a look at the row's key. For reading ahead:
   * afterwards both the place and the row are on their way from memory.
   */
  guess(hash: number): number {
    return this.#places[((hash & this.#mask) << 1) | 1]! - 1;
  }

  /** Adds `row`, whose key already stands in the table and is in no other row of the map. */
  insert(row: number): void {
    this.#insert(row, this.#hash(this.#words, this.#keyOf(row)));
  }

  #insert(row: number, hash: number): void {
    invariant(row >= 0 && row < this.maxRows, 'slot map: no such row');
    invariant(this.#size < this.maxRows, 'slot map: full');
    const places = this.#places;
    let place = hash & this.#mask;
    while (places[(place << 1) | 1] !== 0) {
      const keyAt = this.#keyOf(row);
      const taken = places[place << 1] === hash && this.#equals(places[(place << 1) | 1]! - 1, this.#words, keyAt);
      invariant(!taken, 'slot map: the key is already there');
      place = (place + 1) & this.#mask;
    }
    places[place << 1] = hash;
    places[(place << 1) | 1] = row + 1;
    this.#size += 1;
  }

  /**
   * `insert` for the first `count` of `rows`, which are many: their places are read ahead, so that the processor waits for
   * memory for many of them at once.
   */
  insertAll(rows: Int32Array, count: number): void {
    const places = this.#places;
    const mask = this.#mask;
    const hashes = new Int32Array(READ_AHEAD);
    let seen = 0;
    // They are in nearly every page of an empty map. To read a page first and write it then touches it twice, and one page
    // after the other is touched in less time than here and there.
    if (this.#size === 0 && count > places.length / HALVES_PER_PAGE) places.fill(0);
    for (let from = 0; from < count; from += READ_AHEAD) {
      const end = Math.min(count, from + READ_AHEAD);
      for (let i = from; i < end; i++) {
        hashes[i - from] = this.#hash(this.#words, this.#keyOf(rows[i]!));
      }
      for (let i = from; i < end; i++) seen ^= places[(hashes[i - from]! & mask) << 1]!;
      for (let i = from; i < end; i++) this.#insert(rows[i]!, hashes[i - from]!);
    }
    // Keeps the compiler from leaving out what nobody uses.
    hashes[0] = seen;
  }

  /** Takes out `row`, whose key still stands in the table as it was inserted. */
  remove(row: number): void {
    const places = this.#places;
    const mask = this.#mask;
    let hole = this.#hash(this.#words, this.#keyOf(row)) & mask;
    while (places[(hole << 1) | 1] !== row + 1) {
      invariant(places[(hole << 1) | 1] !== 0, 'slot map: the row is not in the map');
      hole = (hole + 1) & mask;
    }
    // An entry may move back into the hole unless the hole lies before its home.
    for (let place = (hole + 1) & mask; places[(place << 1) | 1] !== 0; place = (place + 1) & mask) {
      const home = places[place << 1]! & mask;
      if (((place - home) & mask) < ((place - hole) & mask)) continue;
      places[hole << 1] = places[place << 1]!;
      places[(hole << 1) | 1] = places[(place << 1) | 1]!;
      hole = place;
    }
    places[hole << 1] = 0;
    places[(hole << 1) | 1] = 0;
    this.#size -= 1;
  }

  clear(): void {
    this.#places.fill(0);
    this.#size = 0;
  }

  /** Places that the unluckiest `find` of a present key looks at. Scans the map: for diagnosis, not for the hot path. */
  longestProbe(): number {
    let longest = 0;
    for (let place = 0; place <= this.#mask; place++) {
      if (this.#places[(place << 1) | 1] === 0) continue;
      longest = Math.max(longest, ((place - this.#places[place << 1]!) & this.#mask) + 1);
    }
    return longest;
  }

  /** Where a row's key begins. */
  #keyOf(row: number): number {
    return (Math.imul(row, this.#width) + this.#keyColumn) | 0;
  }

  #equals(row: number, key: Float64Array, keyAt: number): boolean {
    const words = this.#words;
    const rowAt = this.#keyOf(row);
    if (words[rowAt] !== key[keyAt]) return false;
    for (let i = 1; i < this.#keyWords; i++) {
      if (words[rowAt + i] !== key[keyAt + i]) return false;
    }
    return true;
  }

  #hash(key: Float64Array, keyAt: number): number {
    const first = key[keyAt]!;
    const words = this.#hashedWords;
    if (words === 0) return first | 0;
    let hash = mix(0, first);
    for (let i = 1; i < words; i++) {
      const word = key[keyAt + i]!;
      if (word !== 0) hash = mix(hash, word);
      else if (this.#endsAtZero) break;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }
}

/** Both halves of an integer, by arithmetic: its bytes would have to be written to be read. */
function mix(hash: number, word: number): number {
  const low = Math.imul(hash ^ (word | 0), 0xcc9e2d51);
  const high = ((low << 15) | (low >>> 17)) ^ (word * 2 ** -32);
  return Math.imul(high, 0x1b873593) ^ (high >>> 15);
}
