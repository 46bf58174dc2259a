import { ANY_PLACE } from '../state/any-place.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../state/risk-columns.ts';

const B = BookColumn;
const R = BookRiskColumn;

/** How far a position could go on one side, if all that is open on it trades and nothing else; row -1: there is no book. */
export function worstLots(books: Float64Array, row: number, isBuy: boolean): number {
  if (row < 0) return 0;
  const at = (row * BOOK_WIDTH) & ANY_PLACE;
  const position = books[at + B.POSITION_LOTS]!;
  return isBuy ? position + books[at + B.OPEN_BUY_LOTS]! : books[at + B.OPEN_SELL_LOTS]! - position;
}

/**
 * Into `growth[to]` what an order that adds `added[0]` of money to one side adds to the worst case of its book. From
 * memory to memory: money is no small integer, and would be boxed.
 */
export function growthOf(
  bookRisk: Float64Array,
  row: number,
  isBuy: boolean,
  added: Float64Array,
  growth: Float64Array,
  to: number,
): void {
  if (row < 0) {
    growth[to] = added[0]!;
    return;
  }
  const at = (row * BOOK_RISK_WIDTH) & ANY_PLACE;
  const value = bookRisk[at + R.VALUE]!;
  const buys = value + bookRisk[at + R.OPEN_BUY_NOTIONAL]! + (isBuy ? added[0]! : 0);
  const sells = bookRisk[at + R.OPEN_SELL_NOTIONAL]! - value + (isBuy ? 0 : added[0]!);
  growth[to] = (buys > sells ? buys : sells) - bookRisk[at + R.WORST]!;
}
