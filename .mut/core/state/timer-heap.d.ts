import type { Table } from './table.ts';
/**
 * Which row is due first: a binary heap of rows, ordered by a column of microseconds and then by row, so that equal
 * times fire in the same order however the heap came about. The column is state; the heap is found again from it.
 */
export interface TimerHeap {
    readonly table: Table;
    readonly column: number;
    /** Heap places → rows. */
    readonly rows: Int32Array;
    /** Heap places → when: thousands of orders end at one close, and comparing them in their rows would read each row. */
    readonly dueUs: Float64Array;
    /** Rows → heap place + 1; 0: not scheduled. */
    readonly places: Int32Array;
    size: number;
}
export declare function createTimerHeap(table: Table, column: number): TimerHeap;
/** Adds a row whose column already says when. */
export declare function schedule(heap: TimerHeap, row: number): void;
export declare function unschedule(heap: TimerHeap, row: number): void;
/** The row due first, or -1. */
export declare function firstDue(heap: TimerHeap): number;
/** When the row due first is due, or Infinity. */
export declare function firstDueUs(heap: TimerHeap): number;
