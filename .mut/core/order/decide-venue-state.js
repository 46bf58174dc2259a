import { Cause, EventKind, EventWord, OrderFlag } from '../schema/event.js';
import { OrderStatus, isFinal } from '../schema/order-kind.js';
import { ReportHalf, ReportWord, VenueStateCode } from '../schema/report.js';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.js';
import { requestCancel } from './decide-cancel.js';
import { doubtFigures, saysWhatItIs } from './doubt-figures.js';
import { OrderEvent, statusAfter } from './lifecycle.js';
import { move } from './move-order.js';
import { copyVenueFigures, suspend } from './suspend.js';
const E = EventWord;
const R = ReportWord;
const RH = ReportHalf;
const O = OrderColumn;
/** The answer to a probe. Executions were told before it, so that its figures must agree with what is booked. */
export function decideState(state, row, report, at, inputs, out) {
    const { words } = state.orders;
    const from = row * ORDER_WIDTH;
    const status = words[from + O.STATUS];
    const venue = report.i32[(at >> 2) + RH.STATE];
    if (report.f64[(at >> 3) + R.FILLED_LOTS] > words[from + O.FILLED_LOTS]) {
        return suspend(state, row, report, at, inputs, out);
    }
    switch (venue) {
        case VenueStateCode.open:
            if (isOverdue(state, row)) {
                const to = requestCancel(state, row, Cause.report, 0, inputs, 0, 0, out);
                copyVenueFigures(report, at, out, to);
                return to;
            }
            // Its acknowledgement was lost, and the question that brought this was another's: this is as good as one.
            if (status === OrderStatus.routed)
                return move(state, row, OrderEvent.acknowledged, EventKind.acknowledged, report, at, inputs, out);
            // A replace was done of which nobody heard, or this is an old answer: asked again, the venue will tell.
            if ((status === OrderStatus.live || status === OrderStatus.partly_filled) &&
                !saysWhatItIs(state, row, report, at))
                return doubtFigures(state, row, report, at, inputs, out);
            if (status !== OrderStatus.unknown)
                return isFinal(status) && status !== OrderStatus.filled ? lateState(state, row, report, at, inputs, out) : -1;
            return move(state, row, OrderEvent.resolved_open, EventKind.resolved_open, report, at, inputs, out);
        case VenueStateCode.filled:
            if (status === OrderStatus.filled)
                return -1;
            // All is booked: a replace that was asked for is what made it look open. If not, something is missing.
            return !isFinal(status) && isBookedInFull(state, row, report, at)
                ? move(state, row, OrderEvent.resolved_open, EventKind.resolved_open, report, at, inputs, out)
                : suspend(state, row, report, at, inputs, out);
        case VenueStateCode.cancelled:
            return isFinal(status) ? -1 : decideEnd(state, row, OrderEvent.cancelled, report, at, inputs, out);
        case VenueStateCode.expired:
            return isFinal(status) ? -1 : decideEnd(state, row, OrderEvent.expired, report, at, inputs, out);
        case VenueStateCode.rejected:
            return isFinal(status) ? -1 : move(state, row, OrderEvent.rejected, EventKind.rejected, report, at, inputs, out);
        default:
            // Absent, but not proven so.
            return -1;
    }
}
function isBookedInFull(state, row, report, at) {
    const lots = report.f64[(at >> 3) + R.QUANTITY_LOTS];
    return lots > 0 && state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS] >= lots;
}
/** Its time came, and the cancel was refused: for want of a session, for instance. */
function isOverdue(state, row) {
    const { words } = state.orders;
    const status = words[row * ORDER_WIDTH + O.STATUS];
    if (status !== OrderStatus.live && status !== OrderStatus.partly_filled)
        return false;
    return (words[row * ORDER_WIDTH + O.FLAGS] & OrderFlag.expiring) !== 0;
}
/** Open at the venue, ended here: an old answer for a cancelled order, a contradiction for one that was never there. */
function lateState(state, row, report, at, inputs, out) {
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS];
    if (statusAfter(status, OrderEvent.resolved_open, 0) !== 0)
        return -1;
    return suspend(state, row, report, at, inputs, out);
}
/** Cancelled or expired; a cancel that the clock asked for is an expiry, and one without all its fills no end yet. */
export function decideEnd(state, row, event, report, at, inputs, out) {
    const flags = state.orders.words[row * ORDER_WIDTH + O.FLAGS];
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS];
    const venueFilled = report.f64[(at >> 3) + R.FILLED_LOTS];
    if (!isFinal(status) && venueFilled > state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS]) {
        // A fill is missing: the end isn't believed before the broker has been asked for it.
        const to = move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, inputs, out);
        out.records.f64[(to >> 3) + E.VALUE] = venueFilled;
        return to;
    }
    const isExpiry = event === OrderEvent.expired || ((flags & OrderFlag.expiring) !== 0 && !isFinal(status));
    return isExpiry
        ? move(state, row, OrderEvent.expired, EventKind.expired, report, at, inputs, out)
        : move(state, row, OrderEvent.cancelled, EventKind.cancelled, report, at, inputs, out);
}
//# sourceMappingURL=decide-venue-state.js.map