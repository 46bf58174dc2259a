import type { Records } from '../memory/records.ts';
import { beginDay } from '../risk/loss-stop.ts';
import { EventWord } from '../schema/event.ts';
import { GlobalColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { type Table, put } from '../state/table.ts';
import { scopesInUse } from './scopes-in-use.ts';

const { REALISED, FEES, DAY_BASE } = BookRiskColumn;

/** A new day: profits and losses, messages and trades are counted from here, and what a loss had stopped goes on. */
export function applyDay(state: EngineState, records: Records, at: number): void {
  const { risk, scopes } = state;
  put(risk, RiskColumn.DAY_US, records.f64[(at >> 3) + EventWord.TIME_US]!);
  put(risk, RiskColumn.NEXT_DAY_US, records.f64[(at >> 3) + EventWord.ARG0]!);
  for (let scope = 0; scope < scopesInUse(state); scope++) {
    beginDay(state, scope);
    put(scopes, scope * SCOPE_WIDTH + ScopeColumn.DAY_MESSAGES, 0);
    put(scopes, scope * SCOPE_WIDTH + ScopeColumn.DAY_TRADES, 0);
  }
  beginBooks(state.bookRisk, state.globals.words[GlobalColumn.ROW_COUNT]!);
  beginBooks(state.tagBookRisk, risk.words[RiskColumn.TAG_BOOKS]!);
}

function beginBooks(bookRisk: Table, rows: number): void {
  const { words } = bookRisk;
  for (let row = 0; row < rows; row++) {
    const at = row * BOOK_RISK_WIDTH;
    put(bookRisk, at + DAY_BASE, words[at + REALISED]! - words[at + FEES]!);
  }
}
