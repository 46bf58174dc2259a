import { routeAgain } from '../risk/broker-room.ts';
import { ASKS_KEPT_US, HeldTime, LOOK_EVERY_US, MOST_ASKS, MOST_WAIT_US } from '../risk/held-orders.ts';
import { SelfTradeMode } from '../risk/limit-field.ts';
import { firstMet } from '../risk/own-orders.ts';
import { mayGoOn } from '../risk/state-gates.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { requestCancel } from './decide-cancel.ts';
import { isRestarting } from './decide-fanout.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs, stoppedBrokers, stopsOrder, wordsFor } from './inputs.ts';
import { OrderEvent, statusAfter } from './lifecycle.ts';
import { beginEvent, describeOrder, describeRest, numberForAccount, writeInputs } from './write-event.ts';

const E = EventWord;
const O = OrderColumn;
const R = OrderRiskColumn;
const { RESTARTED_US } = RiskColumn;
const { DUE_US, LOOK_US } = HeldTime;

const ticks = new Float64Array(1);
/** When the last order that was looked at may go on: an argument would be boxed. */
const waits = new Float64Array(1);
const Act = { wait: 0, cancel: 1, give_up: 2, release: 3, end: 4 } as const;
let met = -1;

/**
 * What an order that is held waits for, an event a call: the cancel of the order that it would meet first, until it would
 * meet none; then it is routed, or ends as cancelled where both are to go. It looks anew each time, so that nothing has to
 * be remembered, and a crash in between changes nothing. Of two held orders that would meet, the newer one is first.
 * Looks at those from `from` on: the others must be known to wait. Returns the event's byte offset, or -1 when all wait.
 *
 * `only`: the order that an event of the journal is of. Then nothing else is decided, and nothing waits for a broker: what
 * others waited for (stop words of theirs, brokers, time) doesn't stand in that event.
 */
export function decideHeld(
  state: EngineState,
  inputs: Inputs,
  part: number,
  out: EventSink,
  from = 0,
  only = 0,
): number {
  const { held } = state;
  if (held.count === 0 || isRestarting(state)) return -1;
  for (let i = held.count - 1; i >= from; i--) {
    const row = held.rows[i]!;
    const act = actOf(state, row, inputs.nowUs);
    if (act === Act.wait || waits[0]! > inputs.nowUs) continue;
    const subject = act === Act.cancel ? met : row;
    if (only !== 0 && state.orders.words[subject * ORDER_WIDTH + O.ORDER_ID] !== only) continue;
    if (act === Act.cancel) return requestCancel(state, met, Cause.conduct, part, inputs, 0, 0, out);
    if (act === Act.release) {
      const event = release(state, row, inputs, only !== 0, part, out);
      if (event < 0) continue;
      return event;
    }
    return end(state, row, EventKind.cancelled, OrderEvent.cancelled, Reject.SELF_TRADE.code, inputs, part, out);
  }
  return -1;
}

/**
 * When the first of them may go on; Infinity: all wait for venues. Asked for in each turn of the engine: worked out once
 * for each event.
 */
export function heldDueUs(state: EngineState): number {
  const { held } = state;
  const seq = state.globals.words[GlobalColumn.SEQ]!;
  if (held.dueSeq === seq) return held.times[DUE_US]!;
  held.times[DUE_US] = Infinity;
  for (let i = 0; i < held.count; i++) {
    if (actOf(state, held.rows[i]!, state.globals.words[GlobalColumn.TIME_US]!) === Act.wait) continue;
    if (waits[0]! < held.times[DUE_US]!) held.times[DUE_US] = waits[0]!;
  }
  held.dueSeq = seq;
  return held.times[DUE_US]!;
}

/** The same, with a pause after one has found no broker: so long the engine may sleep. */
export function heldLookUs(state: EngineState): number {
  return Math.max(heldDueUs(state), state.held.times[LOOK_US]!);
}

/** What is to be done about it, once `waits` is over; `met` is then the order that it would meet. */
function actOf(state: EngineState, row: number, nowUs: number): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  waits[0] = 0;
  met = metBy(state, from, false);
  if (met < 0) {
    if (metBy(state, from, true) >= 0) return Act.wait;
    const isEnd = state.orderRisk.words[row * ORDER_RISK_WIDTH + R.HELD_MODE] === SelfTradeMode.cancel_both;
    return isEnd ? Act.end : Act.release;
  }
  if (words[met * ORDER_WIDTH + O.STATUS] === OrderStatus.held) {
    // The newer one cancels this one, or has its own way first.
    return words[met * ORDER_WIDTH + O.ORDER_ID]! > words[from + O.ORDER_ID]! ? Act.wait : Act.cancel;
  }
  const asks = state.orderRisk.words;
  const at = met * ORDER_RISK_WIDTH;
  waits[0] = asks[at + R.ASK_AGAIN_US]!;
  const isNew = nowUs >= waits[0]! + ASKS_KEPT_US;
  return isNew || asks[at + R.ASKS]! < MOST_ASKS ? Act.cancel : Act.give_up;
}

function metBy(state: EngineState, from: number, isLeaving: boolean): number {
  const { words } = state.orders;
  ticks[0] = words[from + O.PRICE_TICKS]!;
  return firstMet(
    state.own,
    words[from + O.INSTRUMENT]!,
    words[from + O.SIDE]!,
    words[from + O.TYPE]!,
    ticks,
    isLeaving,
  );
}

/**
 * Routed as attempt 1. Where nothing may leave, it ends without ever having been sent; so it does where no broker
 * has been up for a while, as after a restart. -1: it waits for one.
 */
function release(
  state: EngineState,
  row: number,
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
  const mayGo = !isStopped && mayGoOn(state, row);
  const broker = mayGo ? routeAgain(state, inputs.scores, row, stoppedBrokers(stopWords)) : -Reject.HALTED.code;
  if (broker < 0) {
    if (!isAgain && mayWait(state, row, broker, inputs)) {
      state.held.times[LOOK_US] = inputs.nowUs + LOOK_EVERY_US;
      return -1;
    }
    return end(state, row, EventKind.not_sent, OrderEvent.not_sent, Reject.NOT_SENT.code, inputs, part, out);
  }
  const at = beginEvent(state, out, EventKind.released, Cause.conduct, part, inputs, 0);
  describeOrder(state, row, out, at);
  describeRest(state, row, out, at);
  inputs.stopWords = stopWords;
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  inputs.stopWords = before;
  out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.held, OrderEvent.released, 0);
  out.records.u8[at + EventByte.BROKER] = broker;
  out.records.u8[at + EventByte.ATTEMPT] = 1;
  out.records.f64[(at >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, at);
  return at;
}

/** One is coming back, or has too much to do at the moment; where none is up, only for a while. */
function mayWait(state: EngineState, row: number, broker: number, { nowUs }: Inputs): boolean {
  if (broker === -Reject.RECOVERING.code || broker === -Reject.BUSY.code) return true;
  if (broker === -Reject.HALTED.code) return false;
  const sinceUs = Math.max(state.orders.words[row * ORDER_WIDTH + O.ACCEPTED_US]!, state.risk.words[RESTARTED_US]!);
  return nowUs - sinceUs < MOST_WAIT_US;
}

function end(
  state: EngineState,
  row: number,
  kind: number,
  event: OrderEvent,
  reject: RejectCode,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginEvent(state, out, kind, Cause.conduct, part, inputs, 0);
  describeOrder(state, row, out, at);
  out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.held, event, 0);
  out.records.i32[(at >> 2) + EventHalf.REJECT] = reject;
  out.records.f64[(at >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, at);
  return at;
}
