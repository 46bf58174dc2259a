import { scratchWords } from '../memory/scratch.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { type Table, copyTo, put } from '../state/table.ts';
import { LimitField } from './limit-field.ts';
import { NO_LIMIT } from './resolve.ts';

/**
 * The repeated-execution throttle (RTS 6, article 15): more than `max_executions` of one book within the window stop it,
 * until a person re-arms it. A window begins with its first execution. Re-arming begins a new one.
 */
const MAX = LimitField.max_executions.index;
const WINDOW = LimitField.execution_window_ms.index;
const R = BookRiskColumn;
const US_PER_MS = 1000;
/** Where a number of executions is set and no window. */
const WINDOW_MS = 1000;

const scratch = scratchWords(1);

/** Counts one at the time that stands in `time[at]`. `book`: a row of `table`, which is `bookRisk` or `tagBookRisk`. */
export function countExecution(
  state: EngineState,
  table: Table,
  book: number,
  limits: number,
  time: Float64Array,
  at: number,
): void {
  const most = state.resolved.words[limits + MAX]!;
  const to = book * BOOK_RISK_WIDTH;
  if (most === NO_LIMIT || table.words[to + R.TRIPPED] === 1) return;
  const windowMs = state.resolved.words[limits + WINDOW]!;
  const windowUs = (windowMs === NO_LIMIT ? WINDOW_MS : windowMs) * US_PER_MS;
  const isSameWindow = time[at]! - table.words[to + R.EXECUTIONS_US]! < windowUs;
  const count = isSameWindow ? table.words[to + R.EXECUTIONS]! + 1 : 1;
  if (!isSameWindow) {
    scratch[0] = time[at]!;
    copyTo(table, to + R.EXECUTIONS_US, scratch, 0);
  }
  put(table, to + R.EXECUTIONS, count);
  if (count > most) put(table, to + R.TRIPPED, 1);
}

export function isTripped(table: Table, book: number): boolean {
  return book >= 0 && table.words[book * BOOK_RISK_WIDTH + R.TRIPPED] === 1;
}

export function executionsOf(table: Table, book: number): number {
  return table.words[book * BOOK_RISK_WIDTH + R.EXECUTIONS]!;
}

export function rearm(table: Table, book: number): void {
  put(table, book * BOOK_RISK_WIDTH + R.EXECUTIONS, 0);
  put(table, book * BOOK_RISK_WIDTH + R.EXECUTIONS_US, 0);
  put(table, book * BOOK_RISK_WIDTH + R.TRIPPED, 0);
}
