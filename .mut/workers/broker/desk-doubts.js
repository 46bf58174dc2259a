import { ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../../core/schema/report.js';
import { NO_ROW } from './order-rows.js';
import { newProbe } from './probes.js';
import { REQUEST_KINDS, RequestKind } from './request.js';
export function createDeskDoubts(parts) {
    const { probes, outstanding, session, reports, clock, proofUs } = parts;
    const { f64, i32 } = reports.next;
    /**
     * A fenced session acts on no bytes of earlier ones. Within one session, and without a fence, the place may still
     * be under way: it has to be absent twice, `proofUs` apart.
     */
    function isProven(probe) {
        if (session.isFenced() && probe.sentSession < session.number())
            return true;
        return probe.absentSinceUs > 0 && clock.nowUs() - probe.absentSinceUs >= proofUs;
    }
    /** The question may have overtaken a replace just as it may overtake a place: the old values prove nothing at once. */
    function mayBeReplacedYet({ replace }, priceTicks, quantityLots) {
        if (replace === undefined || (replace.priceTicks === priceTicks && replace.quantityLots === quantityLots))
            return false;
        if (session.isFenced() && replace.session < session.number())
            return false;
        const nowUs = clock.nowUs();
        if (replace.deniedSinceUs > 0 && nowUs - replace.deniedSinceUs >= proofUs)
            return false;
        replace.deniedSinceUs ||= nowUs;
        return true;
    }
    /**
     * A question that only the order's own silence raised need not be asked when it is heard of; that it exists says
     * nothing of its cancel or replace. One that was asked already is waited for.
     */
    function settle(orderId, attempt, isFinal) {
        const probe = probes.get(orderId, attempt);
        if (probe !== undefined) {
            const isAnswered = isFinal || (probe.ofPlace && probe.replace === undefined);
            if (isAnswered && !probe.forSession && !probes.isAsked(probe))
                probes.remove(probe);
        }
        if (!isFinal)
            return;
        for (const kind of REQUEST_KINDS)
            outstanding.drop(kind, orderId, attempt);
        session.forgetLine(orderId, attempt);
    }
    return {
        askedByEngine(orderId, attempt) {
            session.forgetLine(orderId, attempt);
            const probe = probes.get(orderId, attempt);
            if (probe !== undefined) {
                probes.raise(probe);
                return;
            }
            const place = outstanding.find(RequestKind.place, orderId, attempt);
            const sentSession = place === NO_ROW ? 0 : outstanding.sessions[place];
            probes.add(newProbe(orderId, attempt, sentSession, true, clock.nowUs()));
        },
        doubt(orderId, attempt) {
            if (probes.get(orderId, attempt) !== undefined)
                return;
            probes.add(newProbe(orderId, attempt, session.number(), false, clock.nowUs()));
        },
        unanswered(row, kind, nowUs) {
            const orderId = outstanding.orderIds[row];
            const attempt = outstanding.attempts[row];
            const sentSession = outstanding.sessions[row];
            let probe = probes.get(orderId, attempt);
            if (probe === undefined) {
                const isPlace = kind === RequestKind.place;
                probe = newProbe(orderId, attempt, isPlace ? sentSession : 0, false, nowUs);
                probe.ofPlace = isPlace;
                probes.add(probe);
            }
            if (kind === RequestKind.replace) {
                const priceTicks = outstanding.priceTicks[row];
                const quantityLots = outstanding.quantityLots[row];
                probe.replace = { priceTicks, quantityLots, session: sentSession, deniedSinceUs: 0 };
            }
        },
        settle,
        state(orderId, attempt, state, priceTicks, quantityLots, filledLots) {
            if (session.isListing()) {
                if (state === 'open')
                    session.listLine(orderId, attempt);
                return;
            }
            const probe = probes.get(orderId, attempt);
            if (probe === undefined)
                return; // Answered before: a question that was asked again.
            if (state === 'open' && mayBeReplacedYet(probe, priceTicks, quantityLots)) {
                probes.rest(probe, clock.nowUs());
            }
            else if (state !== 'absent') {
                probes.remove(probe);
                session.forgetLine(orderId, attempt);
                outstanding.drop(RequestKind.place, orderId, attempt);
                i32[ReportHalf.STATE] = VenueStateCode[state];
                f64[ReportWord.PRICE_TICKS] = priceTicks;
                f64[ReportWord.QUANTITY_LOTS] = quantityLots;
                f64[ReportWord.FILLED_LOTS] = filledLots;
                reports.put(ReportKind.state, orderId, attempt);
                if (state !== 'open')
                    settle(orderId, attempt, true);
            }
            else if (isProven(probe)) {
                probes.remove(probe);
                i32[ReportHalf.STATE] = VenueStateCode.absent;
                reports.put(ReportKind.absent, orderId, attempt);
                settle(orderId, attempt, true);
            }
            else {
                probe.absentSinceUs ||= clock.nowUs();
                probes.rest(probe, clock.nowUs());
            }
        },
    };
}
//# sourceMappingURL=desk-doubts.js.map