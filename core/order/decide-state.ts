import type { Records } from '../memory/records.ts';
import { TradingState } from '../risk/limit-field.ts';
import { findTagScope, hasTagRoom } from '../risk/tag-scope.ts';
import { CommandByte, CommandHalf, CommandWord } from '../schema/command.ts';
import { COMMAND_DEFINITION, EVENT_DEFINITION } from '../schema/definition.ts';
import { Cause, EventByte, EventKind } from '../schema/event.ts';
import { Reject } from '../schema/reject.ts';
import { StateWord } from '../schema/risk.ts';
import { GlobalColumn } from '../state/columns.ts';
import { isAccount, isBroker, isInstrument } from '../state/defined.ts';
import { type EngineState, findBook } from '../state/state.ts';
import { answerRefusal } from './answer.ts';
import { carryScope, carryTag } from './carry-over.ts';
import type { EventSink } from './event-sink.ts';
import { mayCancelScope } from './fanouts.ts';
import type { Inputs } from './inputs.ts';
import { beginEvent } from './write-event.ts';

const C = CommandWord;

/**
 * A person stops trading in a scope, or lets it go on: one event, also where the scope stands so already; or one refusal
 * and no event. Returns the event's byte offset, or -1.
 */
export function decideTradingState(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64, u8 } = command;
  const word = at >> 3;
  const requestId = f64[word + C.REQUEST_ID]!;
  const code = refusalOf(state, command, at);
  if (code !== 0) {
    answerRefusal(state, answers, requestId, code, 0, inputs);
    return -1;
  }
  const to = beginEvent(state, out, EventKind.trading_state_set, Cause.command, 0, inputs, requestId);
  const toWord = to >> 3;
  carryScope(command, at, out.records, to);
  out.records.u8[to + EventByte.BROKER] = u8[at + CommandByte.BROKER]!;
  carryTag(command, at, out.records, to);
  const value = f64[word + COMMAND_DEFINITION + StateWord.STATE]!;
  const isWanted = f64[word + COMMAND_DEFINITION + StateWord.CANCELS] === 1 && value !== TradingState.active;
  out.records.f64[toWord + EVENT_DEFINITION + StateWord.STATE] = value;
  // The halt itself is never refused for want of room.
  out.records.f64[toWord + EVENT_DEFINITION + StateWord.CANCELS] = isWanted && mayCancelScope(state) ? 1 : 0;
  return to;
}

function refusalOf(state: EngineState, { f64, i32, u8 }: Records, at: number): number {
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  const broker = u8[at + CommandByte.BROKER]! - 1;
  const tag = (at >> 3) + C.TAG_LENGTH;
  const isTag = f64[tag]! > 0;
  const value = f64[(at >> 3) + COMMAND_DEFINITION + StateWord.STATE]!;
  if (value !== TradingState.active && value !== TradingState.reducing && value !== TradingState.halted) {
    return Reject.INVALID_PARAMETER.code;
  }
  // A tag is one account's; a broker stands alone.
  if (isTag && (account < 0 || instrument >= 0)) return Reject.INVALID_PARAMETER.code;
  if (broker >= 0 && (account >= 0 || instrument >= 0 || isTag)) return Reject.INVALID_PARAMETER.code;
  if (account >= 0 && !isAccount(state, account)) return Reject.FORBIDDEN_ACCOUNT.code;
  if (instrument >= 0 && !isInstrument(state, instrument)) return Reject.UNKNOWN_INSTRUMENT.code;
  if (broker >= 0 && !isBroker(state, broker)) return Reject.INVALID_BROKER.code;
  const lacksTag = isTag && !hasTagRoom(state) && findTagScope(state, account, f64, tag) < 0;
  const isFull = state.globals.words[GlobalColumn.ROW_COUNT]! >= state.books.rows;
  const lacksBook = account >= 0 && instrument >= 0 && isFull && findBook(state, account, instrument) < 0;
  return lacksTag || lacksBook ? Reject.RISK_TABLE_FULL.code : 0;
}
