import { ASKS_KEPT_US, HeldTime, MOST_ASKS } from '../risk/held-orders.ts';
import { SelfTradeMode } from '../risk/limit-field.ts';
import { firstMet } from '../risk/own-orders.ts';
import { Cause, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal, sentType } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { HELD_MODES, ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { requestCancel } from './decide-cancel.ts';
import { isRestarting } from './decide-fanout.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { OrderEvent } from './lifecycle.ts';
import { endHere, release } from './release-order.ts';

const O = OrderColumn;
const R = OrderRiskColumn;
const { DUE_US, LOOK_US } = HeldTime;

const ticks = new Float64Array(1);
/** When the last order that was looked at may go on: an argument would be boxed. */
const waits = new Float64Array(1);
/** drop: what it was to come after is filled, or stays. */
const Act = { wait: 0, cancel: 1, give_up: 2, release: 3, end: 4, drop: 5 } as const;
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
    if (act === Act.cancel) {
      const isPlanned = (state.orders.words[met * ORDER_WIDTH + O.FLAGS]! & OrderFlag.planned) !== 0;
      return requestCancel(state, met, Cause.conduct, part, inputs, 0, isPlanned ? OrderFlag.by_engine : 0, out);
    }
    if (act === Act.release) {
      const event = release(state, row, Cause.conduct, inputs, only !== 0, part, out);
      if (event < 0) continue;
      return event;
    }
    const code = act === Act.drop ? Reject.CANCEL_REJECTED.code : Reject.SELF_TRADE.code;
    return endHere(state, row, OrderEvent.cancelled, Cause.conduct, code, inputs, part, out);
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
  const heldMode = state.orderRisk.words[row * ORDER_RISK_WIDTH + R.HELD_MODE]!;
  if (heldMode >= HELD_MODES) {
    const act = actOfSuccessor(state, Math.floor(heldMode / HELD_MODES));
    if (act !== Act.release || heldMode % HELD_MODES === SelfTradeMode.off) return act;
  }
  met = metBy(state, from, false);
  if (met < 0) {
    if (metBy(state, from, true) >= 0) return Act.wait;
    const isEnd = heldMode % HELD_MODES === SelfTradeMode.cancel_both;
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

/** Of an order that comes after another one's cancel: once that is gone unfilled it goes on. */
function actOfSuccessor(state: EngineState, beforeId: number): number {
  const other = findOrder(state, beforeId) * ORDER_WIDTH;
  const status = other < 0 ? OrderStatus.filled : state.orders.words[other + O.STATUS]!;
  if (isFinal(status)) return status === OrderStatus.filled ? Act.drop : Act.release;
  return (state.orders.words[other + O.FLAGS]! & OrderFlag.cancel_wanted) !== 0 ? Act.wait : Act.drop;
}

function metBy(state: EngineState, from: number, isLeaving: boolean): number {
  const { words } = state.orders;
  ticks[0] = words[from + O.PRICE_TICKS]!;
  return firstMet(
    state.own,
    words[from + O.INSTRUMENT]!,
    words[from + O.SIDE]!,
    sentType(words[from + O.TYPE]!, ticks[0]),
    ticks,
    isLeaving,
  );
}
