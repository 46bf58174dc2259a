import type { Records } from '../../memory/records.ts';
import { EVENT_LONG_BYTES, EventHalf, EventWord } from '../../schema/event.ts';
import { Term } from '../../schema/terms.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind } from '../../state/plan-columns.ts';
import { firstTouched, leaveTouched, touchRow } from '../../state/touched-rows.ts';
import { type EngineState, findOrder, findPlan } from '../../state/state.ts';
import { firstDue, firstDueUs, scheduleAt, unschedule } from '../../state/timer-heap.ts';
import { isRestarting } from '../decide-fanout.ts';
import { decideGroup } from './decide-group.ts';
import { decideIceberg, tellLate } from './decide-iceberg.ts';
import { decideTriggered } from './decide-triggered.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { planOf } from './plan-rows.ts';

/**
 * What plans want next, an event a call: each plan is looked at as it stands, so that nothing has to be remembered and a
 * crash in between changes nothing. A plan is looked at when something happened to one of its orders, and when it is due.
 * Returns the event's byte offset, or -1 when all of them wait.
 */
export function decidePlans(state: EngineState, inputs: Inputs, part: number, out: EventSink): number {
  if (isRestarting(state)) return -1;
  while (firstDueUs(state.planTimers) <= inputs.nowUs) {
    const due = firstDue(state.planTimers);
    unschedule(state.planTimers, due);
    touchRow(state.planWork, due);
  }
  for (let plan = firstTouched(state.planWork); plan >= 0; plan = firstTouched(state.planWork)) {
    state.planLookUs[0] = Infinity;
    const event = decidePlan(state, plan, inputs, part, out, 0);
    if (event >= 0) return event;
    leaveTouched(state.planWork);
    waitForTime(state, plan, inputs.nowUs);
  }
  return -1;
}

/** When it is due by its row, or wants to look again before: that is no state, after a restart all plans are looked at. */
function waitForTime(state: EngineState, plan: number, nowUs: number): void {
  const dueUs = state.plans.words[plan * PLAN_WIDTH + PlanColumn.DUE_US]!;
  const isOpen = state.plans.words[plan * PLAN_WIDTH + PlanColumn.KIND] !== PlanKind.ended;
  const lookUs = Math.min(state.planLookUs[0]!, isOpen && dueUs > nowUs ? dueUs : Infinity);
  if (lookUs < Infinity) scheduleAt(state.planTimers, plan, lookUs);
}

/** When a plan is due next, or at once: how long the engine may sleep. */
export function nextPlanUs(state: EngineState): number {
  return firstTouched(state.planWork) >= 0 ? 0 : firstDueUs(state.planTimers);
}

/** `again`: the kind of the journaled event that is decided again; 0: none is. */
function decidePlan(
  state: EngineState,
  plan: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
  again: number,
): number {
  switch (state.plans.words[plan * PLAN_WIDTH + PlanColumn.KIND]) {
    case PlanKind.trigger:
      return decideTriggered(state, plan, inputs, part, out, again);
    case PlanKind.iceberg:
      return decideIceberg(state, plan, inputs, part, out);
    case PlanKind.bracket:
    case PlanKind.oco:
    case PlanKind.oto:
      return decideGroup(state, plan, inputs, part, out);
    default:
      // It ended while it was in the queue, or a leg of it was filled since.
      return tellLate(state, plan, inputs, part, out);
  }
}

/** Decides an event again that a plan made: of the plan that it names. */
export function decidePlanAgain(
  state: EngineState,
  event: Records,
  at: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const hasTerms = event.i32[(at >> 2) + EventHalf.LENGTH]! > EVENT_LONG_BYTES;
  const parentId = hasTerms ? event.f64[(at >> 3) + EventWord.TERMS + Term.PARENT_ID]! : 0;
  const orderId = event.f64[(at >> 3) + EventWord.ORDER_ID]!;
  const row = findOrder(state, orderId);
  const plan = parentId !== 0 ? findPlan(state, parentId) : row >= 0 ? planOf(state, row) : findPlan(state, orderId);
  const kind = event.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
  return plan < 0 ? -1 : decidePlan(state, plan, inputs, part, out, kind);
}
