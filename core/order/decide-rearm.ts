import type { Records } from '../memory/records.ts';
import { isTripped } from '../risk/executions.ts';
import { findTagBook } from '../risk/scopes-of.ts';
import { findTagScope } from '../risk/tag-scope.ts';
import { CommandHalf, CommandWord } from '../schema/command.ts';
import { Cause, EventKind } from '../schema/event.ts';
import { Reject } from '../schema/reject.ts';
import { type EngineState, findBook } from '../state/state.ts';
import { answerRefusal } from './answer.ts';
import { carryScope, carryTag } from './carry-over.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginEvent } from './write-event.ts';

const C = CommandWord;

/**
 * A person re-arms the repeated-execution throttle of an account's symbol, or of one tag on it: one event, or NOT_TRIPPED
 * and no event. Returns the event's byte offset, or -1.
 */
export function decideRearm(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64, i32 } = command;
  const word = at >> 3;
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  const requestId = f64[word + C.REQUEST_ID]!;
  const isOfTag = f64[word + C.TAG_LENGTH]! > 0;
  const tag = isOfTag ? findTagScope(state, account, f64, word + C.TAG_LENGTH) : -1;
  const trips = isOfTag
    ? isTripped(state.tagBookRisk, findTagBook(state, tag, instrument))
    : isTripped(state.bookRisk, findBook(state, account, instrument));
  if (!trips) {
    answerRefusal(state, answers, requestId, Reject.NOT_TRIPPED.code, 0, inputs);
    return -1;
  }
  const to = beginEvent(state, out, EventKind.throttle_rearmed, Cause.command, 0, inputs, requestId);
  carryScope(command, at, out.records, to);
  carryTag(command, at, out.records, to);
  return to;
}
