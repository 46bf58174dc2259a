/**
 * The books that hold something, in no order: who values them looks at these, not at the whole table.
 *
 *   rows    │ 7 │ 3 │ 9 │ …      `count` of them
 *   places  row ─▶ place + 1, 0: it is not in the list
 */
export interface PositionList {
  readonly rows: Int32Array;
  readonly places: Int32Array;
  count: number;
}

export function createPositionList(rows: number): PositionList {
  return { rows: new Int32Array(rows), places: new Int32Array(rows), count: 0 };
}

export function listPosition(list: PositionList, row: number): void {
  if (list.places[row] !== 0) return;
  list.rows[list.count] = row;
  list.count += 1;
  list.places[row] = list.count;
}

/** The last of the list takes its place. */
export function unlistPosition(list: PositionList, row: number): void {
  const place = list.places[row]! - 1;
  if (place < 0) return;
  list.count -= 1;
  const moved = list.rows[list.count]!;
  list.rows[place] = moved;
  list.places[moved] = place + 1;
  list.places[row] = 0;
}
