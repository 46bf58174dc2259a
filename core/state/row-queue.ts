import { invariant } from '../invariant.ts';

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

export function createRowQueue(maxRows: number): RowQueue {
  return { rows: new Int32Array(maxRows), first: 0, size: 0 };
}

export function pushRow(queue: RowQueue, row: number): void {
  invariant(queue.size < queue.rows.length, 'row queue: a row is in it once');
  queue.rows[placeOf(queue, queue.size)] = row;
  queue.size += 1;
}

/** Takes the oldest out. */
export function shiftRow(queue: RowQueue): number {
  invariant(queue.size > 0, 'row queue: empty');
  const row = queue.rows[queue.first]!;
  queue.first = placeOf(queue, 1);
  queue.size -= 1;
  return row;
}

/** The row `i` behind the oldest, 0 ≤ i < size. */
export function rowAt(queue: RowQueue, i: number): number {
  return queue.rows[placeOf(queue, i)]!;
}

function placeOf({ first, rows }: RowQueue, i: number): number {
  const place = first + i;
  return place < rows.length ? place : place - rows.length;
}
