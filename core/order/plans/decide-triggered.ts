import { Cause, EventWord } from '../../schema/event.ts';
import { OrderStatus, isFinal } from '../../schema/order-kind.ts';
import { Reject } from '../../schema/reject.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import { type EngineState, findOrder } from '../../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { isExit } from '../is-exit.ts';
import { OrderEvent } from '../lifecycle.ts';
import { beginPlanMoved } from './move-plan.ts';
import { endHere } from '../release-order.ts';
import { LEAST_PAUSE_US, MOST_PAUSE_US, releaseTriggered } from './release-triggered.ts';

const O = OrderColumn;
const P = PlanColumn;

/**
 * A stop, stop limit or trailing stop that stands alone. It is armed until `decide-prices.ts` says that its price has come,
 * leaves then as soon as it may, and its plan ends with it.
 *
 *   armed ─ triggered ─▶ triggered ─┬─ released ─▶ routed …           ─▶ plan_moved done
 *                          ▲        ├─ held, while it would meet another order of the firm ─▶ released …
 *                          │        └─ not_sent where nothing may leave
 *                          └─ not_sent, if it certainly isn't at its venue and protects a position (`decide-absent.ts`):
 *                             it goes again after a pause, twice as long each time, as long as it only makes that smaller
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
  const from = row * ORDER_WIDTH;
  const attempts = state.orders.words[from + O.ATTEMPT]!;
  if (attempts > 0) {
    if (!isExit(state, row)) {
      return endHere(state, row, OrderEvent.not_sent, Cause.plan, Reject.NOT_SENT.code, inputs, part, out);
    }
    if (state.plans.words[plan * PLAN_WIDTH + P.DUE_US]! <= state.orders.words[from + O.UPDATED_US]!) {
      return pause(state, plan, attempts, inputs, part, out);
    }
  }
  return releaseTriggered(state, plan, row, inputs, part, out, again);
}

/** Since when it waits for a broker counts from here on. */
function pause(
  state: EngineState,
  plan: number,
  attempts: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const pauseUs = Math.min(MOST_PAUSE_US, LEAST_PAUSE_US * 2 ** (attempts - 1));
  const at = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out);
  out.records.f64[(at >> 3) + EventWord.ARG0] = inputs.nowUs + pauseUs;
  out.records.f64[(at >> 3) + EventWord.ARG1] = inputs.nowUs;
  return at;
}
