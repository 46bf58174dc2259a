import { LIMIT_FIELDS, LimitLayer } from '../../risk/limit-field.ts';
import { NO_LIMIT, firmLimits, limitsOf } from '../../risk/resolve.ts';
import { CLIENT_ID_WORDS, CommandByte, CommandHalf, CommandWord, TAG_WORDS } from '../../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../../schema/event.ts';
import { LIMIT_VIEW_TAG, LIMIT_VIEW_WORDS, OverrideView, RiskQuery } from '../../schema/views.ts';
import {
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  OVERRIDE_WIDTH,
  OverrideColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { NOT_THIS, NO_MORE, type QueryCursor } from './query-cursor.ts';
import { beginEvent } from '../write-event.ts';

/*
 * Limits as they were set and configured, the overrides in force, then what holds: for the firm where it is asked for, and
 * for the scope that the query names. Without the firm only what is of the account, or of any.
 */
const A = LimitRowColumn;
const O = OverrideColumn;
const NAME_AND_LENGTH = 1 + TAG_WORDS;
const tagKey = new Float64Array(2 + TAG_WORDS);

export function beginLimits(state: EngineState, cursor: QueryCursor): void {
  cursor.rows = state.risk.words[RiskColumn.LIMIT_ROWS]!;
  cursor.left = Number.MAX_SAFE_INTEGER;
  cursor.before = 0;
}

export function nextLimits(state: EngineState, cursor: QueryCursor): number {
  const row = cursor.before;
  const ends = cursor.rows + state.risk.words[RiskColumn.OVERRIDES_USED]!;
  if (row >= ends + 2) return NO_MORE;
  cursor.before += 1;
  if (row < cursor.rows) return isLimitWanted(state, cursor, row) ? row : NOT_THIS;
  if (row < ends) {
    const at = (row - cursor.rows + 1) * OVERRIDE_WIDTH;
    const isWanted = state.overrides.words[at + O.IN_USE] === 1 && isOf(cursor, state.overrides.words[at + O.ACCOUNT]!);
    return isWanted ? row : NOT_THIS;
  }
  // What holds is counted from the end, as overrides may come meanwhile.
  if (row === ends) return (cursor.options & RiskQuery.firm) !== 0 ? FIRM_ROW : NOT_THIS;
  return SCOPE_ROW;
}

const FIRM_ROW = 2 ** 30;
const SCOPE_ROW = FIRM_ROW + 1;

function isOf(cursor: QueryCursor, account: number): boolean {
  return account === cursor.account || (cursor.options & RiskQuery.firm) !== 0;
}

function isLimitWanted(state: EngineState, cursor: QueryCursor, row: number): boolean {
  const { words } = state.limits;
  const at = row * LIMIT_ROW_WIDTH;
  if (!hasAny(words, at)) return false;
  if (words[at + A.LAYER] === LimitLayer.firm) return (cursor.options & RiskQuery.firm) !== 0;
  const account = words[at + A.ACCOUNT]!;
  return account === 0 || isOf(cursor, account - 1);
}

/** A row that everything was taken back from says nothing. */
function hasAny(words: Float64Array, at: number): boolean {
  for (let field = 0; field < LIMIT_FIELDS; field++) if (words[at + A.FIELDS + field] !== 0) return true;
  return false;
}

export function answerLimits(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  if (row >= FIRM_ROW) answerResolved(state, cursor, row === FIRM_ROW, answers, inputs);
  else if (row < cursor.rows) answerRow(state, cursor, row, answers, inputs);
  else answerOverride(state, cursor, row - cursor.rows + 1, answers, inputs);
}

function answerRow(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void {
  const at = beginEvent(state, answers, EventKind.limit_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32, u8 } = answers.records;
  const { words } = state.limits;
  const from = row * LIMIT_ROW_WIDTH;
  i32[(at >> 2) + EventHalf.NOTE] = words[from + A.LAYER]!;
  i32[(at >> 2) + EventHalf.ACCOUNT] = words[from + A.ACCOUNT]! - 1;
  i32[(at >> 2) + EventHalf.INSTRUMENT] = words[from + A.INSTRUMENT]! - 1;
  const broker = words[from + A.BROKER]!;
  u8[at + EventByte.BROKER] = broker === 0 ? NO_BROKER : broker - 1;
  for (let field = 0; field < LIMIT_FIELDS; field++) {
    f64[(at >> 3) + LIMIT_VIEW_WORDS[field]!] = words[from + A.FIELDS + field]!;
  }
  const tag = words[from + A.TAG]! - 1;
  if (tag >= 0) copyTag(f64, at >> 3, state.scopes.words, tag * SCOPE_WIDTH + ScopeColumn.NAME_LENGTH);
}

function copyTag(to: Float64Array, word: number, from: Float64Array, at: number): void {
  for (let i = 0; i < NAME_AND_LENGTH; i++) to[word + LIMIT_VIEW_TAG[i]!] = from[at + i]!;
}

/** What holds for the firm, or for the scope that the query names; a tag that was never seen is none. */
function answerResolved(
  state: EngineState,
  cursor: QueryCursor,
  isFirm: boolean,
  answers: EventSink,
  inputs: Inputs,
): void {
  const { command } = cursor;
  const broker = command.u8[CommandByte.BROKER]! - 1;
  const instrument = command.i32[CommandHalf.INSTRUMENT]!;
  const tag = tagOf(state, cursor.account, command.f64, CommandWord.TAG_LENGTH);
  const limits = isFirm ? firmLimits(state) : limitsOf(state, cursor.account, tag, instrument, broker);
  const at = beginEvent(state, answers, EventKind.limit_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32, u8 } = answers.records;
  i32[(at >> 2) + EventHalf.ACCOUNT] = isFirm ? -1 : cursor.account;
  i32[(at >> 2) + EventHalf.INSTRUMENT] = isFirm ? -1 : instrument;
  u8[at + EventByte.BROKER] = isFirm || broker < 0 ? NO_BROKER : broker;
  for (let field = 0; field < LIMIT_FIELDS; field++) {
    const value = state.resolved.words[limits + field]!;
    f64[(at >> 3) + LIMIT_VIEW_WORDS[field]!] = value === NO_LIMIT ? 0 : value + 1;
  }
  if (!isFirm) copyTag(f64, at >> 3, command.f64, CommandWord.TAG_LENGTH);
}

/** The row of a tag in `scopes`, its name packed at `lengthAt`; -1: it was never seen. */
function tagOf(state: EngineState, account: number, words: Float64Array, lengthAt: number): number {
  if (words[lengthAt] === 0) return -1;
  tagKey[0] = 1 + account;
  for (let i = 0; i < NAME_AND_LENGTH; i++) tagKey[1 + i] = words[lengthAt + i]!;
  return state.tagRows.find(tagKey, 0);
}

function answerOverride(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  const at = beginEvent(state, answers, EventKind.override_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32 } = answers.records;
  const word = at >> 3;
  const { words } = state.overrides;
  const from = row * OVERRIDE_WIDTH;
  i32[(at >> 2) + EventHalf.ACCOUNT] = words[from + O.ACCOUNT]!;
  f64[word + EventWord.CLIENT_ID_LENGTH] = words[from + O.CLIENT_ID_LENGTH]!;
  for (let i = 0; i < CLIENT_ID_WORDS; i++) f64[word + EventWord.CLIENT_ID + i] = words[from + O.CLIENT_ID + i]!;
  f64[word + OverrideView.CONTROLS_LOW] = words[from + O.CONTROLS_LOW]!;
  f64[word + OverrideView.CONTROLS_HIGH] = words[from + O.CONTROLS_HIGH]!;
  f64[word + OverrideView.EXPIRES_US] = words[from + O.EXPIRES_US]!;
}
