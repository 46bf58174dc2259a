import { scratchWords } from '../memory/scratch.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, bookKey } from '../state/state.ts';
import { findTagScope } from './tag-scope.ts';

const bookOfTag = scratchWords(1);

/** The row in `scopes` of an order's tag; -1: it has none, or one that was never seen. */
export function tagScopeOfOrder(state: EngineState, row: number): number {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  return findTagScope(state, words[at + OrderColumn.ACCOUNT]!, words, at + OrderColumn.TAG_LENGTH);
}

/** The row in `tagBooks` of a tag and an instrument; -1: it has none. */
export function findTagBook(state: EngineState, tagScope: number, instrument: number): number {
  if (tagScope < 0) return -1;
  bookOfTag[0] = bookKey(tagScope, instrument);
  return state.tagBookRows.find(bookOfTag, 0);
}
