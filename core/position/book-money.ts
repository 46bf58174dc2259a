import { invariant } from '../invariant.ts';
import { scratchWords } from '../memory/scratch.ts';
import { profitOf, valueOf } from '../risk/worth.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { BLOCK_SHIFT } from '../state/late-blocks.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { type Table, addWords, copyTo, openBlock } from '../state/table.ts';

/**
 * The money of one book: of an account, or of a tag. Everything follows from what stands there already, so that working
 * it out anew gives the same to the last millionth:
 *
 *   position, mark                 ─▶ VALUE            rounded up in size
 *   position × mark − cost         ─▶ UNREALISED       rounded down
 *   realised ticks × lots          ─▶ REALISED         rounded down, at the rate of the last time it was worked out
 *   VALUE, open buys, open sells   ─▶ WORST
 */
const B = BookColumn;
const R = BookRiskColumn;
const S = ScopeColumn;

/**
 * What an event changed of a book, in the columns of the scopes that it belongs to: to be added to each of them. In an
 * array, as money is no small integer.
 */
export const changes = scratchWords(S.UNREALISED + 1);

/** Of what is earned and of what is at stake: all that an event changes but what is open. */
export function forgetEarned(): void {
  changes[S.WORST_GROSS] = 0;
  changes[S.NET_VALUE] = 0;
  changes[S.REALISED] = 0;
  changes[S.FEES] = 0;
  changes[S.UNREALISED] = 0;
}

const BLOCK = 2 ** BLOCK_SHIFT;
invariant(SCOPE_WIDTH % BLOCK === 0 && changes.length <= BLOCK, 'what changes of a scope stands in its first block');

/** Adds to a scope what is open, and at stake by that. */
export function addOpen(scopes: Table, at: number): void {
  if (!openBlock(scopes, at)) {
    addWords(scopes, at, changes, S.OPEN_ORDERS, S.WORST_GROSS + 1);
    return;
  }
  const { words } = scopes;
  words[at + S.OPEN_ORDERS]! += changes[S.OPEN_ORDERS]!;
  words[at + S.OPEN_NOTIONAL]! += changes[S.OPEN_NOTIONAL]!;
  words[at + S.OPEN_BUY_NOTIONAL]! += changes[S.OPEN_BUY_NOTIONAL]!;
  words[at + S.OPEN_SELL_NOTIONAL]! += changes[S.OPEN_SELL_NOTIONAL]!;
  words[at + S.WORST_GROSS]! += changes[S.WORST_GROSS]!;
}

/** Of a broker only what is open there is counted. */
export function addAtBroker(scopes: Table, at: number): void {
  if (!openBlock(scopes, at)) {
    addWords(scopes, at, changes, S.OPEN_ORDERS, S.OPEN_NOTIONAL + 1);
    return;
  }
  const { words } = scopes;
  words[at + S.OPEN_ORDERS]! += changes[S.OPEN_ORDERS]!;
  words[at + S.OPEN_NOTIONAL]! += changes[S.OPEN_NOTIONAL]!;
}

/** Adds to a scope what is earned, and at stake by that. */
export function addEarned(scopes: Table, at: number): void {
  if (!openBlock(scopes, at)) {
    addWords(scopes, at, changes, S.WORST_GROSS, S.UNREALISED + 1);
    return;
  }
  const { words } = scopes;
  words[at + S.WORST_GROSS]! += changes[S.WORST_GROSS]!;
  words[at + S.NET_VALUE]! += changes[S.NET_VALUE]!;
  words[at + S.REALISED]! += changes[S.REALISED]!;
  words[at + S.FEES]! += changes[S.FEES]!;
  words[at + S.UNREALISED]! += changes[S.UNREALISED]!;
}

/** Whether the profit of a book has changed, or what it paid. */
export function hasEarned(): boolean {
  return changes[S.REALISED] !== 0 || changes[S.FEES] !== 0 || changes[S.UNREALISED] !== 0;
}

const next = scratchWords(4);
const VALUE = 0;
const UNREALISED = 1;
const REALISED = 2;
const WORST = 3;

/** Works out what a book holds and has earned, at its mark. `bookRisk` stands beside `books`: the same row. */
export function revalue(state: EngineState, books: Table, bookRisk: Table, row: number, instrument: number): void {
  const book = row * BOOK_WIDTH;
  const at = row * BOOK_RISK_WIDTH;
  const { words } = books;
  const position = words[book + B.POSITION_LOTS]!;
  const mark = bookRisk.words[at + R.MARK_TICKS]!;
  next[VALUE] = valueOf(state, instrument, mark, position);
  next[UNREALISED] = profitOf(state, instrument, position * mark - words[book + B.COST]!);
  next[REALISED] = profitOf(state, instrument, words[book + B.REALISED]!);
  replace(bookRisk, at + R.VALUE, VALUE, S.NET_VALUE);
  replace(bookRisk, at + R.UNREALISED, UNREALISED, S.UNREALISED);
  replace(bookRisk, at + R.REALISED, REALISED, S.REALISED);
  weigh(bookRisk, row);
}

/** After its value or what is open has changed. */
export function weigh(bookRisk: Table, row: number): void {
  const at = row * BOOK_RISK_WIDTH;
  const { words } = bookRisk;
  const value = words[at + R.VALUE]!;
  next[WORST] = Math.max(value + words[at + R.OPEN_BUY_NOTIONAL]!, words[at + R.OPEN_SELL_NOTIONAL]! - value);
  replace(bookRisk, at + R.WORST, WORST, S.WORST_GROSS);
}

function replace(bookRisk: Table, at: number, index: number, column: number): void {
  changes[column] = changes[column]! + next[index]! - bookRisk.words[at]!;
  copyTo(bookRisk, at, next, index);
}
