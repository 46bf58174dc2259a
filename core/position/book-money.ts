import { invariant } from '../invariant.ts';
import { scratchWords } from '../memory/scratch.ts';
import { profitOf, valueOf } from '../risk/worth.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { BLOCK_SHIFT } from '../state/late-blocks.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { type Table, addWords, openBlock, putStaged } from '../state/table.ts';
import { staged } from '../state/word-hash.ts';

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

/** The columns that are staged, in this order. */
const EARNED = Int32Array.of(R.WORST, R.VALUE, R.UNREALISED, R.REALISED);
const BUYS = Int32Array.of(R.WORST, R.OPEN_BUY_NOTIONAL);
const SELLS = Int32Array.of(R.WORST, R.OPEN_SELL_NOTIONAL);
const ALONE = Int32Array.of(R.WORST);
const WORST = 0;

/** Works out what a book holds and has earned, at its mark. `bookRisk` stands beside `books`: the same row. */
export function revalue(state: EngineState, books: Table, bookRisk: Table, row: number, instrument: number): void {
  const book = row * BOOK_WIDTH;
  const at = row * BOOK_RISK_WIDTH;
  const { words } = books;
  const risk = bookRisk.words;
  const position = words[book + B.POSITION_LOTS]!;
  const mark = risk[at + R.MARK_TICKS]!;
  const value = valueOf(state, instrument, mark, position);
  const unrealised = profitOf(state, instrument, position * mark - words[book + B.COST]!);
  const realised = profitOf(state, instrument, words[book + B.REALISED]!);
  changes[S.NET_VALUE] = changes[S.NET_VALUE]! + value - risk[at + R.VALUE]!;
  changes[S.UNREALISED] = changes[S.UNREALISED]! + unrealised - risk[at + R.UNREALISED]!;
  changes[S.REALISED] = changes[S.REALISED]! + realised - risk[at + R.REALISED]!;
  stageWorst(risk, at, value, risk[at + R.OPEN_BUY_NOTIONAL]!, risk[at + R.OPEN_SELL_NOTIONAL]!);
  staged[1] = value;
  staged[2] = unrealised;
  staged[3] = realised;
  putStaged(bookRisk, at, EARNED);
}

/** After its value or what is open has changed. */
export function weigh(bookRisk: Table, row: number): void {
  const at = row * BOOK_RISK_WIDTH;
  const { words } = bookRisk;
  stageWorst(words, at, words[at + R.VALUE]!, words[at + R.OPEN_BUY_NOTIONAL]!, words[at + R.OPEN_SELL_NOTIONAL]!);
  putStaged(bookRisk, at, ALONE);
}

/** `more[index]` is open on a side besides what was. */
export function weighOpen(bookRisk: Table, row: number, isBuy: boolean, more: Float64Array, index: number): void {
  const at = row * BOOK_RISK_WIDTH;
  const { words } = bookRisk;
  const buys = words[at + R.OPEN_BUY_NOTIONAL]! + (isBuy ? more[index]! : 0);
  const sells = words[at + R.OPEN_SELL_NOTIONAL]! + (isBuy ? 0 : more[index]!);
  stageWorst(words, at, words[at + R.VALUE]!, buys, sells);
  staged[1] = isBuy ? buys : sells;
  putStaged(bookRisk, at, isBuy ? BUYS : SELLS);
}

/** Small enough to be taken in wherever it is called, so that nothing is boxed. */
function stageWorst(words: Float64Array, at: number, value: number, buys: number, sells: number): void {
  const worst = Math.max(value + buys, sells - value);
  changes[S.WORST_GROSS] = changes[S.WORST_GROSS]! + worst - words[at + R.WORST]!;
  staged[WORST] = worst;
}
