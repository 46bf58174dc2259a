import type { Records } from '../memory/records.ts';
import { TradingState } from '../risk/limit-field.ts';
import { findTagScope } from '../risk/tag-scope.ts';
import { CommandByte, CommandHalf, CommandWord, TAG_WORDS } from '../schema/command.ts';
import { COMMAND_DEFINITION } from '../schema/definition.ts';
import { Cause, EventKind, EventWord } from '../schema/event.ts';
import { StateWord } from '../schema/risk.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { isExit } from './is-exit.ts';
import { beginEvent } from './write-event.ts';

const O = OrderColumn;

/** Whether the order whose row begins at `order` is of this account, instrument and broker; -1: of any. */
export function isInScope(
  state: EngineState,
  order: number,
  account: number,
  instrument: number,
  broker: number,
): boolean {
  const { words } = state.orders;
  return (
    (account < 0 || words[order + O.ACCOUNT] === account) &&
    (instrument < 0 || words[order + O.INSTRUMENT] === instrument) &&
    (broker < 0 || words[order + O.BROKER] === broker)
  );
}

/** Whether it has the tag of that row in `scopes`, of the same account. */
export function hasTag(state: EngineState, order: number, tagScope: number): boolean {
  const { words } = state.orders;
  const scopes = state.scopes.words;
  const scope = tagScope * SCOPE_WIDTH;
  if (words[order + O.ACCOUNT]! + 1 !== scopes[scope + ScopeColumn.ACCOUNT]) return false;
  for (let i = 0; i <= TAG_WORDS; i++) {
    if (words[order + O.TAG_LENGTH + i] !== scopes[scope + ScopeColumn.NAME_LENGTH + i]) return false;
  }
  return true;
}

/**
 * Answers a `query_state`, whose scope stands as in a set_trading_state: VALUE = its open orders; where STATE is
 * `reducing`, those that are no exits. Looks through the order table: nothing for every day.
 */
export function answerOpenInScope(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  answers: EventSink,
): void {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  const broker = u8[at + CommandByte.BROKER]! - 1;
  const isTag = f64[word + CommandWord.TAG_LENGTH]! > 0;
  const tag = isTag ? findTagScope(state, account, f64, word + CommandWord.TAG_LENGTH) : -1;
  const leavesExits = f64[word + COMMAND_DEFINITION + StateWord.STATE] === TradingState.reducing;
  const used = state.globals.words[GlobalColumn.ORDERS_USED]!;
  let open = 0;
  for (let row = 0; row < used; row++) {
    if (state.open.owners[row] === 0) continue;
    const order = row * ORDER_WIDTH;
    const isMeant = isTag
      ? tag >= 0 && hasTag(state, order, tag)
      : isInScope(state, order, account, instrument, broker);
    if (isMeant && !(leavesExits && isExit(state, row))) open += 1;
  }
  const requestId = f64[word + CommandWord.REQUEST_ID]!;
  const to = beginEvent(state, answers, EventKind.state_view, Cause.command, 0, inputs, requestId);
  answers.records.f64[(to >> 3) + EventWord.VALUE] = open;
}
