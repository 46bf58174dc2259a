import { invariant } from '../../core/invariant.js';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.js';
import { ReportKind } from '../../core/schema/report.js';
import { NO_ROW } from './order-rows.js';
import { REQUEST_KINDS, RequestKind } from './request.js';
/** Per turn and lane; the rest in the next. */
const SENDS_PER_TURN = 256;
/** Without a limit nobody asks for the moment of a write: so many have one look at the clock together. */
const SENDS_PER_LOOK = 32;
export function createDeskSending(parts) {
    const { venue, outbox, outstanding, windows, session, probes, doubts, reports, clock, meter } = parts;
    const { symbolOf, isStopped, timeoutUs } = parts;
    const sendsPerLook = windows.hasLimit ? 1 : SENDS_PER_LOOK;
    const order = newOrder();
    const sent = new Int32Array(REQUEST_KINDS.length);
    function refuse({ kind, orderId, attempt }, text) {
        if (kind === RequestKind.place) {
            meter.count('not_sent', 1);
            reports.put(ReportKind.not_sent, orderId, attempt, text);
        }
        else if (kind === RequestKind.replace) {
            reports.put(ReportKind.replace_rejected, orderId, attempt, text);
        }
        else {
            // Without a session it is still wanted: the engine asks what became of the order once there is one, and cancels
            // what rests then.
            reports.put(session.isUp() ? ReportKind.cancel_rejected : ReportKind.outcome_unknown, orderId, attempt, text);
        }
    }
    function send(request) {
        const { kind, orderId, attempt } = request;
        if (kind === RequestKind.cancel)
            return venue.cancel(orderId, attempt);
        const symbol = symbolOf(request.instrument);
        if (kind === RequestKind.replace) {
            return venue.replace(orderId, attempt, request.priceTicks, request.quantityLots, symbol);
        }
        const timeInForce = TIMES_IN_FORCE[request.timeInForce];
        invariant(timeInForce !== undefined, 'broker: an order has a time in force');
        order.orderId = orderId;
        order.attempt = attempt;
        order.symbol = symbol;
        order.side = request.side === Side.buy ? 'buy' : 'sell';
        order.type = request.type === OrderType.market ? 'market' : 'limit';
        order.timeInForce = timeInForce;
        order.priceTicks = request.priceTicks;
        order.quantityLots = request.quantityLots;
        order.expireAtUs = request.expireAtUs;
        return venue.place(order);
    }
    /** With a limit the clock is read for each, not once per batch: the rate windows need the moment of the write. */
    function drain(lane) {
        let count = 0;
        let left = 0;
        let nowUs = 0;
        let nowNs = 0;
        for (; count < SENDS_PER_TURN; count++) {
            const request = outbox.peek(lane);
            if (request === undefined || reports.isTight())
                break;
            if (!session.isUp()) {
                outbox.take(lane);
                refuse(request, 'no session');
                continue;
            }
            // At the last moment: what was decided and queued before trading was stopped must not leave after it. Before
            // everything that could keep it waiting, so that it is told at once. Cancels pass.
            if (request.kind !== RequestKind.cancel && isStopped(request.account, request.instrument)) {
                outbox.take(lane);
                meter.count('stopped', 1);
                refuse(request, 'trading is stopped');
                continue;
            }
            if (outstanding.isFull())
                break;
            if (left === 0) {
                nowUs = clock.nowUs();
                nowNs = clock.monotonicNs();
                left = sendsPerLook;
            }
            left -= 1;
            const { kind, orderId, attempt } = request;
            if (!windows.admits(nowUs, kind === RequestKind.cancel))
                break;
            // Outstanding before it is sent: an adapter may answer at once.
            const row = outstanding.add(request, session.number());
            outstanding.sentUs[row] = nowUs;
            outstanding.sentNs[row] = nowNs;
            if (kind === RequestKind.place) {
                const probe = probes.get(orderId, attempt);
                if (probe !== undefined)
                    probe.sentSession = session.number();
            }
            if (send(request)) {
                windows.sent(nowUs);
                sent[kind] += 1;
                meter.route(nowNs - request.queuedNs);
                outbox.take(lane);
                continue;
            }
            outstanding.drop(kind, orderId, attempt);
            // A cancel or replace that the socket has no room for now is worth waiting for; a place goes elsewhere.
            if (kind !== RequestKind.place && session.isUp() && nowUs - request.queuedUs < timeoutUs)
                break;
            outbox.take(lane);
            refuse(request, 'not written');
        }
        countSent();
        return count;
    }
    function countSent() {
        for (const kind of REQUEST_KINDS) {
            if (sent[kind] > 0)
                meter.count(SENT_COUNTERS[kind], sent[kind]);
            sent[kind] = 0;
        }
    }
    function tellUnknown(row, kind, text, nowUs) {
        const orderId = outstanding.orderIds[row];
        const attempt = outstanding.attempts[row];
        meter.count('timeouts', 1);
        reports.put(ReportKind.outcome_unknown, orderId, attempt, text);
        doubts.unanswered(row, kind, nowUs);
        outstanding.remove(row);
    }
    return {
        request(request) {
            if (outbox.push(request))
                return;
            meter.count('outbox_full', 1);
            refuse(request, 'outbox full');
        },
        drain,
        tellLate(nowUs) {
            let count = 0;
            for (const kind of REQUEST_KINDS) {
                for (;;) {
                    const row = outstanding.oldest(kind);
                    if (row === NO_ROW)
                        break;
                    const isLost = !session.isUp() || outstanding.sessions[row] !== session.number();
                    if ((!isLost && nowUs - outstanding.sentUs[row] < timeoutUs) || reports.isTight())
                        break;
                    tellUnknown(row, kind, isLost ? 'session lost' : 'no answer in time', nowUs);
                    count += 1;
                }
            }
            return count;
        },
    };
}
const SENT_COUNTERS = ['placed', 'cancels_sent', 'replaces_sent'];
const TIMES_IN_FORCE = (() => {
    const names = [];
    for (const [name, number] of Object.entries(TimeInForce))
        names[number] = name;
    return names;
})();
function newOrder() {
    return {
        orderId: 0,
        attempt: 0,
        symbol: '',
        side: 'buy',
        type: 'limit',
        timeInForce: 'day',
        priceTicks: 0,
        quantityLots: 0,
        expireAtUs: 0,
    };
}
//# sourceMappingURL=desk-sending.js.map