import { routeAgain } from '../risk/broker-room.ts';
import { LOOK_EVERY_US, HeldTime, MOST_WAIT_US } from '../risk/held-orders.ts';
import { isStop } from '../risk/trigger-gate.ts';
import { mayGoOn, turnsByNow } from '../risk/state-gates.ts';
import { EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs, stoppedBrokers, stopsOrder, wordsFor } from './inputs.ts';
import { OrderEvent, statusAfter } from './lifecycle.ts';
import { planOf } from './plans/plan-rows.ts';
import { sentOptions } from './sent-options.ts';
import { bandOfStop } from './plans/stop-band.ts';
import { beginOrderEvent, describeRest, writeInputs } from './write-event.ts';

const E = EventWord;
const O = OrderColumn;
const { RESTARTED_US } = RiskColumn;

/**
 * An order that was kept here is routed as attempt 1. Where nothing may leave, it ends without ever having been sent; so it
 * does where no broker has been up for a while, as after a restart. -1: it waits for one, unless that is decided `isAgain`.
 */
export function release(
  state: EngineState,
  row: number,
  cause: number,
  inputs: Inputs,
  isAgain: boolean,
  part: number,
  out: EventSink,
): number {
  const from = row * ORDER_WIDTH;
  const { words } = state.orders;
  const before = inputs.stopWords;
  const stopWords = wordsFor(inputs, words[from + O.ACCOUNT]!, words[from + O.INSTRUMENT]!);
  const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 || stopsOrder(stopWords);
  if (turnsByNow(state, row)) {
    return endHere(state, row, OrderEvent.not_sent, cause, Reject.REDUCE_ONLY.code, inputs, part, out);
  }
  const mayGo = !isStopped && mayGoOn(state, row);
  const broker = mayGo ? routeAgain(state, inputs.scores, row, stoppedBrokers(stopWords)) : -Reject.HALTED.code;
  if (broker < 0) {
    if (!isAgain && mayWait(state, row, broker, inputs)) {
      state.held.times[HeldTime.LOOK_US] = inputs.nowUs + LOOK_EVERY_US;
      return -1;
    }
    return endHere(state, row, OrderEvent.not_sent, cause, Reject.NOT_SENT.code, inputs, part, out);
  }
  inputs.stopWords = stopWords;
  const at = routeTo(state, row, broker, cause, inputs, part, out);
  inputs.stopWords = before;
  return at;
}

/** The event that routes an order which was kept here, as attempt 1; as the next one where it came back. `inputs.stopWords` are the order's own. */
export function routeTo(
  state: EngineState,
  row: number,
  broker: number,
  cause: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginOrderEvent(state, row, EventKind.released, cause, part, inputs, 0, out);
  describeRest(state, row, out, at);
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  const ticks = ticksWhenSent(state, row);
  out.records.f64[(at >> 3) + E.PRICE_TICKS] = ticks;
  out.records.f64[(at >> 3) + E.OPTIONS] = sentOptions(state, row, ticks);
  const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  out.records.u8[at + EventByte.STATUS] = statusAfter(status, OrderEvent.released, 0);
  out.records.u8[at + EventByte.BROKER] = broker;
  out.records.u8[at + EventByte.ATTEMPT] = state.orders.words[row * ORDER_WIDTH + O.ATTEMPT]! + 1;
  return at;
}

/** Its own price, or of a stop with market protection what follows from where it triggered. */
function ticksWhenSent(state: EngineState, row: number): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const ticks = words[from + O.PRICE_TICKS]!;
  if (ticks > 0 || !isStop(words[from + O.TYPE]!)) return ticks;
  const plan = planOf(state, row);
  return plan < 0 ? 0 : bandOfStop(state, plan, words[from + O.SIDE]!);
}

/** One is coming back, or has too much to do at the moment; where none is up, only for a while. */
function mayWait(state: EngineState, row: number, broker: number, { nowUs }: Inputs): boolean {
  if (broker === -Reject.RECOVERING.code || broker === -Reject.BUSY.code) return true;
  if (broker === -Reject.HALTED.code) return false;
  return nowUs - Math.max(waitsSinceUs(state, row), state.risk.words[RESTARTED_US]!) < MOST_WAIT_US;
}

/** A held order since it was held; one that was triggered since its plan found no broker for the first time. */
function waitsSinceUs(state: EngineState, row: number): number {
  const from = row * ORDER_WIDTH;
  const { words } = state.orders;
  const plan = words[from + O.STATUS] === OrderStatus.held ? -1 : planOf(state, row);
  const gapUs = plan < 0 ? 0 : state.plans.words[plan * PLAN_WIDTH + PlanColumn.GAP_US]!;
  return gapUs === 0 ? words[from + O.UPDATED_US]! : gapUs;
}

/** An order that was kept here ends: cancelled, expired, or never sent. */
export function endHere(
  state: EngineState,
  row: number,
  event: OrderEvent,
  cause: number,
  reject: RejectCode,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginOrderEvent(state, row, endKind(event), cause, part, inputs, 0, out);
  out.records.u8[at + EventByte.STATUS] = statusAfter(state.orders.words[row * ORDER_WIDTH + O.STATUS]!, event, 0);
  out.records.i32[(at >> 2) + EventHalf.REJECT] = reject;
  return at;
}

function endKind(event: OrderEvent): EventKind {
  if (event === OrderEvent.expired) return EventKind.expired;
  return event === OrderEvent.not_sent ? EventKind.not_sent : EventKind.cancelled;
}
