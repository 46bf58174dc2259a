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
export declare class SlotMap {
    #private;
    readonly maxRows: number;
    /** `words` holds rows of `width` doubles, at least `maxRows` of them. Keys are integers in doubles. */
    constructor(words: Float64Array, width: number, keyColumn: number, keyWords: number, maxRows: number);
    /** Rows in the map. */
    get size(): number;
    /** The row whose key equals the words of `key` from `keyAt` on, or -1. */
    find(key: Float64Array, keyAt: number): number;
    /** For `guess`. */
    hashOf(key: Float64Array, keyAt: number): number;
    /**
     * What `find` will most likely return for a key of this hash, without a look at the row's key. For reading ahead:
     * afterwards both the place and the row are on their way from memory.
     */
    guess(hash: number): number;
    /** Adds `row`, whose key already stands in the table and is in no other row of the map. */
    insert(row: number): void;
    /** Takes out `row`, whose key still stands in the table as it was inserted. */
    remove(row: number): void;
    clear(): void;
    /** Places that the unluckiest `find` of a present key looks at. Scans the map: for diagnosis, not for the hot path. */
    longestProbe(): number;
}
