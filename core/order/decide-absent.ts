import type { Records } from '../memory/records.ts';
import { EventByte, EventKind, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind } from '../state/plan-columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { isExit } from './is-exit.ts';
import { OrderEvent } from './lifecycle.ts';
import { move } from './move-order.ts';
import { planOf, roleOf } from './plans/plan-rows.ts';

const O = OrderColumn;

/**
 * An exit that never arrives goes so often in all: then its client is told that it wasn't sent.
 * @internal
 */
export const MOST_ATTEMPTS = 20;

/**
 * An order that its venue proves not to have. An entry ends, never sent: nobody wants it at the price of later. What protects
 * a position goes again, as the next attempt under its own id:
 *
 *   a stop that had triggered    back here, triggered: it leaves as at first, once a broker may have it (`decide-triggered.ts`)
 *   the order of an OCO          ends, which its client is told, and its stop goes with it
 *   a leg of a plan              ends, and its plan places another one
 */
export function decideAbsent(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  if (isStopWantedBack(state, row)) return comeBack(state, row, report, at, inputs, out);
  return move(state, row, OrderEvent.not_sent, EventKind.not_sent, report, at, inputs, out);
}

export function comeBack(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const to = move(state, row, OrderEvent.came_back, EventKind.not_sent, report, at, inputs, out);
  // From this event on it is at none.
  out.records.u8[to + EventByte.BROKER] = NO_BROKER;
  return to;
}

/** Whether it is a stop that had triggered, certainly isn't at its venue, and protects a position all the same. */
export function isStopWantedBack(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS];
  const flags = words[from + O.FLAGS]!;
  if (status !== OrderStatus.routed && status !== OrderStatus.unknown) return false;
  // Journals by older rules ended it.
  if (state.risk.words[RiskColumn.RULES]! < 2) return false;
  if ((flags & OrderFlag.planned) === 0 || (flags & (OrderFlag.cancel_wanted | OrderFlag.expiring)) !== 0) return false;
  // Under a replace it rested there: what became of it since nobody knows.
  if (words[from + O.PENDING_TICKS] !== 0 || words[from + O.ATTEMPT]! >= MOST_ATTEMPTS) return false;
  const plan = planOf(state, row);
  if (plan < 0 || roleOf(state, row) !== 0) return false;
  return state.plans.words[plan * PLAN_WIDTH + PlanColumn.KIND] === PlanKind.trigger && isExit(state, row);
}
