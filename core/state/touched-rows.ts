import { type RowQueue, createRowQueue, pushRow, rowAt, shiftRow } from './row-queue.ts';

/**
 * Rows that something happened to, oldest first, each at most once: who looks at them one at a time misses none and looks at
 * no other. An index, not state: after a start all of them are in it.
 */
export interface TouchedRows {
  readonly queue: RowQueue;
  /** 1: the row is in it. */
  readonly isIn: Uint8Array;
}

export function createTouchedRows(rows: number): TouchedRows {
  return { queue: createRowQueue(rows), isIn: new Uint8Array(rows) };
}

export function touchRow({ queue, isIn }: TouchedRows, row: number): void {
  if (isIn[row] === 1) return;
  isIn[row] = 1;
  pushRow(queue, row);
}

/** The row that has waited for longest, or -1. */
export function firstTouched({ queue }: TouchedRows): number {
  return queue.size === 0 ? -1 : rowAt(queue, 0);
}

/** Nothing is to be done about the first at the moment. */
export function leaveTouched({ queue, isIn }: TouchedRows): void {
  isIn[shiftRow(queue)] = 0;
}
