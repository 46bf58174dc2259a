import { invariant } from '../../core/invariant.js';
import { createBook, removeOrder, restOrder } from './book.js';
import { openLots, OrderStates } from './order.js';
const STATE_RANGE = 8;
const INSTRUMENT_RANGE = 128;
export function unpackRetired(packed) {
    const rest = Math.floor(packed / STATE_RANGE);
    return {
        state: OrderStates[packed % STATE_RANGE] ?? 'rejected',
        instrument: rest % INSTRUMENT_RANGE,
        filledLots: Math.floor(rest / INSTRUMENT_RANGE),
    };
}
function packRetired(order) {
    return (order.filledLots * INSTRUMENT_RANGE + order.instrument) * STATE_RANGE + OrderStates.indexOf(order.state);
}
export function createLedger(instruments, limits) {
    invariant(instruments.every(({ id }, index) => id === index) && instruments.length <= INSTRUMENT_RANGE, 'instrument ids are 0, 1, 2 …, fewer than 128');
    const books = instruments.map(createBook);
    const gateways = new Map();
    const byNumber = [];
    const openOrders = new Map();
    let finals = [];
    let finalsHead = 0;
    let lastOrder = 0;
    let lastExecutionId = 0;
    let orderCount = 0;
    let retiredCount = 0;
    let records = '';
    function bookOf(order) {
        const book = books[order.instrument];
        invariant(book !== undefined, 'every order has a book');
        return book;
    }
    function addGateway(name) {
        const gateway = {
            number: byNumber.length,
            name,
            epoch: 0,
            session: -1,
            orders: new Map(),
            retired: new Map(),
            executions: [],
        };
        byNumber.push(gateway);
        gateways.set(name, gateway);
        return gateway;
    }
    /** Makes room for one more by retiring the order that has been final for longest. */
    function retireOldest() {
        const order = finals[finalsHead];
        invariant(order !== undefined, 'full() said that a final order can go');
        finals[finalsHead++] = undefined;
        if (finalsHead > 65_536 && finalsHead * 2 > finals.length) {
            finals = finals.slice(finalsHead);
            finalsHead = 0;
        }
        order.gateway.orders.delete(order.id);
        order.gateway.retired.set(order.id, packRetired(order));
        orderCount--;
        retiredCount++;
    }
    function add(gateway, request, expireAtUs, state, number) {
        if (orderCount >= limits.orders)
            retireOldest();
        invariant(!gateway.orders.has(request.id) && !gateway.retired.has(request.id), 'a client id is used once');
        const order = {
            number,
            gateway,
            id: request.id,
            instrument: request.instrument,
            side: request.side,
            type: request.type,
            timeInForce: request.timeInForce,
            priceTicks: request.priceTicks,
            quantityLots: request.quantityLots,
            filledLots: 0,
            state,
            expireAtUs,
            executions: [],
            level: undefined,
            before: undefined,
            after: undefined,
        };
        lastOrder = number;
        gateway.orders.set(order.id, order);
        orderCount++;
        if (state === 'open')
            openOrders.set(number, order);
        else
            finals.push(order);
        return order;
    }
    function end(order, state) {
        removeOrder(bookOf(order), order);
        order.state = state;
        openOrders.delete(order.number);
        finals.push(order);
    }
    function execute(order, id, priceTicks, quantityLots) {
        invariant(order.state === 'open' && quantityLots > 0 && quantityLots <= openLots(order), 'a fill fits its order');
        invariant(id > lastExecutionId, 'execution ids rise');
        lastExecutionId = id;
        order.filledLots += quantityLots;
        const { gateway, instrument, filledLots } = order;
        const execution = { id, clientId: order.id, instrument, priceTicks, quantityLots, filledLots };
        order.executions.push(execution);
        gateway.executions.push(execution);
        if (gateway.executions.length > limits.executions + (limits.executions >>> 3))
            gateway.executions.splice(0, gateway.executions.length - limits.executions);
        if (filledLots === order.quantityLots)
            end(order, 'filled');
        return execution;
    }
    function change(order, priceTicks, quantityLots) {
        removeOrder(bookOf(order), order);
        order.priceTicks = priceTicks;
        order.quantityLots = quantityLots;
    }
    function placeRecord(kind, order, request, expireAtUs, timeUs) {
        return (`["${kind}",${order.number},${order.gateway.number},"${request.id}",${request.instrument},${request.side},` +
            `"${request.type}","${request.timeInForce}",${request.priceTicks},${request.quantityLots},${expireAtUs},${timeUs}`);
    }
    return {
        gateways,
        books,
        openOrders,
        get lastExecutionId() {
            return lastExecutionId;
        },
        get orderCount() {
            return orderCount;
        },
        get retiredCount() {
            return retiredCount;
        },
        hello(name, epoch) {
            const gateway = gateways.get(name) ?? (byNumber.length < limits.gateways ? addGateway(name) : undefined);
            if (gateway === undefined)
                return undefined;
            gateway.epoch = epoch;
            records += `["G",${gateway.number},"${name}",${epoch}]\n`;
            return gateway;
        },
        full() {
            if (orderCount < limits.orders)
                return undefined;
            if (finals[finalsHead] === undefined)
                return 'too many open orders at this venue';
            return retiredCount < limits.retired ? undefined : 'this venue remembers no more client ids';
        },
        accept(gateway, request, expireAtUs, timeUs) {
            const order = add(gateway, request, expireAtUs, 'open', lastOrder + 1);
            records += `${placeRecord('P', order, request, expireAtUs, timeUs)}]\n`;
            return order;
        },
        reject(gateway, request, reason, timeUs) {
            const order = add(gateway, request, 0, 'rejected', lastOrder + 1);
            records += `${placeRecord('J', order, request, 0, timeUs)},"${reason}"]\n`;
            return order;
        },
        fill(order, priceTicks, quantityLots, timeUs) {
            const execution = execute(order, lastExecutionId + 1, priceTicks, quantityLots);
            records += `["F",${order.number},${execution.id},${priceTicks},${quantityLots},${timeUs}]\n`;
            return execution;
        },
        rest(order) {
            restOrder(bookOf(order), order);
            records += `["R",${order.number}]\n`;
        },
        shrink(order, quantityLots) {
            order.quantityLots = quantityLots;
            records += `["A",${order.number},${quantityLots}]\n`;
        },
        move(order, priceTicks, quantityLots) {
            change(order, priceTicks, quantityLots);
            records += `["M",${order.number},${priceTicks},${quantityLots}]\n`;
        },
        finish(order, state, timeUs) {
            end(order, state);
            records += `["${state === 'cancelled' ? 'C' : 'E'}",${order.number},${timeUs}]\n`;
        },
        takeRecords() {
            const taken = records;
            records = '';
            return taken;
        },
        apply(record) {
            const [kind, first, second, third, fourth] = record;
            if (kind === 'G') {
                const gateway = gateways.get(second) ?? addGateway(second);
                gateway.epoch = third;
                return;
            }
            if (kind === 'P' || kind === 'J') {
                const gateway = byNumber[second];
                invariant(gateway !== undefined, 'the log names a gateway before its orders');
                const [side, type, timeInForce, priceTicks, quantityLots, expireAtUs] = record.slice(5);
                const request = {
                    id: third,
                    instrument: fourth,
                    side,
                    type,
                    timeInForce,
                    priceTicks,
                    quantityLots,
                    expireAtUs,
                };
                add(gateway, request, expireAtUs, kind === 'P' ? 'open' : 'rejected', first);
                return;
            }
            const order = openOrders.get(first);
            invariant(order !== undefined, 'the log changes open orders only');
            if (kind === 'F')
                execute(order, second, third, fourth);
            else if (kind === 'R')
                restOrder(bookOf(order), order);
            else if (kind === 'A')
                order.quantityLots = second;
            else if (kind === 'M')
                change(order, second, third);
            else {
                invariant(kind === 'C' || kind === 'E', 'the log has known records only');
                end(order, kind === 'C' ? 'cancelled' : 'expired');
            }
        },
    };
}
//# sourceMappingURL=ledger.js.map