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

export function createTimerHeap(table: Table, column: number): TimerHeap {
  const { rows } = table;
  return {
    table,
    column,
    rows: new Int32Array(rows),
    dueUs: new Float64Array(rows),
    places: new Int32Array(rows),
    size: 0,
  };
}

/** Adds a row whose column already says when. */
export function schedule(heap: TimerHeap, row: number): void {
  scheduleAt(heap, row, heap.table.words[row * heap.table.width + heap.column]!);
}

/** Adds a row at another time than its column says: such a time is gone after a restart. */
export function scheduleAt(heap: TimerHeap, row: number, dueUs: number): void {
  if (heap.places[row] !== 0) unschedule(heap, row);
  heap.size += 1;
  rise(heap, heap.size - 1, row, dueUs);
}

export function unschedule(heap: TimerHeap, row: number): void {
  const hole = heap.places[row]! - 1;
  if (hole < 0) return;
  heap.places[row] = 0;
  heap.size -= 1;
  if (hole === heap.size) return;
  const last = heap.rows[heap.size]!;
  const lastUs = heap.dueUs[heap.size]!;
  const parent = (hole - 1) >> 1;
  if (hole > 0 && isBefore(lastUs, last, heap.dueUs[parent]!, heap.rows[parent]!)) rise(heap, hole, last, lastUs);
  else sink(heap, hole, last, lastUs);
}

/** The row due first, or -1. */
export function firstDue(heap: TimerHeap): number {
  return heap.size === 0 ? -1 : heap.rows[0]!;
}

/** When the row due first is due, or Infinity. */
export function firstDueUs(heap: TimerHeap): number {
  return heap.size === 0 ? Number.POSITIVE_INFINITY : heap.dueUs[0]!;
}

/** Finds the place of a row at or above a free one. */
function rise(heap: TimerHeap, from: number, row: number, dueUs: number): void {
  let hole = from;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!isBefore(dueUs, row, heap.dueUs[parent]!, heap.rows[parent]!)) break;
    place(heap, hole, heap.rows[parent]!, heap.dueUs[parent]!);
    hole = parent;
  }
  place(heap, hole, row, dueUs);
}

/** Finds the place of a row at or below a free one. */
function sink(heap: TimerHeap, from: number, row: number, dueUs: number): void {
  let hole = from;
  for (let child = 2 * hole + 1; child < heap.size; child = 2 * hole + 1) {
    const other = child + 1;
    const isOther =
      other < heap.size && isBefore(heap.dueUs[other]!, heap.rows[other]!, heap.dueUs[child]!, heap.rows[child]!);
    const least = isOther ? other : child;
    if (!isBefore(heap.dueUs[least]!, heap.rows[least]!, dueUs, row)) break;
    place(heap, hole, heap.rows[least]!, heap.dueUs[least]!);
    hole = least;
  }
  place(heap, hole, row, dueUs);
}

function isBefore(aUs: number, a: number, bUs: number, b: number): boolean {
  return aUs < bUs || (aUs === bUs && a < b);
}

function place(heap: TimerHeap, at: number, row: number, dueUs: number): void {
  heap.rows[at] = row;
  heap.dueUs[at] = dueUs;
  heap.places[row] = at + 1;
}
