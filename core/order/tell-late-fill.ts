import { Cause, EventByte, EventWord, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind } from '../state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder, findPlan } from '../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginPlanMoved } from './move-plan.ts';

const O = OrderColumn;
const P = PlanColumn;

/**
 * An order in parts had ended when a fill of a leg was told: its plan looks at it no more, so that its new figures are told
 * here. `orderId`: the leg's, or the order's own where the event is decided again. -1: it hasn't ended, or its plan has left.
 */
export function tellOfLateFill(
  state: EngineState,
  orderId: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const row = findOrder(state, orderId);
  const { words } = state.orders;
  if (row < 0 || (words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.planned) === 0) return -1;
  const wholeId = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!;
  const whole = findOrder(state, wholeId);
  const plan = findPlan(state, wholeId);
  if (whole < 0 || plan < 0 || !isFinal(words[whole * ORDER_WIDTH + O.STATUS]!)) return -1;
  const plans = state.plans.words;
  const from = plan * PLAN_WIDTH;
  if (plans[from + P.KIND] !== PlanKind.ended || plans[from + P.WAS] !== PlanKind.iceberg) return -1;
  const at = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out, Cause.report);
  out.records.f64[(at >> 3) + EventWord.ARG0] = 0;
  // As of any order that is filled after its end.
  const isFilled = words[whole * ORDER_WIDTH + O.FILLED_LOTS]! >= words[whole * ORDER_WIDTH + O.QUANTITY_LOTS]!;
  if (isFilled) out.records.u8[at + EventByte.STATUS] = OrderStatus.filled;
  return at;
}
