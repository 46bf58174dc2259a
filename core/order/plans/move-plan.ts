import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { isFinal } from '../../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import { type EngineState, findOrder } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { beginEvent, describeOrder, numberForAccount } from '../write-event.ts';

const E = EventWord;
const P = PlanColumn;

/**
 * Begins the event that moves a plan (`apply-plan.ts`): its order as it stands, the plan's columns as they stand; the caller
 * overwrites what changes. The order may have left the table: then only account and id are told.
 */
export function beginPlanMoved(
  state: EngineState,
  plan: number,
  note: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
  cause: number = Cause.plan,
  requestId = 0,
): number {
  const { words } = state.plans;
  const from = plan * PLAN_WIDTH;
  const at = beginEvent(state, out, EventKind.plan_moved, cause, part, inputs, requestId);
  const { f64, i32, u8 } = out.records;
  const word = at >> 3;
  const row = findOrder(state, words[from + P.ORDER_ID]!);
  if (row >= 0) describeOrder(state, row, out, at);
  f64[word + E.ORDER_ID] = words[from + P.ORDER_ID]!;
  i32[(at >> 2) + EventHalf.ACCOUNT] = words[from + P.ACCOUNT]!;
  i32[(at >> 2) + EventHalf.INSTRUMENT] = words[from + P.INSTRUMENT]!;
  u8[at + EventByte.SIDE] = words[from + P.SIDE]!;
  i32[(at >> 2) + EventHalf.NOTE] = note;
  f64[word + E.LIMIT] = words[from + P.STATE]!;
  f64[word + E.VALUE] = words[from + P.CHANGES]!;
  f64[word + E.ARG0] = words[from + P.DUE_US]!;
  f64[word + E.ARG1] = words[from + P.GAP_US]!;
  // When it ended is what final orders leave the table by.
  if (row >= 0 && !isFinal(state.orders.words[row * ORDER_WIDTH + OrderColumn.STATUS]!)) {
    f64[word + E.UPDATED_US] = inputs.nowUs;
  }
  numberForAccount(state, out, at);
  return at;
}
