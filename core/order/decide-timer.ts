import { OptionDefinition } from '../schema/definition.ts';
import { Cause, EventKind, EventWord, OrderFlag } from '../schema/event.ts';
import { GlobalColumn, ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { firstDue, firstDueUs } from '../state/timer-heap.ts';
import { requestCancel } from './decide-cancel.ts';
import { isRestarting } from './decide-fanout.ts';
import { decideDay, nextDayUs } from './decide-day.ts';
import { decideGuardTimer } from './decide-guard.ts';
import { nextPlanUs } from './plans/decide-plans.ts';
import { heldLookUs } from './decide-held.ts';
import type { EventSink } from './event-sink.ts';
import { beginEvent } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const OPTIONS = GlobalColumn.OPTIONS;
const { FINALS_KEPT, FINAL_KEPT_US, ID_KEPT_US, CHECKPOINT_EVERY } = OptionDefinition;

/** How many retire in one event: long enough to be rare, short enough to take a few microseconds. */
const RETIRED_AT_ONCE = 64;

/**
 * What is due by the clock, one event a call: a guard, an order's end, a new day, then orders and ids that have
 * been kept long enough.
 * Returns the event's byte offset, or -1 when nothing is due.
 */
export function decideTimer(state: EngineState, inputs: Inputs, part: number, out: EventSink): number {
  if (isRestarting(state)) return -1;
  const guard = decideGuardTimer(state, inputs, part, out);
  if (guard >= 0) return guard;
  if (firstDueUs(state.timers) <= inputs.nowUs) {
    return requestCancel(state, firstDue(state.timers), Cause.timer, part, inputs, 0, OrderFlag.expiring, out);
  }
  const day = decideDay(state, inputs, part, out);
  if (day >= 0) return day;
  const orders = retiredOrders(state, inputs);
  if (orders > 0) return retire(state, EventKind.orders_retired, orders, inputs, part, out);
  const ids = retiredIds(state, inputs);
  if (ids > 0) return retire(state, EventKind.ids_retired, ids, inputs, part, out);
  return -1;
}

/** The two lanes of the hash, every CHECKPOINT_EVERY events; -1 if it isn't time. */
export function decideCheckpoint(state: EngineState, inputs: Inputs, out: EventSink): number {
  const globals = state.globals.words;
  const every = globals[OPTIONS + CHECKPOINT_EVERY]!;
  if (every === 0 || globals[GlobalColumn.SEQ]! - globals[GlobalColumn.CHECKPOINT_SEQ]! < every) return -1;
  const { low, high } = state.hash;
  const at = beginEvent(state, out, EventKind.checkpoint, Cause.checkpoint, 0, inputs, 0);
  out.records.f64[(at >> 3) + EventWord.ARG0] = low;
  out.records.f64[(at >> 3) + EventWord.ARG1] = high;
  return at;
}

/** When the next timer is due, or Infinity: how long the engine may sleep. */
export function nextDueUs(state: EngineState): number {
  const dueUs = Math.min(firstDueUs(state.timers), firstDueUs(state.guardTimers), nextDayUs(state), nextPlanUs(state));
  return state.held.count === 0 ? dueUs : Math.min(dueUs, heldLookUs(state));
}

function retire(state: EngineState, kind: number, count: number, inputs: Inputs, part: number, out: EventSink): number {
  const at = beginEvent(state, out, kind, Cause.timer, part, inputs, 0);
  out.records.f64[(at >> 3) + EventWord.ARG0] = count;
  return at;
}

function retiredOrders(state: EngineState, inputs: Inputs): number {
  const globals = state.globals.words;
  const count = globals[GlobalColumn.FINAL_COUNT]!;
  if (count === 0) return 0;
  if (count >= globals[OPTIONS + FINALS_KEPT]! + RETIRED_AT_ONCE) return RETIRED_AT_ONCE;
  const { words } = state.orders;
  let link = globals[GlobalColumn.FINAL_HEAD]!;
  let old = 0;
  while (link !== 0 && old < RETIRED_AT_ONCE) {
    const from = (link - 1) * ORDER_WIDTH;
    if (words[from + OrderColumn.UPDATED_US]! + globals[OPTIONS + FINAL_KEPT_US]! > inputs.nowUs) break;
    link = words[from + OrderColumn.NEXT]!;
    old += 1;
  }
  return old;
}

function retiredIds(state: EngineState, inputs: Inputs): number {
  const globals = state.globals.words;
  const { words } = state.ids;
  let link = globals[GlobalColumn.ID_HEAD]!;
  let old = 0;
  while (link !== 0 && old < RETIRED_AT_ONCE) {
    const from = (link - 1) * ID_WIDTH;
    if (words[from + IdColumn.ENDED_US]! + globals[OPTIONS + ID_KEPT_US]! > inputs.nowUs) break;
    link = words[from + IdColumn.NEXT]!;
    old += 1;
  }
  return old;
}
