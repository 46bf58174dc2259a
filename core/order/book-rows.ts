import { invariant } from '../invariant.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn } from '../state/columns.ts';
import { indexBook } from '../state/book-index.ts';
import { type EngineState, bookKey, findBook } from '../state/state.ts';
import { add, put } from '../state/table.ts';

/** The row of (account, instrument) in the table of books; a new one if there is none. */
export function takeBook(state: EngineState, account: number, instrument: number): number {
  const known = findBook(state, account, instrument);
  if (known >= 0) return known;
  const book = state.globals.words[GlobalColumn.ROW_COUNT]! | 0;
  invariant(book < state.books.rows, 'there are at most so many (account, instrument) rows as configured');
  put(state.books, book * BOOK_WIDTH + BookColumn.KEY, bookKey(account, instrument));
  // The key of the first account's first instrument is 0: nothing may ever have been written to its row.
  if (state.books.touched <= book) state.books.touched = book + 1;
  add(state.globals, GlobalColumn.ROW_COUNT, 1);
  indexBook(state.bookIndex, account, instrument, book);
  return book;
}

/** Whether another book would find no row. */
export function areBooksFull(state: EngineState): boolean {
  return state.globals.words[GlobalColumn.ROW_COUNT]! >= state.books.rows;
}
