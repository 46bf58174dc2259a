import { Cause, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { beginEvent, describeOrder, describeRest } from './write-event.ts';

export function answerOrder(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  kind: number,
  row: number,
  nowUs: number,
): void {
  const at = beginEvent(state, answers, kind, Cause.command, 0, nowUs, requestId);
  describeOrder(state, row, answers, at);
  describeRest(state, row, answers, at);
}

/** `code` 0 with an order id: the order is known, but has left the table. */
export function answerRefusal(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  code: number,
  orderId: number,
  nowUs: number,
): void {
  const at = beginEvent(state, answers, EventKind.query_refused, Cause.command, 0, nowUs, requestId);
  answers.records.i32[(at >> 2) + EventHalf.REJECT] = code;
  answers.records.f64[(at >> 3) + EventWord.ORDER_ID] = orderId;
}
