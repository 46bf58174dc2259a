import { Cause, EventWord, OrderFlag } from '../../schema/event.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, isGroup } from '../../state/plan-columns.ts';
import { type EngineState, findPlan } from '../../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { beginPlanMoved } from './move-plan.ts';
import { isExitRole, isOpenGroup, planOf, roleOf } from './plan-rows.ts';

const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;

/**
 * A client's cancel of an order that is final, whose group goes on: everything of it goes. -1: there is no such group, or it
 * is closing already.
 */
export function closeGroup(
  state: EngineState,
  orderId: number,
  account: number,
  requestId: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const plan = findOpenGroup(state, orderId, account);
  if (plan < 0) return -1;
  const at = beginPlanMoved(state, plan, PlanNote.none, inputs, 0, out, Cause.command, requestId);
  const word = (at >> 3) + E.LIMIT;
  out.records.f64[word] = out.records.f64[word]! | GroupState.closing;
  return at;
}

/**
 * A client's cancel of an exit that its group is cancelling, as it wants one of another size: nothing is to take its place. A
 * stop that has triggered is the client's wish too, and goes on without its target. -1: it isn't so.
 */
export function closeByExit(
  state: EngineState,
  row: number,
  requestId: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const plan = (words[from + O.FLAGS]! & OrderFlag.by_engine) === 0 ? -1 : planOf(state, row);
  if (plan < 0) return -1;
  const at = plan * PLAN_WIDTH;
  const group = state.plans.words;
  const role = roleOf(state, row);
  if (!isExitRole(group[at + P.KIND]!, role) || (group[at + P.STATE]! & GroupState.stopped) !== 0) return -1;
  return closeGroup(state, group[at + P.ORDER_ID]!, words[from + O.ACCOUNT]!, requestId, inputs, out);
}

function findOpenGroup(state: EngineState, orderId: number, account: number): number {
  const plan = findPlan(state, orderId);
  if (plan < 0) return -1;
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  return isOpenGroup(words, at) && words[at + P.ACCOUNT] === account ? plan : -1;
}

/** Whether the group of this order is closing: something of it is still open, and is to go. */
export function isClosing(state: EngineState, orderId: number): boolean {
  const plan = findPlan(state, orderId);
  if (plan < 0) return false;
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  return isGroup(words[at + P.KIND]!) && (words[at + P.STATE]! & GroupState.closing) !== 0;
}
