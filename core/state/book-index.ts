import { invariant } from '../invariant.ts';

/**
 * The row of each (account, instrument) in the table of books. What an account trades often has neighbouring numbers, so
 * that most places asked for stand together, and nothing is hashed or compared: the only wait for memory is for the row.
 *
 *   pageOf   account × columns + ⌊instrument / 64⌋ ─▶ page; 0: the one that is always empty
 *   rows     page × 64 + instrument mod 64         ─▶ 1 + the row; 0: none
 *
 * An index, not state: the keys stand in the rows. Nothing is ever taken out of it.
 */
export interface BookIndex {
  readonly accounts: number;
  readonly instruments: number;
  readonly columns: number;
  readonly pageOf: Int32Array;
  readonly rows: Int32Array;
  pages: number;
}

const PAGE_SHIFT = 6;
const PAGE = 2 ** PAGE_SHIFT;

/** `books`: how many there may be. Memory is taken as it is used. */
export function createBookIndex(accounts: number, instruments: number, books: number): BookIndex {
  const columns = Math.ceil(instruments / PAGE);
  const pageOf = new Int32Array(accounts * columns);
  const rows = new Int32Array((1 + Math.min(books, pageOf.length)) * PAGE);
  return { accounts, instruments, columns, pageOf, rows, pages: 1 };
}

/** -1: none, or no such account or instrument. */
export function findIndexed(index: BookIndex, account: number, instrument: number): number {
  if (account < 0 || account >= index.accounts || instrument < 0 || instrument >= index.instruments) return -1;
  const page = index.pageOf[placeOf(index, account, instrument)]!;
  return index.rows[page * PAGE + (instrument & (PAGE - 1))]! - 1;
}

/** Of an account and an instrument that have none yet. */
export function indexBook(index: BookIndex, account: number, instrument: number, row: number): void {
  invariant(account < index.accounts && instrument < index.instruments, 'a book is of an account and an instrument');
  const place = placeOf(index, account, instrument);
  if (index.pageOf[place] === 0) index.pageOf[place] = index.pages++;
  const to = index.pageOf[place]! * PAGE + (instrument & (PAGE - 1));
  invariant(index.rows[to] === 0, 'a book is indexed once');
  index.rows[to] = row + 1;
}

function placeOf({ columns }: BookIndex, account: number, instrument: number): number {
  return account * columns + (instrument >> PAGE_SHIFT);
}
