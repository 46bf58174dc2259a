import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import { protectionOf } from '../../../core/risk/protection.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import type { LimitBook } from './limit-book.ts';
import { type Held, type OpenOrder, cross } from './open-orders.ts';

const K = EventKind;

export interface SelfTrades {
  judge(facts: EventFacts, order: OpenOrder, now: Held): void;
  /** `open` is asked only where it matters. */
  learn(facts: EventFacts, order: OpenOrder, open: () => Iterable<OpenOrder>): void;
  forget(): void;
}

/** Where orders of the firm may not trade with each other none is sent that would; who waits for it is remembered. */
export function createSelfTrades(limits: LimitBook): SelfTrades {
  /** What each held order was held for. */
  const blockers = new Map<number, readonly number[]>();
  /** Held until another is gone that it takes the place of. */
  const swapped = new Set<number>();

  const crossing = (order: OpenOrder, orders: readonly OpenOrder[]): OpenOrder[] => {
    const sent = asSent(order);
    return orders.filter((other) => other.orderId !== order.orderId && cross(sent, other));
  };

  return {
    judge({ kind, seq, records, statusBefore }, order, now) {
      if (kind === K.accepted && order.status === OrderStatus.held) {
        if (records.f64[EventWord.CANCEL_ID] !== 0) return;
        must(crossing(order, now.orders).length > 0, 'an order is held for another', () => `event ${seq}`);
        return;
      }
      if (
        statusBefore === OrderStatus.held &&
        order.status !== OrderStatus.held &&
        now.orders.some(({ orderId }) => orderId === order.orderId)
      ) {
        must(kind === K.released, 'a held order is sent only when it is released', () => `event ${seq}, kind ${kind}`);
      }
      if (kind !== K.accepted && kind !== K.replace_requested && kind !== K.released) return;
      const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker: order.broker };
      const own = order.options & PlaceOption.selfTrade;
      const mode = own > 0 ? own - 1 : (limits.of('self_trade_mode', place) ?? SelfTradeMode.off);
      const wasHeld = kind === K.released && statusBefore === OrderStatus.held && !swapped.has(order.orderId);
      if (mode === SelfTradeMode.off && !wasHeld) return;
      const sent = kind === K.replace_requested ? { ...order, ticks: records.f64[EventWord.ARG0]! } : order;
      const [met] = crossing(sent, now.orders);
      const name =
        kind === K.released
          ? 'a held order is never sent before those it waits for are gone'
          : 'no two orders of the firm meet where that is prevented';
      const waited = blockers.get(order.orderId) ?? [];
      must(met === undefined, name, () => {
        return `event ${seq}: order ${order.orderId} meets ${met?.orderId} in status ${met?.status}, held for ${waited.join(' ')}`;
      });
    },
    learn({ kind, records }, order, open) {
      if (kind !== K.accepted || order.status !== OrderStatus.held) return;
      if (records.f64[EventWord.CANCEL_ID] !== 0) swapped.add(order.orderId);
      blockers.set(
        order.orderId,
        crossing(order, [...open()]).map(({ orderId }) => orderId),
      );
    },
    forget() {
      blockers.clear();
      swapped.clear();
    },
  };
}

/** A market order with a band is sent as the limit order that this makes it. One that is out already is taken for either. */
function asSent(order: OpenOrder): OpenOrder {
  return protectionOf(order.options) > 0 && order.ticks > 0 ? { ...order, isMarket: false } : order;
}
