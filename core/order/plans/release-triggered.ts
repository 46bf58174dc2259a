import { MOST_HELD } from '../../risk/held-orders.ts';
import { routeAgain } from '../../risk/broker-room.ts';
import { SelfTradeMode } from '../../risk/limit-field.ts';
import { Cause, EventByte, EventKind, EventWord } from '../../schema/event.ts';
import { OrderStatus, sentType } from '../../schema/order-kind.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from '../event-sink.ts';
import { type Inputs, stoppedBrokers, wordsFor } from '../inputs.ts';
import { OrderEvent, statusAfter } from '../lifecycle.ts';
import { beginPlanMoved } from './move-plan.ts';
import { heldModeOf } from './place-child.ts';
import { release } from '../release-order.ts';
import { beginOrderEvent, describeRest, writeInputs } from '../write-event.ts';

const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;

/** A triggered order looks for a broker again after so long, then after twice that, up to the most. */
export const LEAST_PAUSE_US = 10_000;
export const MOST_PAUSE_US = 1_000_000;

/**
 * A triggered order leaves, whatever plan it is of: it is routed, or held while it would meet another order of the firm
 * (`decide-held.ts` goes on), or it waits for a broker (plan_moved with GAP_US, since when, and DUE_US), or ends as not_sent
 * where nothing may leave. `again`: the kind of the event that is decided again, 0: none; what it waited for doesn't stand in
 * it. -1: it isn't due.
 */
export function releaseTriggered(
  state: EngineState,
  plan: number,
  row: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
  again: number,
): number {
  if (state.plans.words[plan * PLAN_WIDTH + P.DUE_US]! > inputs.nowUs) return -1;
  if (again === EventKind.plan_moved) return wait(state, plan, inputs, part, out);
  const { words } = state.orders;
  const before = inputs.stopWords;
  const from = row * ORDER_WIDTH;
  inputs.stopWords = wordsFor(inputs, words[from + O.ACCOUNT]!, words[from + O.INSTRUMENT]!);
  const mode = modeOfMet(state, plan, row, inputs);
  // As many as may be held are: it looks again when some of them may be gone.
  const isFull = state.risk.words[RiskColumn.HELD_COUNT]! >= MOST_HELD;
  let event = -1;
  if (mode === SelfTradeMode.off) event = release(state, row, Cause.plan, inputs, again !== 0, part, out);
  else if (!isFull) event = hold(state, row, mode, inputs, part, out);
  inputs.stopWords = before;
  return event >= 0 ? event : wait(state, plan, inputs, part, out);
}

/** How it is held if it would meet an order of the firm now; off: it would meet none, or may. `inputs.stopWords` are its own. */
function modeOfMet(state: EngineState, plan: number, row: number, inputs: Inputs): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const ticks = words[from + O.PRICE_TICKS]!;
  const type = sentType(words[from + O.TYPE]!, ticks);
  const broker = routeAgain(state, inputs.scores, row, stoppedBrokers(inputs.stopWords));
  return heldModeOf(state, plan, broker, words[from + O.SIDE]!, type, ticks);
}

/** It is held, as it would meet another order of the firm: the event that triggered it, once more, with where it stands now and how it is held. */
export function hold(
  state: EngineState,
  row: number,
  mode: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginOrderEvent(state, row, EventKind.triggered, Cause.plan, part, inputs, 0, out);
  describeRest(state, row, out, at);
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.triggered, OrderEvent.kept_back, 0);
  out.records.f64[(at >> 3) + E.VALUE] = mode;
  return at;
}

function wait(state: EngineState, plan: number, inputs: Inputs, part: number, out: EventSink): number {
  const waitsUs = state.plans.words[plan * PLAN_WIDTH + P.GAP_US]!;
  const sinceUs = waitsUs === 0 ? inputs.nowUs : waitsUs;
  const pauseUs = Math.min(MOST_PAUSE_US, Math.max(LEAST_PAUSE_US, inputs.nowUs - sinceUs));
  const at = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out);
  out.records.f64[(at >> 3) + E.ARG0] = inputs.nowUs + pauseUs;
  out.records.f64[(at >> 3) + E.ARG1] = sinceUs;
  return at;
}
