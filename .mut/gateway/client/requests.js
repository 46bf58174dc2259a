import { DeadlineExceeded, OutcomeUnknown, Refused, TickgateError } from './errors.js';
import { pauseMs } from './pause.js';
const MAX_ID = 0xffff_fff0;
const RETRY = { minMs: 20, maxMs: 1_000 };
export function createRequests(send, reload, maxInFlight) {
    /** In the order in which they were asked. */
    const entries = new Set();
    const byId = new Map();
    let lastId = 0;
    let isReady = false;
    let journalNow;
    let ended;
    function finish(entry) {
        clearTimeout(entry.deadline);
        clearTimeout(entry.pause);
        byId.delete(entry.id);
        entries.delete(entry);
    }
    function fail(entry, error) {
        finish(entry);
        entry.reject(error);
    }
    function unknown(entry, why) {
        const { method, about = {} } = entry.asked;
        const name = about.client_order_id ?? about.order_id;
        const lookUp = name === undefined ? 'openOrders() tells how things stand' : `order() of ${name} tells`;
        return new OutcomeUnknown(`${method}: ${why}; whether it was done is not known. ${lookUp}.`, about);
    }
    function sendNow(entry) {
        if (entry.pause !== undefined || entry.id !== 0)
            return;
        if (!isReady && entry.asked.isOfConnection !== true)
            return;
        do
            lastId = lastId >= MAX_ID ? 1 : lastId + 1;
        while (byId.has(lastId));
        let frame;
        try {
            frame = entry.asked.encode(lastId);
        }
        catch (error) {
            fail(entry, error);
            return;
        }
        entry.id = lastId;
        byId.set(lastId, entry);
        if (entry.sendings === 0)
            entry.journal = journalNow;
        entry.sendings += 1;
        send(frame);
    }
    function sendLater(entry, afterMs) {
        byId.delete(entry.id);
        entry.id = 0;
        clearTimeout(entry.pause);
        entry.pause = setTimeout(() => {
            entry.pause = undefined;
            sendNow(entry);
        }, afterMs);
    }
    function timeIsUp(entry) {
        const { asked, isDoubtful, id, lastRefusal } = entry;
        const { method, effect } = asked;
        const isOut = id !== 0 || isDoubtful;
        if (isOut && effect !== 'none')
            fail(entry, unknown(entry, 'no answer came in time'));
        else if (lastRefusal !== undefined)
            fail(entry, lastRefusal);
        else
            fail(entry, new DeadlineExceeded(`${method}: ${isOut ? 'no answer came' : 'it could not be sent'} in time.`));
    }
    function take(id) {
        const entry = byId.get(id);
        if (entry === undefined)
            return undefined;
        byId.delete(id);
        entry.id = 0;
        return entry;
    }
    function refuse(entry, why) {
        const { asked } = entry;
        if (why.code === 'STALE_CATALOG' && !entry.isReloaded) {
            entry.isReloaded = true;
            void reload().then(() => {
                if (entries.has(entry))
                    sendNow(entry);
            }, () => {
                if (entries.has(entry))
                    fail(entry, why);
            });
            return;
        }
        if (why.code === 'REQUEST_TIMEOUT') {
            if (asked.effect === 'once')
                fail(entry, unknown(entry, 'the gateway ran out of time'));
            else {
                entry.isDoubtful = true;
                sendLater(entry, pauseMs(RETRY, entry.refusals++));
            }
            return;
        }
        if (why.isTransient && asked.transient === 'retry') {
            const afterMs = why.retryAfterMs ?? pauseMs(RETRY, entry.refusals);
            entry.refusals += 1;
            if (performance.now() + afterMs < entry.endMs) {
                entry.lastRefusal = why;
                sendLater(entry, afterMs);
                return;
            }
        }
        const meaning = entry.isDoubtful ? asked.afterRepeat?.(why) : undefined;
        if (meaning === undefined)
            fail(entry, why);
        else {
            finish(entry);
            meaning.then(entry.resolve, entry.reject);
        }
    }
    return {
        get count() {
            return entries.size;
        },
        ask(asked) {
            return new Promise((resolve, reject) => {
                if (ended !== undefined) {
                    reject(ended);
                    return;
                }
                if (entries.size >= maxInFlight && asked.isOfConnection !== true) {
                    const text = `${maxInFlight} requests are under way already: that is maxInFlight.`;
                    reject(new TickgateError('TOO_MANY_IN_FLIGHT', text));
                    return;
                }
                const entry = {
                    asked,
                    resolve: resolve,
                    reject,
                    endMs: performance.now() + asked.deadlineMs,
                    deadline: undefined,
                    id: 0,
                    journal: undefined,
                    sendings: 0,
                    isDoubtful: false,
                    refusals: 0,
                    lastRefusal: undefined,
                    pause: undefined,
                    isReloaded: false,
                };
                entry.deadline = setTimeout(() => {
                    timeIsUp(entry);
                }, asked.deadlineMs);
                entries.add(entry);
                sendNow(entry);
            });
        },
        answered(id, status, result) {
            const entry = take(id);
            if (entry === undefined)
                return;
            finish(entry);
            try {
                entry.resolve(entry.asked.read({ status, result, isRepeat: entry.isDoubtful }));
            }
            catch (error) {
                entry.reject(error);
            }
        },
        refused(id, why) {
            const entry = take(id);
            if (entry !== undefined)
                refuse(entry, why);
        },
        lost(why) {
            isReady = false;
            for (const entry of entries) {
                if (entry.asked.isOfConnection === true)
                    fail(entry, why);
                else if (entry.id !== 0) {
                    byId.delete(entry.id);
                    entry.id = 0;
                    entry.isDoubtful = true;
                    if (entry.asked.effect === 'once')
                        fail(entry, unknown(entry, 'the connection was lost'));
                }
            }
        },
        ready(journal) {
            isReady = true;
            journalNow = journal;
            for (const entry of entries) {
                const isElsewhere = entry.journal !== undefined && journal !== undefined && entry.journal !== journal;
                if (entry.isDoubtful && isElsewhere && entry.asked.effect !== 'none') {
                    fail(entry, unknown(entry, 'the gateway has another journal now'));
                }
                else
                    sendNow(entry);
            }
        },
        end(why) {
            ended = why;
            for (const entry of entries) {
                const isOut = entry.id !== 0 || entry.isDoubtful;
                fail(entry, isOut && entry.asked.effect !== 'none' ? unknown(entry, 'the client was closed') : why);
            }
        },
    };
}
//# sourceMappingURL=requests.js.map