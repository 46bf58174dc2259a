import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { type Table, putStaged } from '../state/table.ts';
import { staged } from '../state/word-hash.ts';

const { POSITION_LOTS, COST, REALISED, BOUGHT_LOTS, SOLD_LOTS } = BookColumn;

/**
 * Books one execution. The cost of the open position is kept as a total in ticks × lots, signed like the position;
 * closing takes its share of the total, rounded towards zero, and what is left keeps the rest, so that at any time
 *
 *   realised = cost − Σ signed lots × ticks
 */
export function bookFill(books: Table, book: number, side: number, ticks: number, lots: number): void {
  const at = book * BOOK_WIDTH;
  const { words } = books;
  const sign = side === Side.buy ? 1 : -1;
  const position = words[at + POSITION_LOTS]!;
  const size = Math.abs(position);
  const closing = position * sign < 0 ? Math.min(size, lots) : 0;
  const opening = lots - closing;
  let cost = words[at + COST]!;
  let realised = words[at + REALISED]!;
  if (closing > 0) {
    const closedCost = Math.sign(cost) * share(Math.abs(cost), closing, size);
    cost -= closedCost;
    // Closing a long receives closing × ticks for closedCost; closing a short pays it against −closedCost received.
    realised += -sign * closing * ticks - closedCost;
  }
  if (opening > 0) cost += sign * opening * ticks;
  const traded = side === Side.buy ? BOUGHT_LOTS : SOLD_LOTS;
  staged[0] = position + sign * lots;
  staged[1] = cost;
  staged[2] = realised;
  staged[3] = words[at + traded]! + lots;
  putStaged(books, at, side === Side.buy ? BUYING : SELLING);
}

/** The columns that are staged. */
const BUYING = Int32Array.of(POSITION_LOTS, COST, REALISED, BOUGHT_LOTS);
const SELLING = Int32Array.of(POSITION_LOTS, COST, REALISED, SOLD_LOTS);

/** ⌊total × part / whole⌋ for part ≤ whole, exact although the product may pass 2^53. */
function share(total: number, part: number, whole: number): number {
  if (part === whole) return total;
  const product = total * part;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / whole);
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}
