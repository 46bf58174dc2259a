import { findTagBook } from '../risk/scopes-of.ts';
import { findTagScope, hasTagRoom, takeTagScope } from '../risk/tag-scope.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, accountOfKey, bookKey } from '../state/state.ts';
import { add, put } from '../state/table.ts';

/*
 * A tag has a row in `tagBooks` for each instrument that it trades, from the first accepted order on. None is ever
 * forgotten. The key is that of a book, with the tag's row in `scopes` for the account.
 */
export function areTagBooksFull(state: EngineState): boolean {
  return state.risk.words[RiskColumn.TAG_BOOKS]! >= state.tagBooks.rows;
}

/** The row for an order's tag, whose length and words stand in `from` at `at`; a new one if there is none; -1: no room. */
export function takeTagBook(
  state: EngineState,
  account: number,
  from: Float64Array,
  at: number,
  instrument: number,
): number {
  // Full only where orders were open before risk began: a new one is refused.
  if (!hasTagRoom(state) && findTagScope(state, account, from, at) < 0) return -1;
  const tag = takeTagScope(state, account, from, at);
  const known = findTagBook(state, tag, instrument);
  if (known >= 0 || areTagBooksFull(state)) return known;
  const row = state.risk.words[RiskColumn.TAG_BOOKS]! | 0;
  put(state.tagBooks, row * BOOK_WIDTH + BookColumn.KEY, bookKey(tag, instrument));
  add(state.risk, RiskColumn.TAG_BOOKS, 1);
  state.tagBookRows.insert(row);
  return row;
}

/** The row in `scopes` of the tag whose book it is. */
export function tagOfBook(state: EngineState, tagBook: number): number {
  return accountOfKey(state.tagBooks.words[tagBook * BOOK_WIDTH + BookColumn.KEY]!) | 0;
}

/** The account that a tag belongs to. */
export function accountOfTag(state: EngineState, tagScope: number): number {
  return (state.scopes.words[tagScope * SCOPE_WIDTH + ScopeColumn.ACCOUNT]! - 1) | 0;
}
