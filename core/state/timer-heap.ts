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
  /** Rows → heap place + 1; 0: not scheduled. */
  readonly places: Int32Array;
  size: number;
}

export function createTimerHeap(table: Table, column: number): TimerHeap {
  return { table, column, rows: new Int32Array(table.rows), places: new Int32Array(table.rows), size: 0 };
}

/** Adds a row whose column already says when. */
export function schedule(heap: TimerHeap, row: number): void {
  if (heap.places[row] !== 0) unschedule(heap, row);
  place(heap, heap.size, row);
  heap.size += 1;
  rise(heap, heap.size - 1);
}

export function unschedule(heap: TimerHeap, row: number): void {
  const hole = heap.places[row]! - 1;
  if (hole < 0) return;
  heap.places[row] = 0;
  heap.size -= 1;
  if (hole === heap.size) return;
  place(heap, hole, heap.rows[heap.size]!);
  rise(heap, hole);
  sink(heap, hole);
}

/** The row due first, or -1. */
export function firstDue(heap: TimerHeap): number {
  return heap.size === 0 ? -1 : heap.rows[0]!;
}

export function dueAtUs(heap: TimerHeap, row: number): number {
  return heap.table.words[row * heap.table.width + heap.column]!;
}

function rise(heap: TimerHeap, from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap, heap.rows[at]!, heap.rows[parent]!)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: TimerHeap, from: number): void {
  let at = from;
  for (;;) {
    let least = at;
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.size; child++) {
      if (isBefore(heap, heap.rows[child]!, heap.rows[least]!)) least = child;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function isBefore(heap: TimerHeap, a: number, b: number): boolean {
  const dueA = dueAtUs(heap, a);
  const dueB = dueAtUs(heap, b);
  return dueA < dueB || (dueA === dueB && a < b);
}

function swap(heap: TimerHeap, a: number, b: number): void {
  const row = heap.rows[a]!;
  place(heap, a, heap.rows[b]!);
  place(heap, b, row);
}

function place(heap: TimerHeap, at: number, row: number): void {
  heap.rows[at] = row;
  heap.places[row] = at + 1;
}
