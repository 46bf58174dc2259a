import type { Counters } from '../../core/metrics/counters.ts';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { rejectName } from '../../core/schema/reject.ts';
import type { DoorCounter } from './door-counters.ts';

/** How many orders went which way, for /metrics. */
export interface OrderCounts {
  accepted(orders: number): void;
  /** Of any other kind than accepted. */
  event(kind: number, orderStatus: number): void;
  refusal(code: number): void;
  /** By the code's name. */
  readonly refusals: ReadonlyMap<string, number>;
}

const COUNTED: Partial<Record<number, DoorCounter>> = {
  [EventKind.refused]: 'orders_refused_total',
  [EventKind.cancelled]: 'orders_cancelled_total',
  [EventKind.rejected]: 'orders_rejected_total',
  [EventKind.expired]: 'orders_expired_total',
  [EventKind.not_sent]: 'orders_not_sent_total',
  [EventKind.filled]: 'orders_filled_total',
};

export function createOrderCounts(counters: Counters<DoorCounter>): OrderCounts {
  const indexes: number[] = [];
  for (const [kind, name] of Object.entries(COUNTED)) {
    if (name !== undefined) indexes[Number(kind)] = counters.index(name);
  }
  const accepted = counters.index('orders_accepted_total');
  const refusals = new Map<string, number>();
  return {
    accepted(orders) {
      counters.add(accepted, orders);
    },
    event(kind, orderStatus) {
      const counter = indexes[kind];
      const isPart = kind === EventKind.filled && orderStatus !== OrderStatus.filled;
      if (counter !== undefined && !isPart) counters.add(counter, 1);
    },
    refusal(code) {
      const name = rejectName(code) ?? String(code);
      refusals.set(name, (refusals.get(name) ?? 0) + 1);
    },
    refusals,
  };
}
