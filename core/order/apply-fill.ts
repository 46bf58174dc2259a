import type { Records } from '../memory/records.ts';
import { remainder } from '../number/remainder.ts';
import { bookFill } from '../position/fill.ts';
import { EventByte, EventHalf, EventWord } from '../schema/event.ts';
import { ReportKind } from '../schema/report.ts';
import {
  BOOK_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
  SUSPENSE_WIDTH,
  SuspenseColumn,
} from '../state/columns.ts';
import { makeExecutionIndex } from '../state/deferred-indexes.ts';
import { type EngineState, findBook, findExecution } from '../state/state.ts';
import { add, beginRow, put, reopenRow } from '../state/table.ts';
import { riskOfFill, riskOfSuspended } from './apply-risk.ts';
import { isBelievable } from './believable.ts';
import { NOTE_OVERFILL } from './lifecycle.ts';
import { numberAccount } from './number-account.ts';
import { touchBeyond } from './plans/apply-group.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const G = GlobalColumn;
const O = OrderColumn;

/** An execution of an order: its position, its place among the executions, what is at stake. */
export function applyFill(state: EngineState, row: number, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const from = row * ORDER_WIDTH;
  const { words } = state.orders;
  const book = words[from + O.BOOK]! | 0;
  const ticks = f64[word + E.LAST_TICKS]!;
  const lots = f64[word + E.LAST_LOTS]!;
  bookFill(state.books, book, words[from + O.SIDE]!, ticks, lots);
  rememberExecution(state, records, at, words[from + O.SIDE]!);
  riskOfFill(state, row, records, at);
  if (i32[(at >> 2) + H.NOTE] === NOTE_OVERFILL) put(state.books, book * BOOK_WIDTH + BookColumn.HALTED, 1);
}

/** The newest executions are kept in a ring; the oldest makes room. */
function rememberExecution(state: EngineState, records: Records, at: number, side: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const { executions, globals } = state;
  const count = globals.words[G.EXECUTION_COUNT]!;
  const row = remainder(count, executions.rows) | 0;
  const isIndexed = !state.deferred.ofExecutions;
  if (isIndexed && count >= executions.rows) state.executionRows.remove(row);
  const to = row * EXECUTION_WIDTH;
  const { words } = executions;
  reopenRow(executions, row);
  words[to + ExecutionColumn.BROKER] = u8[at + B.BROKER]!;
  words[to + ExecutionColumn.EXECUTION_ID] = f64[word + E.EXECUTION_ID]!;
  words[to + ExecutionColumn.ORDER_ID] = f64[word + E.ORDER_ID]!;
  words[to + ExecutionColumn.ACCOUNT] = i32[(at >> 2) + H.ACCOUNT]!;
  words[to + ExecutionColumn.INSTRUMENT] = i32[(at >> 2) + H.INSTRUMENT]!;
  words[to + ExecutionColumn.SIDE] = side;
  words[to + ExecutionColumn.TICKS] = f64[word + E.LAST_TICKS]!;
  words[to + ExecutionColumn.LOTS] = f64[word + E.LAST_LOTS]!;
  words[to + ExecutionColumn.TIME_US] = f64[word + E.TIME_US]!;
  words[to + ExecutionColumn.SEQ] = f64[word + E.SEQ]!;
  beginRow(executions, row);
  add(globals, G.EXECUTION_COUNT, 1);
  if (isIndexed) state.executionRows.insert(row);
}

/** A report that nothing explains: kept, a fill that can be booked where the book is known, and that book halted. */
export function applySuspended(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const { suspense, globals } = state;
  const count = globals.words[G.SUSPENSE_COUNT]!;
  const to = (count % suspense.rows) * SUSPENSE_WIDTH;
  put(suspense, to + SuspenseColumn.SEQ, f64[word + E.SEQ]!);
  put(suspense, to + SuspenseColumn.BROKER, u8[at + B.BROKER]!);
  put(suspense, to + SuspenseColumn.ORDER_ID, f64[word + E.ORDER_ID]!);
  put(suspense, to + SuspenseColumn.EXECUTION_ID, f64[word + E.EXECUTION_ID]!);
  put(suspense, to + SuspenseColumn.LOTS, f64[word + E.LAST_LOTS]!);
  put(suspense, to + SuspenseColumn.TICKS, f64[word + E.LAST_TICKS]!);
  put(suspense, to + SuspenseColumn.REPORT, i32[(at >> 2) + H.NOTE]!);
  put(globals, G.SUSPENSE_COUNT, count + 1);
  const account = i32[(at >> 2) + H.ACCOUNT]!;
  const lots = f64[word + E.LAST_LOTS]!;
  const ticks = f64[word + E.LAST_TICKS]!;
  if (state.deferred.ofExecutions) makeExecutionIndex(state);
  const isFill =
    i32[(at >> 2) + H.NOTE] === ReportKind.filled &&
    isBelievable(f64[word + E.EXECUTION_ID]!, lots, ticks) &&
    // Its id can't tell it apart from one that was booked under it, whatever the order.
    findExecution(state, u8[at + B.BROKER]!, f64[word + E.EXECUTION_ID]!) < 0;
  const side = u8[at + B.SIDE]!;
  if (isFill) rememberExecution(state, records, at, side);
  if (account < 0) return;
  const book = findBook(state, account, i32[(at >> 2) + H.INSTRUMENT]!);
  if (isFill) {
    bookFill(state.books, book, side, ticks, lots);
    riskOfSuspended(state, book, records, at);
    touchBeyond(state, book);
  }
  put(state.books, book * BOOK_WIDTH + BookColumn.HALTED, 1);
  numberAccount(state, account, f64, word + E.ACCOUNT_SEQ);
}
