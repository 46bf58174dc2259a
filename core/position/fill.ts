import { scratchWords } from '../memory/scratch.ts';
import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { type Table, add, addFrom } from '../state/table.ts';

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
  if (closing > 0) {
    const cost = words[at + COST]!;
    const closedCost = Math.sign(cost) * share(Math.abs(cost), closing, size);
    change[0] = -closedCost;
    addFrom(books, at + COST, change, 0);
    // Closing a long receives closing × ticks for closedCost; closing a short pays it against −closedCost received.
    change[0] = -sign * closing * ticks - closedCost;
    addFrom(books, at + REALISED, change, 0);
  }
  if (opening > 0) {
    change[0] = sign * opening * ticks;
    addFrom(books, at + COST, change, 0);
  }
  add(books, at + POSITION_LOTS, sign * lots);
  add(books, at + (side === Side.buy ? BOUGHT_LOTS : SOLD_LOTS), lots);
}

/** Amounts go on in memory: as arguments they would be boxed. */
const change = scratchWords(1);

/** ⌊total × part / whole⌋ for part ≤ whole, exact although the product may pass 2^53. */
function share(total: number, part: number, whole: number): number {
  if (part === whole) return total;
  const product = total * part;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / whole);
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}
