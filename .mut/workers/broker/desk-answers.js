import { ReportKind, ReportHalf, ReportWord } from '../../core/schema/report.js';
import { NO_ROW } from './order-rows.js';
import { RequestKind } from './request.js';
/** Of a new latency in the moving average. */
const LATENCY_WEIGHT = 1 / 8;
const { PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, EXECUTION_ID, LAST_TICKS, LAST_LOTS, SENT_NS } = ReportWord;
export function createDeskAnswers(parts) {
    const { outstanding, session, doubts, reports, clock, meter } = parts;
    const { f64, i32 } = reports.next;
    /** Doubles that change with every answer: in a variable of a closure each new value would be an object. */
    const latencyUs = new Float64Array(1);
    /** When the answers that are being told were heard; 0: each is, now. */
    let togetherNs = 0;
    /** The row of the request that such an answer would be the first to, or `NO_ROW`. */
    function waiting(kind, orderId, attempt) {
        const row = outstanding.find(kind, orderId, attempt);
        return row !== NO_ROW && outstanding.isHeardOf[row] === 1 ? NO_ROW : row;
    }
    /** For the report; 0: nobody knows. */
    function sentNs(row) {
        return row === NO_ROW ? 0 : outstanding.sentNs[row];
    }
    /**
     * An order that can't rest is answered by its end only: without it nobody would ever ask again what became of it.
     */
    function answered(row) {
        if (row === NO_ROW)
            return;
        const ns = (togetherNs > 0 ? togetherNs : clock.monotonicNs()) - outstanding.sentNs[row];
        meter.venue(ns);
        if (outstanding.kinds[row] === RequestKind.place) {
            const before = latencyUs[0];
            latencyUs[0] = before + (ns / 1000 - before) * (before === 0 ? 1 : LATENCY_WEIGHT);
        }
        if (outstanding.endsAtOnce[row] === 1)
            outstanding.isHeardOf[row] = 1;
        else
            outstanding.remove(row);
    }
    /** The order was refused something, perhaps because it is final there and its end was never heard of: asks. */
    function refused(kind, orderId, attempt, reason) {
        reports.put(kind, orderId, attempt, reason);
        doubts.doubt(orderId, attempt);
    }
    const events = {
        up: (isFenced) => session.up(isFenced),
        down: (reason) => session.down(reason),
        acknowledged(orderId, attempt) {
            const row = waiting(RequestKind.place, orderId, attempt);
            f64[SENT_NS] = sentNs(row);
            answered(row);
            reports.put(ReportKind.acknowledged, orderId, attempt);
            doubts.settle(orderId, attempt, false);
        },
        rejected(orderId, attempt, reason, transient) {
            const row = waiting(RequestKind.place, orderId, attempt);
            f64[SENT_NS] = sentNs(row);
            answered(row);
            reports.put(transient ? ReportKind.rejected_transient : ReportKind.rejected, orderId, attempt, reason);
            doubts.settle(orderId, attempt, true);
        },
        filled(orderId, attempt, executionId, priceTicks, quantityLots, filledLots) {
            answered(waiting(RequestKind.place, orderId, attempt));
            const row = outstanding.find(RequestKind.place, orderId, attempt);
            if (row !== NO_ROW && filledLots >= outstanding.quantityLots[row])
                outstanding.remove(row);
            f64[EXECUTION_ID] = executionId;
            f64[LAST_TICKS] = priceTicks;
            f64[LAST_LOTS] = quantityLots;
            f64[FILLED_LOTS] = filledLots;
            // No `settle`: the fill may be an old one told again, which ends no doubt.
            reports.put(ReportKind.filled, orderId, attempt);
        },
        cancelled(orderId, attempt, filledLots) {
            answered(waiting(RequestKind.cancel, orderId, attempt));
            f64[FILLED_LOTS] = filledLots;
            reports.put(ReportKind.cancelled, orderId, attempt);
            doubts.settle(orderId, attempt, true);
        },
        expired(orderId, attempt, filledLots) {
            f64[FILLED_LOTS] = filledLots;
            reports.put(ReportKind.expired, orderId, attempt);
            doubts.settle(orderId, attempt, true);
        },
        cancelRejected(orderId, attempt, reason) {
            answered(waiting(RequestKind.cancel, orderId, attempt));
            refused(ReportKind.cancel_rejected, orderId, attempt, reason);
        },
        replaced(orderId, attempt, priceTicks, quantityLots, filledLots) {
            const row = waiting(RequestKind.replace, orderId, attempt);
            // The answer to an earlier one, told twice, isn't the answer to this one.
            const isThis = row !== NO_ROW && outstanding.priceTicks[row] === priceTicks && outstanding.quantityLots[row] === quantityLots;
            if (isThis)
                answered(row);
            f64[PRICE_TICKS] = priceTicks;
            f64[QUANTITY_LOTS] = quantityLots;
            f64[FILLED_LOTS] = filledLots;
            reports.put(ReportKind.replaced, orderId, attempt);
        },
        replaceRejected(orderId, attempt, reason) {
            answered(waiting(RequestKind.replace, orderId, attempt));
            refused(ReportKind.replace_rejected, orderId, attempt, reason);
        },
        state: doubts.state,
        listed: () => session.endOfList(),
        foreign(kind, clientId, fields) {
            meter.count('suspicious', 1);
            i32[ReportHalf.STATE] = fields.state ?? 0;
            f64[EXECUTION_ID] = fields.executionId ?? 0;
            f64[LAST_TICKS] = fields.lastTicks ?? 0;
            f64[LAST_LOTS] = fields.lastLots ?? 0;
            f64[FILLED_LOTS] = fields.filledLots ?? 0;
            f64[PRICE_TICKS] = fields.priceTicks ?? 0;
            f64[QUANTITY_LOTS] = fields.quantityLots ?? 0;
            reports.put(kind, 0, 0, clientId);
        },
        together(tell) {
            togetherNs = clock.monotonicNs();
            try {
                tell();
            }
            finally {
                togetherNs = 0;
            }
        },
    };
    return {
        events,
        latencyUs() {
            return latencyUs[0];
        },
    };
}
//# sourceMappingURL=desk-answers.js.map