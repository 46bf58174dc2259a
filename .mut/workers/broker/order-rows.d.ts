/**
 * The rows of a table of requests: each is found by its order, and stands in one of a few queues in the order in which
 * it came. Whoever owns the table has a column (a typed array, by row) for each thing that a row tells.
 *
 *   queue 0    first ─▶ r3 ⇄ r0 ⇄ r5 ◀─ last         linked both ways: any row may leave
 *   queue 1    first ─▶ r1 ◀─ last
 *   order 7    ─▶ r5 ─▶ r3                           newest first; orders whose ids end in the same bits share a chain
 *   free       ─▶ r4 ─▶ r2, then those never used
 *
 * Nothing is allocated after construction, and of the columns only what was ever in use at once is touched.
 */
export interface OrderRows {
    size(): number;
    sizeOf(queue: number): number;
    /** By row. */
    readonly orderIds: Float64Array;
    /** By row: the queue that it stands in. */
    readonly queues: Uint8Array;
    /** Takes a row, which stands last in its queue from now on. */
    add(queue: number, orderId: number): number;
    /** Gives it back: its columns are the next one's. */
    remove(row: number): void;
    /** The row that stands first, or `NO_ROW`. */
    first(queue: number): number;
    /** A row of the order, the newest, or `NO_ROW`. */
    find(orderId: number): number;
    /** The next older row of the same order, or `NO_ROW`. */
    findOlder(row: number): number;
}
export declare const NO_ROW = -1;
export declare function createOrderRows(capacity: number, queueCount: number): OrderRows;
