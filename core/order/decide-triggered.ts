import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginPlanMoved } from './move-plan.ts';
import { releaseTriggered } from './release-triggered.ts';

const O = OrderColumn;
const P = PlanColumn;

/**
 * A stop, stop limit or trailing stop that stands alone. It is armed until `decide-prices.ts` says that its price has come,
 * leaves then as soon as it may, and its plan ends with it.
 *
 *   armed ─ triggered ─▶ triggered ─┬─ released ─▶ routed …           ─▶ plan_moved done
 *                                   ├─ held, while it would meet another order of the firm ─▶ released …
 *                                   └─ not_sent where nothing may leave
 */
export function decideTriggered(
  state: EngineState,
  plan: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
  again: number,
): number {
  const row = findOrder(state, state.plans.words[plan * PLAN_WIDTH + P.ORDER_ID]!);
  const status = row < 0 ? OrderStatus.none : state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  if (row < 0 || isFinal(status)) return beginPlanMoved(state, plan, PlanNote.done, inputs, part, out);
  if (status !== OrderStatus.triggered) return -1;
  return releaseTriggered(state, plan, row, inputs, part, out, again);
}
