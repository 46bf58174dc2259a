import { SelfTradeMode } from '../../../core/risk/limit-field.js';
import { EventKind, EventWord } from '../../../core/schema/event.js';
import { OrderStatus } from '../../../core/schema/order-kind.js';
import { PlaceOption } from '../../../core/schema/risk.js';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../../core/state/risk-columns.js';
import { must } from '../violation.js';
import { cross } from './open-orders.js';
const K = EventKind;
/** Where orders of the firm may not trade with each other none is sent that would; who waits for it is remembered. */
export function createSelfTrades(limits) {
    /** What each held order was held for. */
    const blockers = new Map();
    const crossing = (order, { orders }) => orders.filter((other) => other.orderId !== order.orderId && cross(order, other));
    return {
        judge(state, row, { kind, seq, records, statusBefore }, order, now) {
            if (kind === K.accepted && order.status === OrderStatus.held) {
                must(crossing(order, now).length > 0, 'an order is held for another', () => `event ${seq}`);
                return;
            }
            if (statusBefore === OrderStatus.held &&
                order.status !== OrderStatus.held &&
                now.orders.some(({ orderId }) => orderId === order.orderId)) {
                must(kind === K.released, 'a held order is sent only when it is released', () => `event ${seq}, kind ${kind}`);
            }
            if (kind !== K.accepted && kind !== K.replace_requested && kind !== K.released)
                return;
            const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker: order.broker };
            const own = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS] & PlaceOption.selfTrade;
            const mode = own > 0 ? own - 1 : (limits.of('self_trade_mode', place) ?? SelfTradeMode.off);
            if (mode === SelfTradeMode.off && kind !== K.released)
                return;
            const sent = kind === K.replace_requested ? { ...order, ticks: records.f64[EventWord.ARG0] } : order;
            const [met] = crossing(sent, now);
            const name = kind === K.released
                ? 'a held order is never sent before those it waits for are gone'
                : 'no two orders of the firm meet where that is prevented';
            const waited = blockers.get(order.orderId) ?? [];
            must(met === undefined, name, () => {
                return `event ${seq}: order ${order.orderId} meets ${met?.orderId} in status ${met?.status}, held for ${waited.join(' ')}`;
            });
        },
        learn({ kind }, order, now) {
            if (kind !== K.accepted || order.status !== OrderStatus.held)
                return;
            blockers.set(order.orderId, crossing(order, now).map(({ orderId }) => orderId));
        },
        forget: () => blockers.clear(),
    };
}
//# sourceMappingURL=self-trades.js.map