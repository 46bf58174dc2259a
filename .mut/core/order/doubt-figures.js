import { EventKind } from '../schema/event.js';
import { OrderStatus, isFinal } from '../schema/order-kind.js';
import { ReportWord } from '../schema/report.js';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.js';
import { OrderEvent } from './lifecycle.js';
import { move } from './move-order.js';
const R = ReportWord;
const O = OrderColumn;
/** While a replace is under way: the answer to the one before it, told again. It says what the order is already. */
export function isEarlierReplace(state, row, report, at) {
    const { words } = state.orders;
    const from = row * ORDER_WIDTH;
    if (words[from + O.PENDING_TICKS] === 0)
        return false;
    return (!says(report, at, words[from + O.PENDING_TICKS], words[from + O.PENDING_LOTS]) &&
        saysWhatItIs(state, row, report, at));
}
/**
 * Other values than those that were asked for, or than the order has: an answer of long ago told again, one that comes
 * too late, or a venue with a will of its own. Only the venue knows which.
 */
export function isUnexpectedReplace(state, row, report, at) {
    const { words } = state.orders;
    const from = row * ORDER_WIDTH;
    const status = words[from + O.STATUS];
    if (isFinal(status) || status === OrderStatus.routed)
        return false;
    if (words[from + O.PENDING_TICKS] === 0)
        return !saysWhatItIs(state, row, report, at);
    return !says(report, at, words[from + O.PENDING_TICKS], words[from + O.PENDING_LOTS]);
}
/** Price and quantity as the order has them. */
export function saysWhatItIs(state, row, report, at) {
    const { words } = state.orders;
    const from = row * ORDER_WIDTH;
    return says(report, at, words[from + O.PRICE_TICKS], words[from + O.QUANTITY_LOTS]);
}
/** 0 says nothing. */
function says(report, at, ticks, lots) {
    const saidTicks = report.f64[(at >> 3) + R.PRICE_TICKS];
    const saidLots = report.f64[(at >> 3) + R.QUANTITY_LOTS];
    return (saidTicks === 0 || saidTicks === ticks) && (saidLots === 0 || saidLots === lots);
}
/** The broker asks; an order whose outcome is unknown anyway is being asked about. */
export function doubtFigures(state, row, report, at, inputs, out) {
    if (state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.unknown)
        return -1;
    return move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, inputs, out);
}
//# sourceMappingURL=doubt-figures.js.map