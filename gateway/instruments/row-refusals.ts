/** Rows of files that can't be taken: all are counted, the first of them named. */
export interface RowRefusals {
  count: number;
  /** `kite.csv line 17 (INFY): tick_size 0.0 is no tick`. */
  readonly first: string[];
}

export const MAX_NAMED_ROWS = 20;
const MAX_NAME = 64;

export function createRowRefusals(): RowRefusals {
  return { count: 0, first: [] };
}

export function refuseRow(refusals: RowRefusals, file: string, line: number, name: string, why: string): void {
  refusals.count += 1;
  if (refusals.first.length >= MAX_NAMED_ROWS) return;
  const place = line > 0 ? `${file} line ${line}` : file;
  refusals.first.push(`${place} (${name.slice(0, MAX_NAME)}): ${why}`);
}
