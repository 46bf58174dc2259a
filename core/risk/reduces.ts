import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import type { Exposure } from './exposure.ts';

/**
 * Whether an order can only make a book's position smaller, with all that is open on its side: never open or turn one.
 * `words` are those of `books` or of `tagBooks`.
 */
export function onlyReduces(words: Float64Array, row: number, order: Exposure): boolean {
  const at = row * BOOK_WIDTH;
  const position = words[at + BookColumn.POSITION_LOTS]!;
  const added = order.lots - order.heldLots;
  return order.side === Side.sell
    ? words[at + BookColumn.OPEN_SELL_LOTS]! + added <= position
    : words[at + BookColumn.OPEN_BUY_LOTS]! + added <= -position;
}
