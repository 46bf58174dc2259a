import type { Records } from '../memory/records.ts';
import { addEarned, forgetEarned, revalue } from '../position/book-money.ts';
import { followProfit } from '../risk/loss-stop.ts';
import { firmLimits, limitsOf } from '../risk/resolve.ts';
import { EventWord } from '../schema/event.ts';
import { MARKS_PER_EVENT, MARK_WORDS, Marks } from '../schema/marks.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountOfKey, accountScope, instrumentOfKey } from '../state/state.ts';
import { copyTo } from '../state/table.ts';
import { accountOfTag, tagOfBook } from './tag-books.ts';

/** The positions at their new marks, then what that means for the day, once all of them are valued. */
export function applyMarks(state: EngineState, records: Records, at: number): void {
  const { f64 } = records;
  const word = at >> 3;
  for (let i = 0; i < MARKS_PER_EVENT; i++) {
    const from = word + Marks.FIRST + i * MARK_WORDS;
    if (f64[from] === 0) break;
    valueAt(state, f64, from, word + EventWord.TIME_US);
  }
  for (let i = 0; i < MARKS_PER_EVENT; i++) {
    const named = f64[word + Marks.FIRST + i * MARK_WORDS]!;
    if (named === 0) break;
    follow(state, named);
  }
  followProfit(state, FIRM_SCOPE, firmLimits(state));
}

function valueAt(state: EngineState, f64: Float64Array, from: number, timeAt: number): void {
  const named = f64[from]!;
  const isTag = named < 0;
  const row = Math.abs(named) - 1;
  const books = isTag ? state.tagBooks : state.books;
  const bookRisk = isTag ? state.tagBookRisk : state.bookRisk;
  const risk = row * BOOK_RISK_WIDTH;
  copyTo(bookRisk, risk + BookRiskColumn.MARK_TICKS, f64, from + 1);
  copyTo(bookRisk, risk + BookRiskColumn.MARK_US, f64, timeAt);
  const key = books.words[row * BOOK_WIDTH + BookColumn.KEY]!;
  forgetEarned();
  revalue(state, books, bookRisk, row, instrumentOfKey(key));
  if (isTag) {
    addEarned(state.scopes, tagOfBook(state, row) * SCOPE_WIDTH);
    return;
  }
  addEarned(state.scopes, accountScope(accountOfKey(key)) * SCOPE_WIDTH);
  addEarned(state.scopes, FIRM_SCOPE * SCOPE_WIDTH);
}

function follow(state: EngineState, named: number): void {
  if (named < 0) {
    const tag = tagOfBook(state, -named - 1);
    followProfit(state, tag, limitsOf(state, accountOfTag(state, tag), tag, -1, -1));
    return;
  }
  const account = accountOfKey(state.books.words[(named - 1) * BOOK_WIDTH + BookColumn.KEY]!);
  followProfit(state, accountScope(account), limitsOf(state, account, -1, -1, -1));
}
