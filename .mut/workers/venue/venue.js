import { createExchange } from './exchange.js';
import { createLedger, unpackRetired } from './ledger.js';
import { openVenueLog } from './log.js';
import { IdPattern } from './order.js';
import { encodeAbsent, encodeAck, encodeEnd, encodeError, encodeFaults, encodeFill, encodeRefusal, encodeReject, encodeReplaced, encodeState, encodeTick, } from './protocol.js';
import { readCount, readPlace, readPrice, readQuantity } from './requests.js';
import { createSession } from './session.js';
const EXECUTIONS_PER_ANSWER = 1000;
const TICK_TEXT_BYTES = 1 << 16;
/** The venue: sessions around the exchange, and the log in front of every answer. Throws VenueLogError. */
export function openVenue(options) {
    const { instruments, limits, faults, nowUs } = options;
    const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
    const ledger = createLedger(instruments, limits);
    const log = openVenueLog(options.dir, identityOf(instruments), (records) => {
        for (const record of JSON.parse(`[${records.trimEnd().replaceAll('\n', ',')}]`))
            ledger.apply(record);
    });
    const sessions = new Set();
    const subscribers = new Set();
    /** The newest session of each gateway. */
    const current = new Map();
    const dirty = new Set();
    let failed = false;
    let batchDepth = 0;
    let heldAck;
    let holdAck = false;
    let tickText = '';
    let tickFlush;
    let tickCount = 0;
    let stall;
    function instrumentOf(id) {
        return instruments[id];
    }
    function tell(gateway) {
        const session = current.get(gateway);
        if (session !== undefined)
            dirty.add(session);
        return session;
    }
    function tellFill(gateway, execution) {
        tell(gateway)?.report(encodeFill(execution, instrumentOf(execution.instrument)));
    }
    const exchange = createExchange({ instruments, limits, dayEndUs: options.dayEndUs, logFull: () => log.bytes >= limits.logBytes }, ledger, {
        acknowledged(order) {
            if (holdAck)
                heldAck = encodeAck(order.id);
            else
                tell(order.gateway)?.answer(encodeAck(order.id));
        },
        rejected: (gateway, id, reason) => tell(gateway)?.answer(encodeReject(id, reason, false)),
        filled: (order, execution) => tellFill(order.gateway, execution),
        cancelled: (order) => tell(order.gateway)?.answer(encodeEnd('cancelled', order, instrumentOf(order.instrument))),
        expired: (order) => tell(order.gateway)?.report(encodeEnd('expired', order, instrumentOf(order.instrument))),
        cancelRejected: (gateway, id, reason) => tell(gateway)?.answer(encodeRefusal('cancel_reject', id, reason)),
        replaced: (order) => tell(order.gateway)?.answer(encodeReplaced(order, instrumentOf(order.instrument))),
        replaceRejected: (gateway, id, reason) => tell(gateway)?.answer(encodeRefusal('replace_reject', id, reason)),
    });
    /** One batch: the work, then its records in one write, then the answers. */
    function batch(work) {
        batchDepth++;
        work();
        batchDepth--;
        if (batchDepth > 0 || failed)
            return;
        const records = ledger.takeRecords();
        if (records !== '') {
            try {
                log.append(records);
            }
            catch (error) {
                failed = true;
                options.fatal(error);
                return;
            }
        }
        for (const session of dirty) {
            dirty.delete(session);
            session.flush();
        }
    }
    function hello(session, message) {
        const name = message['gateway'];
        const epoch = readCount(message, 'epoch');
        const number = readCount(message, 'session');
        if (typeof name !== 'string' || !IdPattern.test(name) || epoch === undefined || number === undefined)
            return session.end(encodeError('invalid hello'));
        if (session.gateway !== undefined)
            return session.end(encodeError('a session says hello once'));
        const known = ledger.gateways.get(name);
        if (known !== undefined && (epoch < known.epoch || (epoch === known.epoch && number <= known.session)))
            return session.end(`{"ev":"refused","reason":"a newer session is known","epoch":${known.epoch},"session":${known.session}}\n`);
        const gateway = ledger.hello(name, epoch);
        if (gateway === undefined)
            return session.end(encodeError('too many gateways'));
        gateway.session = number;
        current.get(gateway)?.close(encodeError('fenced by a newer session'));
        current.set(gateway, session);
        session.gateway = gateway;
        session.greeted = true;
        session.plain(`{"ev":"hello","venue":"simulated","fenced":true,"gateway":"${name}","epoch":${epoch},` +
            `"execution":${ledger.lastExecutionId},"time":${nowUs()}}\n`);
    }
    function tellState(session, gateway, id) {
        const order = gateway.orders.get(id);
        if (order !== undefined) {
            for (const execution of order.executions)
                session.plain(encodeFill(execution, instrumentOf(execution.instrument)));
            session.plain(encodeState(order, id, order.state, instrumentOf(order.instrument)));
            return;
        }
        const packed = gateway.retired.get(id);
        if (packed === undefined) {
            session.plain(encodeAbsent(id));
            return;
        }
        const { state, instrument, filledLots } = unpackRetired(packed);
        const terms = { priceTicks: 0, quantityLots: filledLots, filledLots };
        session.plain(encodeState(terms, id, state, instrumentOf(instrument)));
    }
    function place(session, gateway, message, id) {
        if (gateway.orders.has(id) || gateway.retired.has(id)) {
            tellState(session, gateway, id);
            return;
        }
        if (faults.busy()) {
            session.answer(encodeReject(id, 'busy', true));
            return;
        }
        const request = readPlace(message, id, bySymbol);
        if (typeof request === 'string') {
            session.answer(encodeReject(id, request, false));
            return;
        }
        holdAck = faults.fillFirst();
        exchange.place(gateway, request, nowUs(), faults.reject() ? 'rejected by the venue' : undefined);
        holdAck = false;
        if (heldAck !== undefined)
            session.answer(heldAck);
        heldAck = undefined;
    }
    function replace(session, gateway, message, id) {
        const order = gateway.orders.get(id);
        // Without an order there is no instrument to read the numbers by: the exchange says why it can't be.
        const instrument = instrumentOf(order?.instrument ?? 0);
        const priceTicks = readPrice(message, instrument);
        const quantityLots = readQuantity(message, instrument);
        if (order !== undefined && (Number.isNaN(priceTicks) || Number.isNaN(quantityLots)))
            session.answer(encodeRefusal('replace_reject', id, 'invalid price or quantity'));
        else
            exchange.replace(gateway, id, priceTicks, quantityLots, nowUs());
    }
    function list(session, gateway) {
        let count = 0;
        for (const order of ledger.openOrders.values()) {
            if (order.gateway !== gateway)
                continue;
            session.plain(encodeState(order, order.id, order.state, instrumentOf(order.instrument)));
            count++;
        }
        session.plain(`{"ev":"listed","count":${count}}\n`);
    }
    function executions(session, gateway, after) {
        const all = gateway.executions;
        let from = 0;
        for (let high = all.length; from < high;) {
            const middle = (from + high) >>> 1;
            if ((all[middle]?.id ?? 0) <= after)
                from = middle + 1;
            else
                high = middle;
        }
        const page = all.slice(from, from + EXECUTIONS_PER_ANSWER);
        for (const execution of page)
            session.plain(encodeFill(execution, instrumentOf(execution.instrument)));
        const last = page[page.length - 1]?.id ?? after;
        session.plain(`{"ev":"executions","count":${page.length},"last":${last},"oldest":${all[0]?.id ?? 0},` +
            `"more":${from + page.length < all.length}}\n`);
    }
    function setFaults(session, message) {
        const { op: _, ...changes } = message;
        const wrong = session.local ? faults.set(changes) : 'faults are set from loopback only';
        session.plain(wrong === undefined ? encodeFaults(faults.settings) : encodeError(wrong));
    }
    function order(session, op, message) {
        const { gateway } = session;
        if (gateway === undefined)
            return session.end(encodeError('say hello first'));
        if (op === 'list')
            return list(session, gateway);
        if (op === 'executions')
            return executions(session, gateway, readCount(message, 'after') ?? 0);
        const { id } = message;
        if (typeof id !== 'string' || !IdPattern.test(id))
            return session.plain(encodeError('invalid id'));
        if (op === 'place')
            place(session, gateway, message, id);
        else if (op === 'cancel')
            exchange.cancel(gateway, id, nowUs());
        else if (op === 'replace')
            replace(session, gateway, message, id);
        else
            tellState(session, gateway, id);
    }
    function line(session, text) {
        dirty.add(session);
        let message;
        try {
            message = JSON.parse(text);
        }
        catch {
            return session.end(encodeError('not JSON'));
        }
        if (typeof message !== 'object' || message === null)
            return session.end(encodeError('not an object'));
        const { op } = message;
        switch (op) {
            case 'place':
            case 'cancel':
            case 'replace':
            case 'query':
            case 'list':
            case 'executions':
                return order(session, op, message);
            case 'hello':
                return hello(session, message);
            case 'subscribe':
                session.greeted = true;
                session.subscribed = true;
                subscribers.add(session);
                session.plain('{"ev":"subscribed"}\n');
                setImmediate(options.subscribed);
                return;
            case 'ping':
                return session.plain(`{"ev":"pong","n":${readCount(message, 'n') ?? 0}}\n`);
            case 'faults':
                session.greeted = true;
                return setFaults(session, message);
            case 'stats':
                session.greeted = true;
                return session.plain(stats());
            default:
                return session.plain(encodeError('unknown op'));
        }
    }
    function stats() {
        return (`{"ev":"stats","orders":${ledger.orderCount},"open":${ledger.openOrders.size},` +
            `"executions":${ledger.lastExecutionId},"sessions":${sessions.size},"log_bytes":${log.bytes},"ticks":${tickCount}}\n`);
    }
    function behind() {
        for (const session of subscribers)
            if (session.unsentBytes > limits.tickPauseBytes)
                return true;
        return false;
    }
    function flushTicks() {
        clearImmediate(tickFlush);
        tickFlush = undefined;
        if (tickText === '')
            return;
        const text = tickText;
        tickText = '';
        for (const session of subscribers)
            session.writeTicks(text);
    }
    /** The market waits for a slow subscriber, but not for ever. */
    function watchStall() {
        stall ??= setTimeout(() => {
            stall = undefined;
            for (const session of subscribers)
                if (session.unsentBytes > limits.tickPauseBytes)
                    session.close();
            options.tickRoom();
        }, limits.tickStallMs);
    }
    function drained() {
        if (stall === undefined || behind())
            return;
        clearTimeout(stall);
        stall = undefined;
        options.tickRoom();
    }
    return {
        tornBytes: log.tornBytes,
        get openOrders() {
            return ledger.openOrders.size;
        },
        connect(socket) {
            if (sessions.size >= limits.sessions) {
                socket.on('error', () => undefined);
                socket.end(encodeError('too many sessions'), () => socket.destroy());
                return;
            }
            const session = createSession(socket, limits, faults, () => nowUs() / 1000, {
                line,
                batch,
                drained,
                closed(gone) {
                    sessions.delete(gone);
                    subscribers.delete(gone);
                    dirty.delete(gone);
                    if (gone.gateway !== undefined && current.get(gone.gateway) === gone)
                        current.delete(gone.gateway);
                    drained();
                },
            });
            sessions.add(session);
        },
        tick(tick) {
            if (behind()) {
                watchStall();
                return false;
            }
            tickCount++;
            batch(() => exchange.tick(tick, nowUs()));
            if (subscribers.size === 0)
                return true;
            tickText += encodeTick(tick, instrumentOf(tick.instrument));
            if (tickText.length >= TICK_TEXT_BYTES)
                flushTicks();
            else
                tickFlush ??= setImmediate(flushTicks);
            return true;
        },
        endOfTicks() {
            flushTicks();
            for (const session of subscribers)
                session.writeTicks('{"ev":"end"}\n');
        },
        expire() {
            batch(() => exchange.expire(nowUs()));
        },
        close() {
            flushTicks();
            clearTimeout(stall);
            for (const session of sessions)
                session.close(encodeError('the venue is closing'));
            log.close();
        },
    };
}
/** A log is only read with the instruments that it was written with. */
function identityOf(instruments) {
    const units = instruments.map(({ symbol, tickMantissa, tickDecimals, lotMantissa, lotDecimals }) => `${symbol} ${tickMantissa}/${tickDecimals} ${lotMantissa}/${lotDecimals}`);
    return JSON.stringify(['tickgate venue', 1, ...units]);
}
//# sourceMappingURL=venue.js.map