/**
 * Rows of a table in the order in which they came, each at most once. An index beside a list that is linked through the
 * rows themselves: who wants the next 64 rows would wait for each before he knew the one after it.
 */
export interface RowQueue {
    readonly rows: Int32Array;
    /** The place of the oldest. */
    first: number;
    size: number;
}
export declare function createRowQueue(maxRows: number): RowQueue;
export declare function pushRow(queue: RowQueue, row: number): void;
/** Takes the oldest out. */
export declare function shiftRow(queue: RowQueue): number;
/** The row `i` behind the oldest, 0 ≤ i < size. */
export declare function rowAt(queue: RowQueue, i: number): number;
