import { ORDER_WIDTH, OrderColumn } from '../../core/state/columns.js';
/** Every order in the table: id, status, filled lots, lots, price in ticks, broker, attempt. */
export function goldenOrders({ orders: { words, touched } }) {
    const found = [];
    for (let at = 0; at < touched * ORDER_WIDTH; at += ORDER_WIDTH) {
        const column = (name) => words[at + OrderColumn[name]];
        if (column('ORDER_ID') === 0)
            continue;
        found.push([
            column('ORDER_ID'),
            column('STATUS'),
            column('FILLED_LOTS'),
            column('QUANTITY_LOTS'),
            column('PRICE_TICKS'),
            column('BROKER'),
            column('ATTEMPT'),
        ]);
    }
    return found.sort((a, b) => a[0] - b[0]);
}
//# sourceMappingURL=golden-orders.js.map