import { bestOrder, BUY, crosses, quoteLots, SELL, takeableLots } from './book.js';
import { MAX_PRICE_TICKS, MAX_QUANTITY_LOTS } from './limits.js';
import { openLots } from './order.js';
export function createExchange(options, ledger, output) {
    const { instruments, limits } = options;
    let nextExpiryUs = Number.POSITIVE_INFINITY;
    for (const order of ledger.openOrders.values())
        noteExpiry(order);
    function noteExpiry(order) {
        if (order.expireAtUs > 0 && order.expireAtUs < nextExpiryUs)
            nextExpiryUs = order.expireAtUs;
    }
    function whyNot(request, timeUs) {
        const instrument = instruments[request.instrument];
        const book = ledger.books[request.instrument];
        if (instrument === undefined || book === undefined)
            return 'unknown symbol';
        if (!instrument.tradable)
            return 'not tradable';
        if (!(request.quantityLots > 0 && request.quantityLots <= MAX_QUANTITY_LOTS))
            return 'invalid quantity';
        if (request.type === 'limit' && !(request.priceTicks > 0 && request.priceTicks <= MAX_PRICE_TICKS))
            return 'invalid price';
        if (request.timeInForce === 'gtd' && request.expireAtUs <= timeUs)
            return 'expire time has passed';
        if (mayRest(request) && book.resting >= limits.resting)
            return 'book full';
        return options.logFull() ? 'log full' : undefined;
    }
    function fill(order, priceTicks, lots, timeUs) {
        output.filled(order, ledger.fill(order, priceTicks, lots, timeUs));
    }
    /** Trades an order that isn't in the book against users and quote, as far as its limit goes. */
    function take(book, order, timeUs) {
        const { side } = order;
        const limitTicks = limitOf(order);
        const opposite = side === BUY ? SELL : BUY;
        while (order.state === 'open') {
            const maker = bestOrder(book, opposite);
            const makerTicks = maker === undefined || !crosses(side, limitTicks, maker.priceTicks) ? 0 : maker.priceTicks;
            const quoteTicks = reachableQuote(book, side, limitTicks);
            if (maker !== undefined && makerTicks > 0 && (quoteTicks === 0 || crosses(side, quoteTicks, makerTicks))) {
                const lots = Math.min(openLots(order), openLots(maker));
                fill(order, makerTicks, lots, timeUs);
                fill(maker, makerTicks, lots, timeUs);
            }
            else if (quoteTicks > 0) {
                const lots = Math.min(openLots(order), quoteLots(book, side));
                fill(order, quoteTicks, lots, timeUs);
                if (side === BUY)
                    book.askLots -= lots;
                else
                    book.bidLots -= lots;
            }
            else
                return;
        }
    }
    function enter(book, order, timeUs) {
        const whole = order.timeInForce === 'fok';
        if (!whole || takeableLots(book, order.side, limitOf(order), openLots(order)) === openLots(order))
            take(book, order, timeUs);
        if (order.state !== 'open')
            return;
        if (mayRest(order)) {
            ledger.rest(order);
            return;
        }
        ledger.finish(order, 'cancelled', timeUs);
        output.cancelled(order);
    }
    /** Fills what rests on one side at a price that the outside market reached; returns the lots left. */
    function sweep(book, side, marketTicks, beyond, lots, timeUs) {
        let left = lots;
        while (left > 0) {
            const order = bestOrder(book, side);
            if (order === undefined || !crosses(side, order.priceTicks, marketTicks))
                break;
            if (beyond && order.priceTicks === marketTicks)
                break;
            const filled = Math.min(left, openLots(order));
            fill(order, order.priceTicks, filled, timeUs);
            left -= filled;
        }
        return left;
    }
    return {
        place(gateway, request, timeUs, refuse) {
            const unkept = ledger.full();
            if (unkept !== undefined) {
                output.rejected(gateway, request.id, unkept);
                return;
            }
            const reason = refuse ?? whyNot(request, timeUs);
            if (reason !== undefined) {
                ledger.reject(gateway, request, reason, timeUs);
                output.rejected(gateway, request.id, reason);
                return;
            }
            const expireAtUs = request.timeInForce === 'day' ? options.dayEndUs(timeUs) : request.expireAtUs;
            const order = ledger.accept(gateway, request, expireAtUs, timeUs);
            noteExpiry(order);
            output.acknowledged(order);
            enter(ledger.books[request.instrument], order, timeUs);
        },
        cancel(gateway, id, timeUs) {
            const order = gateway.orders.get(id);
            if (order?.state !== 'open') {
                output.cancelRejected(gateway, id, whyFinal(gateway, order, id));
                return;
            }
            ledger.finish(order, 'cancelled', timeUs);
            output.cancelled(order);
        },
        replace(gateway, id, priceTicks, quantityLots, timeUs) {
            const order = gateway.orders.get(id);
            if (order?.state !== 'open') {
                output.replaceRejected(gateway, id, whyFinal(gateway, order, id));
                return;
            }
            if (!(priceTicks > 0 && priceTicks <= MAX_PRICE_TICKS)) {
                output.replaceRejected(gateway, id, 'invalid price');
                return;
            }
            if (!(quantityLots > order.filledLots && quantityLots <= MAX_QUANTITY_LOTS)) {
                output.replaceRejected(gateway, id, 'quantity not above what is filled');
                return;
            }
            if (priceTicks === order.priceTicks && quantityLots <= order.quantityLots) {
                if (quantityLots < order.quantityLots)
                    ledger.shrink(order, quantityLots);
                output.replaced(order);
                return;
            }
            ledger.move(order, priceTicks, quantityLots);
            output.replaced(order);
            enter(ledger.books[order.instrument], order, timeUs);
        },
        tick(tick, timeUs) {
            const book = ledger.books[tick.instrument];
            if (book === undefined)
                return;
            if (tick.kind === 'trade') {
                const left = sweep(book, BUY, tick.lastTicks, true, tick.lastLots, timeUs);
                sweep(book, SELL, tick.lastTicks, true, left, timeUs);
                return;
            }
            book.bidTicks = tick.bidTicks;
            book.askTicks = tick.askTicks;
            book.askLots = tick.askTicks > 0 ? sweep(book, BUY, tick.askTicks, false, tick.askLots, timeUs) : 0;
            book.bidLots = tick.bidTicks > 0 ? sweep(book, SELL, tick.bidTicks, false, tick.bidLots, timeUs) : 0;
        },
        expire(timeUs) {
            if (timeUs < nextExpiryUs)
                return;
            nextExpiryUs = Number.POSITIVE_INFINITY;
            for (const order of ledger.openOrders.values()) {
                if (order.expireAtUs === 0 || order.expireAtUs > timeUs) {
                    noteExpiry(order);
                    continue;
                }
                ledger.finish(order, 'expired', timeUs);
                output.expired(order);
            }
        },
    };
}
function mayRest(order) {
    return order.type === 'limit' && order.timeInForce !== 'ioc' && order.timeInForce !== 'fok';
}
function limitOf(order) {
    if (order.type === 'limit')
        return order.priceTicks;
    return order.side === BUY ? Number.POSITIVE_INFINITY : 1;
}
/** The quote's price if an order of `side` may take from it, else 0. */
function reachableQuote(book, side, limitTicks) {
    const priceTicks = side === BUY ? book.askTicks : book.bidTicks;
    return priceTicks > 0 && quoteLots(book, side) > 0 && crosses(side, limitTicks, priceTicks) ? priceTicks : 0;
}
function whyFinal(gateway, order, id) {
    if (order !== undefined)
        return `order is ${order.state}`;
    return gateway.retired.has(id) ? 'order is final' : 'unknown order';
}
//# sourceMappingURL=exchange.js.map