import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, bookKey } from '../state/state.ts';

const TAG_KEY_WORDS = 5;
const key = new Float64Array(1 + TAG_KEY_WORDS);
const bookOfTag = new Float64Array(1);

/** The row in `scopes` of an account's tag, whose length stands at `lengthAt` and its words behind; -1: none was seen. */
export function findTagScope(state: EngineState, account: number, words: Float64Array, lengthAt: number): number {
  if (words[lengthAt] === 0) return -1;
  key[0] = account + 1;
  for (let i = 0; i < TAG_KEY_WORDS; i++) key[1 + i] = words[lengthAt + i]!;
  return state.tagRows.find(key, 0);
}

/** The same of an order in the table. */
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
