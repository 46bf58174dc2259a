import { ANY_INSTRUMENT } from '../../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { isFinal } from '../../schema/order-kind.ts';
import { EXECUTION_WIDTH, ExecutionColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { type EngineState, findOrder } from '../../state/state.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../state/risk-columns.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { NOT_THIS, NO_MORE, type QueryCursor } from './query-cursor.ts';
import { roleOf } from '../plans/plan-rows.ts';
import { beginEvent, describeClientId } from '../write-event.ts';

const E = EventWord;
const H = EventHalf;

/** By falling id: ids are dense, and those of retired orders are simply not there any more. */
export function nextOrder(state: EngineState, cursor: QueryCursor): number {
  if (cursor.before <= 1) return NO_MORE;
  cursor.before -= 1;
  const row = findOrder(state, cursor.before);
  return row >= 0 && isWanted(state, cursor, row) ? row : NOT_THIS;
}

/**
 * From one open order of the account to the next older one. Between two steps, or two pages, the last one told may have
 * ended: then by falling id until an open one is met, each id a step of its own, so that no step walks a whole list.
 */
export function nextOpenOrder(state: EngineState, cursor: QueryCursor): number {
  const isNewest = cursor.before > state.globals.words[GlobalColumn.LAST_ORDER_ID]!;
  const last = isNewest ? -1 : openRow(state, cursor, cursor.before);
  if (isNewest || last >= 0) {
    const link = isNewest ? state.open.heads[cursor.account]! : state.open.next[last]!;
    if (link === 0) return NO_MORE;
    cursor.before = state.orders.words[(link - 1) * ORDER_WIDTH + OrderColumn.ORDER_ID]!;
    return isWanted(state, cursor, link - 1) ? link - 1 : NOT_THIS;
  }
  if (cursor.before <= 1) return NO_MORE;
  cursor.before -= 1;
  const row = openRow(state, cursor, cursor.before);
  return row >= 0 && isWanted(state, cursor, row) ? row : NOT_THIS;
}

/** The row of an order that is in the account's open list, or -1. */
function openRow(state: EngineState, cursor: QueryCursor, orderId: number): number {
  const row = findOrder(state, orderId);
  if (row < 0) return -1;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const isOpen = !isFinal(words[at + OrderColumn.STATUS]!) && words[at + OrderColumn.ACCOUNT] === cursor.account;
  return isOpen ? row : -1;
}

function isWanted(state: EngineState, cursor: QueryCursor, row: number): boolean {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + OrderColumn.ACCOUNT] !== cursor.account) return false;
  if (cursor.parentId !== 0 && !isChildOf(state, row, cursor.parentId)) return false;
  return cursor.instrument === ANY_INSTRUMENT || words[at + OrderColumn.INSTRUMENT] === cursor.instrument;
}

/** Whether the gateway placed an order for that one, which isn't its own child. */
function isChildOf(state: EngineState, row: number, parentId: number): boolean {
  return (
    state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID] === parentId && roleOf(state, row) !== 0
  );
}

/** By falling execution: numbered from 1 as they came, the newest `executions` of them kept. */
export function nextFill(state: EngineState, cursor: QueryCursor): number {
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  const { rows, words } = state.executions;
  if (cursor.before <= 1 || cursor.before <= count - rows + 1) return NO_MORE;
  cursor.before -= 1;
  const row = (cursor.before - 1) % rows;
  const at = row * EXECUTION_WIDTH;
  if (words[at + ExecutionColumn.ACCOUNT] !== cursor.account) return NOT_THIS;
  const isWantedInstrument =
    cursor.instrument === ANY_INSTRUMENT || words[at + ExecutionColumn.INSTRUMENT] === cursor.instrument;
  return isWantedInstrument ? row : NOT_THIS;
}

export function answerFill(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  const at = beginEvent(state, answers, EventKind.fill_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32, u8 } = answers.records;
  const word = at >> 3;
  const { words } = state.executions;
  const from = row * EXECUTION_WIDTH;
  i32[(at >> 2) + H.ACCOUNT] = cursor.account;
  i32[(at >> 2) + H.INSTRUMENT] = words[from + ExecutionColumn.INSTRUMENT]!;
  u8[at + EventByte.SIDE] = words[from + ExecutionColumn.SIDE]!;
  u8[at + EventByte.BROKER] = words[from + ExecutionColumn.BROKER]!;
  f64[word + E.ORDER_ID] = words[from + ExecutionColumn.ORDER_ID]!;
  f64[word + E.EXECUTION_ID] = words[from + ExecutionColumn.EXECUTION_ID]!;
  f64[word + E.LAST_TICKS] = words[from + ExecutionColumn.TICKS]!;
  f64[word + E.LAST_LOTS] = words[from + ExecutionColumn.LOTS]!;
  f64[word + E.UPDATED_US] = words[from + ExecutionColumn.TIME_US]!;
  describeClientId(state, words[from + ExecutionColumn.ORDER_ID]!, answers, at);
}
