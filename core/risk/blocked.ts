import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { limitOr } from './resolve.ts';

const FIELD = LimitField.blocked.index;
const { BLOCKED } = BookColumn;

/**
 * Whether the restricted list takes no order of this kind: by the limits in force, whose place is in `order.limits`, or
 * because the book was blocked before risk began; that holds until somebody says otherwise of the book.
 */
export function isBlocked(state: EngineState, order: Exposure): boolean {
  if (limitOr(state, order.limits, FIELD, 0) === 1) return true;
  return order.book >= 0 && state.books.words[order.book * BOOK_WIDTH + BLOCKED] === 1;
}
