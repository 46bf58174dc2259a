import { LimitField } from '../../risk/limit-field.ts';
import { measureAccount } from '../../risk/measure-account.ts';
import { firmLimits, limitsOf } from '../../risk/resolve.ts';
import { partUp } from '../../risk/worth.ts';
import { Cause, EventHalf, EventKind } from '../../schema/event.ts';
import { LimitOwner } from '../../schema/risk.ts';
import { AccountMore, RiskQuery, SCOPE_VIEW_WORDS } from '../../schema/views.ts';
import { GlobalColumn } from '../../state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, firstTagScope } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { answerCheck } from './query-checks.ts';
import { NOT_THIS, NO_MORE, type QueryCursor } from './query-cursor.ts';
import { beginEvent } from '../write-event.ts';

/*
 * The figures of an account, in this order: its own, those of each of its tags, the firm's where they are asked for, then
 * every control with its limit and its use.
 */

const BPS = 10_000;

export function beginAccount(state: EngineState, cursor: QueryCursor, inputs: Inputs): void {
  cursor.rows = state.risk.words[RiskColumn.TAGS]!;
  cursor.left = Number.MAX_SAFE_INTEGER;
  cursor.before = 0;
  measureAccount(state, cursor.account, inputs, cursor.checks.take);
}

export function nextAccount(state: EngineState, cursor: QueryCursor): number {
  const row = cursor.before;
  const { rows, checks } = cursor;
  if (row >= rows + 2 + checks.count) return NO_MORE;
  cursor.before += 1;
  if (row === 0 || row > rows + 1) return row;
  if (row === rows + 1) return (cursor.options & RiskQuery.firm) !== 0 ? row : NOT_THIS;
  const tag = (firstTagScope(state) + row - 1) * SCOPE_WIDTH;
  return state.scopes.words[tag + ScopeColumn.ACCOUNT] === 1 + cursor.account ? row : NOT_THIS;
}

export function answerAccount(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  const { rows, checks, requestId, account } = cursor;
  if (row === 0) answerScope(state, cursor, accountScope(account), answers, inputs);
  else if (row <= rows) answerScope(state, cursor, firstTagScope(state) + row - 1, answers, inputs);
  else if (row === rows + 1) answerScope(state, cursor, FIRM_SCOPE, answers, inputs);
  else answerCheck(state, checks, row - rows - 2, answers, inputs, requestId, account, cursor.instrument);
}

/** One row of `scopes`: of an account, a tag or the firm. */
export function answerScope(
  state: EngineState,
  cursor: QueryCursor,
  scope: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  const at = beginEvent(state, answers, EventKind.account_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32 } = answers.records;
  const word = at >> 3;
  const from = scope * SCOPE_WIDTH;
  const isFirm = scope === FIRM_SCOPE;
  const isTag = scope >= firstTagScope(state);
  i32[(at >> 2) + EventHalf.ACCOUNT] = cursor.account;
  i32[(at >> 2) + EventHalf.NOTE] = isFirm ? LimitOwner.firm : isTag ? LimitOwner.tag : LimitOwner.account;
  for (let i = 0; i < SCOPE_WIDTH; i++) f64[word + SCOPE_VIEW_WORDS[i]!] = state.scopes.words[from + i]!;
  const limits = isFirm ? firmLimits(state) : limitsOf(state, cursor.account, isTag ? scope : -1, -1, -1);
  f64[word + AccountMore.LIMITS_VERSION] = state.globals.words[GlobalColumn.LIMITS_VERSION]!;
  f64[word + AccountMore.CASH] = state.resolved.words[limits + LimitField.cash.index]!;
  const marginBps = state.resolved.words[limits + LimitField.margin_bps.index]!;
  f64[word + AccountMore.MARGIN] = partUp(
    state.scopes.words[from + ScopeColumn.WORST_GROSS]!,
    Math.min(BPS, marginBps),
    BPS,
  );
  f64[word + AccountMore.DAY_US] = state.risk.words[RiskColumn.DAY_US]!;
  f64[word + AccountMore.NEXT_DAY_US] = state.risk.words[RiskColumn.NEXT_DAY_US]!;
}
