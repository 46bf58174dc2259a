import { LimitField, LimitLayer, type LimitName } from '../../core/risk/limit-field.ts';
import { TAG_WORDS } from '../../core/schema/command.ts';
import { putText } from '../../core/schema/text.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn } from '../../core/state/columns.ts';
import {
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../../core/state/risk-columns.ts';
import { type EngineState, bookKey, firstTagScope } from '../../core/state/state.ts';
import { add, put } from '../../core/state/table.ts';

/** Rows of the tables of risk, written straight: for tests of what reads them. */
export interface LimitScope {
  readonly account?: number;
  /** A row of `scopes`. */
  readonly tag?: number;
  readonly instrument?: number;
  readonly broker?: number;
  readonly firm?: boolean;
}

export type Limits = Partial<Record<LimitName, number>>;

/** From now on the tables of risk are kept. */
export function beginRisk(state: EngineState): void {
  put(state.risk, RiskColumn.BEGUN, 1);
}

/** `undefined` of a scope: any. A limit that is set already gets the new value. */
export function setLimits(state: EngineState, scope: LimitScope, limits: Limits): void {
  const key = Float64Array.of(
    scope.firm === true ? LimitLayer.firm : LimitLayer.set,
    (scope.account ?? -1) + 1,
    (scope.tag ?? -1) + 1,
    (scope.instrument ?? -1) + 1,
    (scope.broker ?? -1) + 1,
  );
  let row = state.limitRows.find(key, 0);
  if (row < 0) {
    row = state.risk.words[RiskColumn.LIMIT_ROWS]!;
    for (const [i, word] of key.entries()) put(state.limits, row * LIMIT_ROW_WIDTH + LimitRowColumn.LAYER + i, word);
    add(state.risk, RiskColumn.LIMIT_ROWS, 1);
    state.limitRows.insert(row);
  }
  for (const [name, value] of Object.entries(limits) as [LimitName, number][]) {
    put(state.limits, row * LIMIT_ROW_WIDTH + LimitRowColumn.FIELDS + LimitField[name].index, value + 1);
  }
  add(state.globals, GlobalColumn.LIMITS_VERSION, 1);
}

/** A tag of an account with its book of an instrument: the rows that its first order would make. */
export function addTag(state: EngineState, account: number, name: string, instrument: number): number {
  const row = firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!;
  const at = row * SCOPE_WIDTH;
  const bytes = new TextEncoder().encode(name);
  const words = new Float64Array(TAG_WORDS);
  putText(words, 0, TAG_WORDS, bytes, 0, bytes.length);
  put(state.scopes, at + ScopeColumn.ACCOUNT, account + 1);
  put(state.scopes, at + ScopeColumn.NAME_LENGTH, bytes.length);
  for (const [i, word] of words.entries()) put(state.scopes, at + ScopeColumn.NAME + i, word);
  state.tagRows.insert(row);
  add(state.risk, RiskColumn.TAGS, 1);
  const book = state.risk.words[RiskColumn.TAG_BOOKS]!;
  put(state.tagBooks, book * BOOK_WIDTH + BookColumn.KEY, bookKey(row, instrument));
  state.tagBookRows.insert(book);
  add(state.risk, RiskColumn.TAG_BOOKS, 1);
  return row;
}
