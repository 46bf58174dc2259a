import type { Records } from '../memory/records.ts';
import { CancelMode, CommandHalf, CommandWord } from '../schema/command.ts';
import { CANCEL_CODES, Cause, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { isFinal } from '../schema/order-kind.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { answerRefusal } from './answer.ts';
import { isEndWanted, requestCancel, wholeOf } from './decide-cancel.ts';
import { decidePlace } from './decide-place.ts';
import type { EventSink } from './event-sink.ts';
import { findId } from './find-order.ts';
import type { Inputs } from './inputs.ts';
import { markTypes } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const O = OrderColumn;

/**
 * Cancels one order and places another, in one step:
 *
 *   part 0   accepted   stop_on_failure: held, until the old one is gone (`decide-held.ts`) · allow_failure: as any order
 *            refused    nothing is cancelled, but with allow_failure
 *   part 1   the cancel of the old one, if that can be asked for: without a request id, part 0 is the answer
 *
 * With stop_on_failure an order that can't be cancelled is only answered. What it is judged by counts both: the old one keeps
 * what it holds until it is gone. A client id that is known is answered as ever, and cancels nothing.
 */
export function decideCancelReplace(
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
  const mode = f64[word + C.CANCEL_MODE]!;
  const oldId = wholeId(state, f64[word + C.ORDER_ID]!);
  const isKnown = f64[word + C.CLIENT_ID_LENGTH]! > 0 && findId(state, account, f64, word + C.CLIENT_ID_LENGTH) >= 0;
  const code = isKnown ? 0 : whyNoCancel(state, account, oldId);
  const isStop = mode === CancelMode.stop_on_failure;
  if ((isStop && code !== 0) || (!isStop && mode !== CancelMode.allow_failure)) {
    const why = isStop ? code : Reject.INVALID_PARAMETER.code;
    answerRefusal(state, answers, f64[word + C.REQUEST_ID]!, why, isStop ? oldId : 0, inputs);
    return -1;
  }
  const to = decidePlace(state, command, at, inputs, out, answers, isStop ? oldId : 0);
  if (to < 0) return to;
  markTypes(out, to);
  out.records.f64[(to >> 3) + E.CANCEL_ID] = oldId;
  out.records.f64[(to >> 3) + E.CANCEL_OUTCOME] = mode + CANCEL_CODES * code;
  return to;
}

/** Part 1, after the event at `at`: -1 where nothing is cancelled, or its cancel is under way already. */
export function decideCancelOfReplaced(
  state: EngineState,
  { f64, i32 }: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const isAccepted = (i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) === EventKind.accepted;
  const outcome = f64[(at >> 3) + E.CANCEL_OUTCOME]!;
  if (outcome !== CancelMode.allow_failure && !(isAccepted && outcome === CancelMode.stop_on_failure)) return -1;
  const row = findOrder(state, f64[(at >> 3) + E.CANCEL_ID]!);
  if (row < 0 || isFinal(state.orders.words[row * ORDER_WIDTH + O.STATUS]!) || isEndWanted(state, row)) return -1;
  return requestCancel(state, row, Cause.command, 1, inputs, 0, 0, out);
}

/** A leg that is open doesn't end alone: the next one would follow. Its order is meant. */
function wholeId(state: EngineState, orderId: number): number {
  const row = findOrder(state, orderId);
  return row < 0 ? orderId : state.orders.words[wholeOf(state, row) * ORDER_WIDTH + O.ORDER_ID]!;
}

function whyNoCancel(state: EngineState, account: number, orderId: number): RejectCode | 0 {
  const { words } = state.orders;
  const row = findOrder(state, orderId);
  if (row < 0) {
    const wasGiven = orderId > 0 && orderId <= state.globals.words[GlobalColumn.LAST_ORDER_ID]!;
    return wasGiven ? Reject.ORDER_FINAL.code : Reject.ORDER_NOT_FOUND.code;
  }
  if (words[row * ORDER_WIDTH + O.ACCOUNT] !== account) return Reject.ORDER_NOT_FOUND.code;
  return isFinal(words[row * ORDER_WIDTH + O.STATUS]!) ? Reject.ORDER_FINAL.code : 0;
}
