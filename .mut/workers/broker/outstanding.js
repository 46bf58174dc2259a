import { OrderType, TimeInForce } from '../../core/schema/order-kind.js';
import { createOrderRows, NO_ROW } from './order-rows.js';
import { REQUEST_KINDS, RequestKind } from './request.js';
export function createOutstanding(capacity) {
    const rows = createOrderRows(capacity, REQUEST_KINDS.length);
    const { orderIds, queues: kinds } = rows;
    const attempts = new Uint8Array(capacity);
    const priceTicks = new Float64Array(capacity);
    const quantityLots = new Float64Array(capacity);
    const sentUs = new Float64Array(capacity);
    const sentNs = new Float64Array(capacity);
    const sessions = new Int32Array(capacity);
    const endsAtOnce = new Uint8Array(capacity);
    const isHeardOf = new Uint8Array(capacity);
    function find(kind, orderId, attempt) {
        let row = rows.find(orderId);
        while (row !== NO_ROW && (kinds[row] !== kind || attempts[row] !== attempt))
            row = rows.findOlder(row);
        return row;
    }
    function drop(kind, orderId, attempt) {
        const row = find(kind, orderId, attempt);
        if (row !== NO_ROW)
            rows.remove(row);
    }
    return {
        size() {
            return rows.size();
        },
        isFull() {
            return rows.size() >= capacity;
        },
        add(request, session) {
            const { kind, orderId, attempt } = request;
            drop(kind, orderId, attempt);
            const row = rows.add(kind, orderId);
            attempts[row] = attempt;
            priceTicks[row] = request.priceTicks;
            quantityLots[row] = request.quantityLots;
            sessions[row] = session;
            endsAtOnce[row] = kind === RequestKind.place && canNotRest(request) ? 1 : 0;
            isHeardOf[row] = 0;
            return row;
        },
        find,
        oldest: (kind) => rows.first(kind),
        remove: (row) => rows.remove(row),
        drop,
        kinds,
        orderIds,
        attempts,
        priceTicks,
        quantityLots,
        sentUs,
        sentNs,
        sessions,
        endsAtOnce,
        isHeardOf,
    };
}
function canNotRest({ type, timeInForce }) {
    return type === OrderType.market || timeInForce === TimeInForce.ioc || timeInForce === TimeInForce.fok;
}
//# sourceMappingURL=outstanding.js.map