/**
 * The open orders of each account (or the open legs of each plan: whose they are is a row of another table) as a doubly
 * linked list through the rows of the order table, newest first, and whose order a row is in four bytes: who looks for the
 * orders of one account in a large table reads those, not the rows. Links are row + 1; 0 ends a list. An index, not state:
 * what it says stands in the order table too.
 */
export interface OpenList {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Account (or plan) + 1 of the open order in a row, 0: there is none. */
  readonly owners: Int32Array;
}

export function createOpenList(accounts: number, orders: number): OpenList {
  return {
    heads: new Int32Array(accounts),
    next: new Int32Array(orders),
    previous: new Int32Array(orders),
    owners: new Int32Array(orders),
  };
}

export function linkOpen(list: OpenList, account: number, row: number): void {
  const head = list.heads[account]!;
  list.next[row] = head;
  list.previous[row] = 0;
  if (head !== 0) list.previous[head - 1] = row + 1;
  list.heads[account] = row + 1;
  list.owners[row] = account + 1;
}

export function unlinkOpen(list: OpenList, account: number, row: number): void {
  const next = list.next[row]!;
  const previous = list.previous[row]!;
  if (previous === 0) list.heads[account] = next;
  else list.next[previous - 1] = next;
  if (next !== 0) list.previous[next - 1] = previous;
  list.next[row] = 0;
  list.previous[row] = 0;
  list.owners[row] = 0;
}
