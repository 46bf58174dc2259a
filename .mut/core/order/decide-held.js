import { routeAgain } from '../risk/broker-room.js';
import { ASKS_KEPT_US, MOST_ASKS } from '../risk/held-orders.js';
import { SelfTradeMode } from '../risk/limit-field.js';
import { firstMet } from '../risk/own-orders.js';
import { mayGoOn } from '../risk/state-gates.js';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.js';
import { OrderStatus } from '../schema/order-kind.js';
import { Reject } from '../schema/reject.js';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.js';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.js';
import { requestCancel } from './decide-cancel.js';
import { isRestarting } from './decide-fanout.js';
import { stoppedBrokers, stopsEverything } from './inputs.js';
import { OrderEvent, statusAfter } from './lifecycle.js';
import { beginEvent, describeOrder, describeRest, numberForAccount, writeInputs } from './write-event.js';
const E = EventWord;
const O = OrderColumn;
const R = OrderRiskColumn;
const ticks = new Float64Array(1);
/** When the last order that was looked at may go on: an argument would be boxed. */
const waits = new Float64Array(1);
const Act = { wait: 0, cancel: 1, give_up: 2, release: 3, end: 4 };
let met = -1;
/**
 * What an order that is held waits for, an event a call: the cancel of the order that it would meet first, until it would
 * meet none; then it is routed, or ends as cancelled where both are to go. It looks anew each time, so that nothing has to
 * be remembered, and a crash in between changes nothing. Of two held orders that would meet, the newer one is first.
 * Looks at those from `from` on: the others must be known to wait. Returns the event's byte offset, or -1 when all wait.
 */
export function decideHeld(state, inputs, part, out, from = 0) {
    const { held } = state;
    if (held.count === 0 || isRestarting(state))
        return -1;
    for (let i = held.count - 1; i >= from; i--) {
        const row = held.rows[i];
        const act = actOf(state, row, inputs.nowUs);
        if (act === Act.wait || waits[0] > inputs.nowUs)
            continue;
        if (act === Act.cancel)
            return requestCancel(state, met, Cause.conduct, part, inputs, 0, 0, out);
        if (act === Act.release)
            return release(state, row, inputs, part, out);
        return end(state, row, EventKind.cancelled, OrderEvent.cancelled, Reject.SELF_TRADE.code, inputs, part, out);
    }
    return -1;
}
/** When the first of them may go on; Infinity: all wait for venues. */
export function heldDueUs(state) {
    const { held } = state;
    let dueUs = Infinity;
    for (let i = 0; i < held.count; i++) {
        if (actOf(state, held.rows[i], state.globals.words[GlobalColumn.TIME_US]) !== Act.wait)
            dueUs = Math.min(dueUs, waits[0]);
    }
    return dueUs;
}
/** What is to be done about it, once `waits` is over; `met` is then the order that it would meet. */
function actOf(state, row, nowUs) {
    const { words } = state.orders;
    const from = row * ORDER_WIDTH;
    waits[0] = 0;
    met = metBy(state, from, false);
    if (met < 0) {
        if (metBy(state, from, true) >= 0)
            return Act.wait;
        const isEnd = state.orderRisk.words[row * ORDER_RISK_WIDTH + R.HELD_MODE] === SelfTradeMode.cancel_both;
        return isEnd ? Act.end : Act.release;
    }
    if (words[met * ORDER_WIDTH + O.STATUS] === OrderStatus.held) {
        // The newer one cancels this one, or has its own way first.
        return words[met * ORDER_WIDTH + O.ORDER_ID] > words[from + O.ORDER_ID] ? Act.wait : Act.cancel;
    }
    const asks = state.orderRisk.words;
    const at = met * ORDER_RISK_WIDTH;
    waits[0] = asks[at + R.ASK_AGAIN_US];
    const isNew = nowUs >= waits[0] + ASKS_KEPT_US;
    return isNew || asks[at + R.ASKS] < MOST_ASKS ? Act.cancel : Act.give_up;
}
function metBy(state, from, isLeaving) {
    const { words } = state.orders;
    ticks[0] = words[from + O.PRICE_TICKS];
    return firstMet(state.own, words[from + O.INSTRUMENT], words[from + O.SIDE], words[from + O.TYPE], ticks, isLeaving);
}
/** Routed as attempt 1; where nothing may leave, or there is no broker for it, it ends without ever having been sent. */
function release(state, row, inputs, part, out) {
    const stopped = stoppedBrokers(inputs.stopWords);
    const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 || stopsEverything(inputs.stopWords);
    const mayGo = !isStopped && mayGoOn(state, row);
    const broker = mayGo ? routeAgain(state, inputs.scores, row, stopped) : -1;
    if (broker < 0) {
        return end(state, row, EventKind.not_sent, OrderEvent.not_sent, Reject.NOT_SENT.code, inputs, part, out);
    }
    const at = beginEvent(state, out, EventKind.released, Cause.conduct, part, inputs, 0);
    describeOrder(state, row, out, at);
    describeRest(state, row, out, at);
    writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]);
    out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.held, OrderEvent.released, 0);
    out.records.u8[at + EventByte.BROKER] = broker;
    out.records.u8[at + EventByte.ATTEMPT] = 1;
    out.records.f64[(at >> 3) + E.UPDATED_US] = inputs.nowUs;
    numberForAccount(state, out, at);
    return at;
}
function end(state, row, kind, event, reject, inputs, part, out) {
    const at = beginEvent(state, out, kind, Cause.conduct, part, inputs, 0);
    describeOrder(state, row, out, at);
    out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.held, event, 0);
    out.records.i32[(at >> 2) + EventHalf.REJECT] = reject;
    out.records.f64[(at >> 3) + E.UPDATED_US] = inputs.nowUs;
    numberForAccount(state, out, at);
    return at;
}
//# sourceMappingURL=decide-held.js.map