import { Cause, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { PlanView } from '../schema/views.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind, isGroup } from '../state/plan-columns.ts';
import type { EngineState } from '../state/state.ts';
import { planOf, roleOf } from './plans/plan-rows.ts';
import type { EventSink } from './event-sink.ts';
import { beginEvent, describeOrder, describeRest } from './write-event.ts';
import type { Inputs } from './inputs.ts';

export function answerOrder(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  kind: number,
  row: number,
  inputs: Inputs,
): void {
  const at = beginEvent(state, answers, kind, Cause.command, 0, inputs, requestId);
  describeOrder(state, row, answers, at);
  describeRest(state, row, answers, at);
  const plan = planOf(state, row);
  if (plan >= 0 && roleOf(state, row) === 0) describePlan(state, plan, answers, at);
}

/** `PlanView`: what the gateway has made of the order that a client placed. */
export function describePlan(state: EngineState, plan: number, out: EventSink, at: number): void {
  const { words } = state.plans;
  const { f64 } = out.records;
  const from = plan * PLAN_WIDTH;
  const to = at >> 3;
  const kind = words[from + PlanColumn.KIND]!;
  const hasEnded = kind === PlanKind.ended;
  f64[to + PlanView.FIRST_ID] = words[from + PlanColumn.FIRST_ID]!;
  f64[to + PlanView.HAS_ENDED] = hasEnded ? 1 : 0;
  // Of an iceberg, or an order in slices, the newest leg is all that is told, and its fills have nothing to be protected by.
  if (!isGroup(hasEnded ? words[from + PlanColumn.WAS]! : kind)) return;
  f64[to + PlanView.SECOND_ID] = words[from + PlanColumn.SECOND_ID]!;
  f64[to + PlanView.GAP_US] = words[from + PlanColumn.GAP_US]!;
  f64[to + PlanView.FLATTEN_ID] = words[from + PlanColumn.FLATTEN_ID]!;
}

/**
 * With an order id: it was given out, but the order is not in the table (any more); `account` may see it if it is its
 * own. `code` 0: it is the answer to a place that repeats it. Returns the answer's byte offset.
 */
export function answerRefusal(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  code: number,
  orderId: number,
  inputs: Inputs,
  account = -1,
): number {
  const at = beginEvent(state, answers, EventKind.query_refused, Cause.command, 0, inputs, requestId);
  answers.records.i32[(at >> 2) + EventHalf.ACCOUNT] = account;
  answers.records.i32[(at >> 2) + EventHalf.REJECT] = code;
  answers.records.f64[(at >> 3) + EventWord.ORDER_ID] = orderId;
  return at;
}
