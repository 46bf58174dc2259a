export function createVenueBook() {
    const orders = new Map();
    const executions = [];
    function execute(clientId, side, lots, ticks, filledLots, isOdd) {
        const id = executions.length + 1;
        const execution = { id, clientId, side, ticks, lots, filledLots, isOdd, toldInLife: 0 };
        executions.push(execution);
        return execution;
    }
    return {
        orders,
        executions,
        placed: new Map(),
        accept({ clientId, side, priceTicks, quantityLots }) {
            const order = {
                clientId,
                side,
                quantityFirst: quantityLots,
                priceTicks,
                quantityLots,
                filledLots: 0,
                state: 'open',
                executions: [],
                isLiedAbout: false,
                isForgotten: false,
            };
            orders.set(clientId, order);
            return order;
        },
        fill(order, lots, ticks) {
            const isOdd = order.state !== 'open' || order.filledLots + lots > order.quantityLots;
            order.filledLots += lots;
            if (order.filledLots >= order.quantityLots && order.state === 'open')
                order.state = 'filled';
            const execution = execute(order.clientId, order.side, lots, ticks, order.filledLots, isOdd);
            order.executions.push(execution);
            return execution;
        },
        invent: (clientId, side, lots, ticks) => execute(clientId, side, lots, ticks, lots, true),
        end(order, state) {
            order.state = state;
        },
    };
}
//# sourceMappingURL=venue-book.js.map