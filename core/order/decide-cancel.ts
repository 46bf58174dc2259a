import type { Records } from '../memory/records.ts';
import { CommandHalf, CommandWord } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal, isHere } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { ChildRole } from '../schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { GroupState, PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { OrderEvent, statusAfter } from './lifecycle.ts';
import { answerOrder, answerRefusal } from './answer.ts';
import { findNamedOrder, lastNamed } from './find-order.ts';
import { beginEvent, beginOrderEvent } from './write-event.ts';
import type { Inputs } from './inputs.ts';
import { isOpenGroup, isTarget, planOf, roleOf } from './plans/plan-rows.ts';
import { carryScope } from './carry-over.ts';
import { closeByExit, closeGroup, isClosing } from './plans/close-group.ts';

const C = CommandWord;
const H = EventHalf;
const O = OrderColumn;

/** A cancel of one order: asked for, or answered at once where there is nothing to ask. */
export function decideCancel(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const requestId = command.f64[(at >> 3) + C.REQUEST_ID]!;
  const named = findNamedOrder(state, command, at);
  const row = named < 0 ? named : wholeOf(state, named);
  if (row < 0) {
    const known = lastNamed.orderId !== 0 && lastNamed.orderId <= state.globals.words[GlobalColumn.LAST_ORDER_ID]!;
    if (known) {
      const account = command.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
      const event = closeGroup(state, lastNamed.orderId, account, requestId, inputs, out);
      if (event >= 0) return event;
    }
    // Only final orders leave the table.
    const code = known ? Reject.ORDER_FINAL.code : Reject.ORDER_NOT_FOUND.code;
    answerRefusal(state, answers, requestId, code, known ? lastNamed.orderId : 0, inputs);
    return -1;
  }
  const { words } = state.orders;
  const status = words[row * ORDER_WIDTH + O.STATUS]!;
  if (isFinal(status)) {
    // What a bracket has bought is still protected: the cancel is of that.
    if ((words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.planned) !== 0) {
      const { ORDER_ID, ACCOUNT } = O;
      const from = row * ORDER_WIDTH;
      const event = closeGroup(state, words[from + ORDER_ID]!, words[from + ACCOUNT]!, requestId, inputs, out);
      if (event >= 0) return event;
      // Its exits are on their way out: the view names them.
      if (isClosing(state, words[from + ORDER_ID]!)) {
        answerOrder(state, answers, requestId, EventKind.order_view, row, inputs);
        return -1;
      }
    }
    answerRefusal(state, answers, requestId, Reject.ORDER_FINAL.code, words[row * ORDER_WIDTH + O.ORDER_ID]!, inputs);
    return -1;
  }
  if (isCancelUnderWay(state, row)) {
    const event = closeByExit(state, row, requestId, inputs, out);
    if (event >= 0) return event;
  }
  if (isEndWanted(state, row)) {
    answerOrder(state, answers, requestId, EventKind.order_view, row, inputs);
    return -1;
  }
  return requestCancel(state, row, Cause.command, 0, inputs, requestId, 0, out);
}

/** A leg doesn't end alone: the next one would follow. Of one that has ended nothing is asked. */
export function wholeOf(state: EngineState, row: number): number {
  const { words } = state.orders;
  const isLeg = (words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.planned) !== 0 && roleOf(state, row) === ChildRole.leg;
  if (!isLeg || isFinal(words[row * ORDER_WIDTH + O.STATUS]!)) return row;
  const whole = findOrder(state, state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!);
  return whole < 0 ? row : whole;
}

export function isCancelUnderWay(state: EngineState, row: number): boolean {
  const at = row * ORDER_WIDTH;
  const status = state.orders.words[at + O.STATUS]!;
  const isWanted = (state.orders.words[at + O.FLAGS]! & OrderFlag.cancel_wanted) !== 0;
  return status === OrderStatus.pending_cancel || (status === OrderStatus.unknown && isWanted);
}

/**
 * Whether nothing is left to ask of a cancel: it is under way, and not only because the engine wanted another exit in its
 * place. Where only that, whoever cancels it now wants none.
 */
export function isEndWanted(state: EngineState, row: number): boolean {
  return isCancelUnderWay(state, row) && !isForAnother(state, row);
}

/** The end of a group's exit was asked for by the group, which goes on, and would place another one. */
function isForAnother(state: EngineState, row: number): boolean {
  const flags = state.orders.words[row * ORDER_WIDTH + O.FLAGS]!;
  if ((flags & OrderFlag.planned) === 0 || (flags & OrderFlag.by_engine) === 0) return false;
  const plan = planOf(state, row);
  if (plan < 0 || state.risk.words[RiskColumn.RULES]! < 2) return false;
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  if (!isOpenGroup(words, at)) return false;
  const role = roleOf(state, row);
  // The stop that triggered takes its place: no target follows, and a cancel of the target is none of the stop.
  if (isTarget(words[at + PlanColumn.KIND]!, role)) return (words[at + PlanColumn.STATE]! & GroupState.stopped) === 0;
  return role !== 0;
}

/**
 * Asks the venue to end an open order; one that is kept here ends at once. `flags` are added to the order's. Where the
 * engine has asked already, the venue isn't asked again (the event names no broker): only whose wish it is changes.
 */
export function requestCancel(
  state: EngineState,
  row: number,
  cause: number,
  part: number,
  inputs: Inputs,
  requestId: number,
  flags: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const isHeld = isHere(status) && status !== OrderStatus.working;
  const isExpiring = (flags & OrderFlag.expiring) !== 0;
  const kind = !isHeld ? EventKind.cancel_requested : isExpiring ? EventKind.expired : EventKind.cancelled;
  const at = beginOrderEvent(state, row, kind, cause, part, inputs, requestId, out);
  const event = isHeld && isExpiring ? OrderEvent.expired : OrderEvent.cancel_requested;
  const next = statusAfter(status, event, words[from + O.FILLED_LOTS]!);
  out.records.u8[at + EventByte.STATUS] = next === 0 ? status : next;
  const early = status === OrderStatus.routed ? OrderFlag.unacknowledged : 0;
  const before = words[from + O.FLAGS]! & ~OrderFlag.by_engine;
  out.records.i32[(at >> 2) + H.FLAGS] = before | OrderFlag.cancel_wanted | early | flags;
  if (flags === 0 && isCancelUnderWay(state, row) && isForAnother(state, row)) {
    out.records.u8[at + EventByte.BROKER] = NO_BROKER;
  }
  return at;
}

/** Cancel all of an account, or of one instrument of it: a cursor in the state, resumed a step at a time. */
export function decideCancelAll(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const requestId = command.f64[(at >> 3) + C.REQUEST_ID]!;
  const active = state.globals.words[GlobalColumn.FANOUTS_ACTIVE]!;
  // Restart and probes of the brokers can't be refused: their rows are kept free.
  const most = state.capacities.fanouts - state.brokers.rows - 1;
  if (active >= most) {
    answerRefusal(state, answers, requestId, Reject.FANOUT_FULL.code, 0, inputs);
    return -1;
  }
  const to = beginEvent(state, out, EventKind.cancel_all_started, Cause.command, 0, inputs, requestId);
  carryScope(command, at, out.records, to);
  return to;
}
