import { parseVenueClientId } from '../../../workers/broker/venue-client-id.js';
import { JOURNAL } from '../life.js';
import { must } from '../violation.js';
export function createVenueInvariants(options) {
    const { observer, venues, durableSeq, nowUs } = options;
    /** When each venue was sent something, by whichever life. */
    const sent = new Map();
    function orderOf(clientId, what) {
        const id = parseVenueClientId(JOURNAL, clientId);
        const facts = id === undefined ? undefined : observer.orders.get(id.orderId);
        must(facts !== undefined, 'nothing is sent before its event is durable', () => `${what} ${clientId}: no such order`);
        return { facts, attempt: id?.attempt ?? 0 };
    }
    function nothingIsSentBeforeItsEventIsDurable(seq, what) {
        const durable = durableSeq();
        must(seq > 0 && seq <= durable, 'nothing is sent before its event is durable', () => {
            return `${what} of event ${seq}, durable up to ${durable}`;
        });
    }
    function rateWindowsAreNeverExceeded(venue) {
        const times = sent.get(venue) ?? [];
        sent.set(venue, times);
        times.push(nowUs());
        for (const [limit, lengthUs] of [
            [options.perSecond, 1_000_000],
            [options.perMinute, 60_000_000],
        ]) {
            if (limit === 0)
                continue;
            const first = times[times.length - 1 - limit];
            must(first === undefined || nowUs() - first >= lengthUs, 'rate windows are never exceeded', () => {
                return `${limit + 1} requests to ${venue.name} within ${nowUs() - (first ?? 0)} us`;
            });
        }
    }
    function neverLiveAtTwoVenues({ orderId, attempts }, attempt) {
        for (let before = 1; before < attempt; before++) {
            const elsewhere = venues[attempts[before - 1].broker].book.orders.get(`tg-${JOURNAL}-${orderId}-${before}`);
            const isHarmless = elsewhere === undefined || elsewhere.state === 'rejected' || elsewhere.isLiedAbout;
            must(isHarmless, 'an order is never live at two venues', () => {
                return `order ${orderId}, attempt ${attempt}: attempt ${before} is ${elsewhere?.state}`;
            });
        }
    }
    return {
        place(venue, clientId) {
            const { facts, attempt } = orderOf(clientId, 'place');
            const made = facts.attempts[attempt - 1];
            nothingIsSentBeforeItsEventIsDurable(made?.seq ?? 0, `place ${clientId}`);
            must(venues[made.broker] === venue, 'an order goes where it was routed', () => `${clientId} to ${venue.name}`);
            must((venue.book.placed.get(clientId) ?? 0) === 0, 'a client id is placed at a venue at most once', () => clientId);
            neverLiveAtTwoVenues(facts, attempt);
            rateWindowsAreNeverExceeded(venue);
        },
        cancel(venue, clientId) {
            nothingIsSentBeforeItsEventIsDurable(orderOf(clientId, 'cancel').facts.cancelFirstSeq, `cancel ${clientId}`);
            rateWindowsAreNeverExceeded(venue);
        },
        replace(venue, clientId) {
            nothingIsSentBeforeItsEventIsDurable(orderOf(clientId, 'replace').facts.replaceFirstSeq, `replace ${clientId}`);
            rateWindowsAreNeverExceeded(venue);
        },
        clockSet: () => sent.clear(),
    };
}
//# sourceMappingURL=venues.js.map