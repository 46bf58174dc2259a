import { BrokerState, MAX_SCORE_TOKENS, packScore } from '../../core/routing/scoreboard.js';
import { createDeskAnswers } from './desk-answers.js';
import { createDeskDoubts } from './desk-doubts.js';
import { createDeskReports } from './desk-reports.js';
import { createDeskSending } from './desk-sending.js';
import { createDeskSession } from './desk-session.js';
import { createOutbox, LANES } from './outbox.js';
import { createOutstanding } from './outstanding.js';
import { createProbes } from './probes.js';
import { createRateWindows } from './rate-windows.js';
/** As long as an order may wait for the engine (`gateway/inbound/admit.ts`). */
const MOST_WAIT_US = 250_000;
export function createDesk(options) {
    const { broker, clock, meter, timeoutUs, proofUs, symbolOf, isStopped } = options;
    const outbox = createOutbox(options.outboxCapacity);
    const sizeThatMayBeBusy = Math.ceil(options.outboxCapacity / 8);
    const sizeThatIsBusy = Math.ceil((options.outboxCapacity * 3) / 8);
    const windows = createRateWindows(options.limits, { count: options.sentBefore ?? 0, atUs: clock.nowUs() });
    const outstanding = createOutstanding(options.outstandingCapacity);
    /** As much room in the windows as can be told; with less of it, it grows with time. */
    const enough = Math.min(MAX_SCORE_TOKENS, windows.most);
    let left = enough;
    const probes = createProbes({ timeoutUs, restUs: proofUs });
    const reports = createDeskReports(broker, options.reports, meter);
    const session = createDeskSession({ probes, reports, clock, timeoutUs });
    const doubts = createDeskDoubts({ probes, outstanding, session, reports, clock, proofUs });
    const answers = createDeskAnswers({ outstanding, session, doubts, reports, clock, meter });
    const venue = options.createVenue(answers.events);
    const table = { outbox, outstanding, windows, session, probes, doubts };
    const sending = createDeskSending({ ...table, venue, reports, clock, meter, symbolOf, isStopped, timeoutUs });
    function ask(probe) {
        if (outbox.holds(probe.orderId))
            return 'later'; // "Absent" would be no answer: the place may still wait here.
        if (!venue.query(probe.orderId, probe.attempt))
            return 'not now';
        meter.count('queries_sent', 1);
        return 'asked';
    }
    function isBusy(nowUs) {
        const size = outbox.size();
        if (size < sizeThatMayBeBusy)
            return false;
        return (size >= sizeThatIsBusy || LANES.some((lane) => nowUs - (outbox.peek(lane)?.queuedUs ?? nowUs) > MOST_WAIT_US));
    }
    function turn(nowUs) {
        let work = sending.tellLate(nowUs);
        for (const lane of LANES)
            work += sending.drain(lane);
        if (!session.isUp())
            return work;
        if (!session.isListed())
            session.askForList(nowUs, () => venue.listOpen());
        if (session.isListed())
            work += probes.turn(nowUs, ask);
        if (session.state() !== BrokerState.ready)
            session.reconcile(nowUs);
        return work;
    }
    return {
        open: () => venue.open(),
        close: () => venue.close(),
        request: sending.request,
        probe: doubts.askedByEngine,
        doubt: doubts.doubt,
        sessionHeard: session.heard,
        endOfProbes: session.endOfProbes,
        turn(nowUs) {
            const work = turn(nowUs);
            reports.count();
            return work;
        },
        hasCancels: () => outbox.cancels() > 0,
        waits() {
            if (left < enough || outbox.size() > 0 || probes.size() > 0)
                return true;
            return session.isUp() && session.state() !== BrokerState.ready;
        },
        pauseReading: (paused) => venue.pauseReading(paused),
        score(nowUs) {
            left = windows.left(nowUs);
            return packScore(session.state(), answers.latencyUs(), isBusy(nowUs) ? 0 : left, outbox.size());
        },
    };
}
//# sourceMappingURL=desk.js.map