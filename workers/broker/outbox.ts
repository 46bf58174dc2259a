import { invariant } from '../../core/invariant.ts';
import type { VenueOrder } from './adapter.ts';

/** What the engine decided to ask of a venue. */
export interface Request {
  readonly kind: 'place' | 'cancel' | 'replace';
  readonly clientId: string;
  readonly orderId: number;
  readonly attempt: number;
  readonly symbol: string;
  /** Of a place. */
  readonly order: VenueOrder | undefined;
  /** Of a replace: the new values. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  readonly queuedUs: number;
  readonly queuedNs: number;
}

/**
 * What waits to be sent to one venue. Two lanes, so that cancels can use what the rate windows keep for them:
 *
 *   cancels   ─▶ c7 c9 ────────────▶
 *   others    ─▶ p1 p2 c2 r5 p6 ───▶      c2 stands here because p2 does: an order's requests keep their order
 *
 * An order's request joins the lane in which one of that order already waits.
 */
export interface Outbox {
  readonly size: number;
  readonly cancels: number;
  /** False: its lane is full. */
  push(request: Request): boolean;
  /** The lane's next request. */
  peek(lane: Lane): Request | undefined;
  /** Takes what `peek` showed. */
  take(lane: Lane): Request;
  /** Whether a request of the order waits. */
  holds(orderId: number): boolean;
}

export type Lane = 'cancels' | 'others';
export const LANES: readonly Lane[] = ['cancels', 'others'];

/** `capacity`: of each lane. */
export function createOutbox(capacity: number): Outbox {
  const lanes = { cancels: createQueue<Request>(capacity), others: createQueue<Request>(capacity) };
  const waiting = new Map<number, { readonly lane: Lane; count: number }>();
  return {
    get size() {
      return lanes.cancels.size + lanes.others.size;
    },
    get cancels() {
      return lanes.cancels.size;
    },
    push(request) {
      const before = waiting.get(request.orderId);
      const lane = before?.lane ?? (request.kind === 'cancel' ? 'cancels' : 'others');
      if (!lanes[lane].push(request)) return false;
      if (before === undefined) waiting.set(request.orderId, { lane, count: 1 });
      else before.count += 1;
      return true;
    },
    peek: (lane) => lanes[lane].peek(),
    take(lane) {
      const request = lanes[lane].take();
      const entry = waiting.get(request.orderId);
      invariant(entry?.lane === lane, 'outbox: a waiting order is known');
      entry.count -= 1;
      if (entry.count === 0) waiting.delete(request.orderId);
      return request;
    },
    holds: (orderId) => waiting.has(orderId),
  };
}

interface Queue<Item> {
  readonly size: number;
  push(item: Item): boolean;
  peek(): Item | undefined;
  take(): Item;
}

function createQueue<Item>(capacity: number): Queue<Item> {
  const items = new Array<Item | undefined>(capacity).fill(undefined);
  let first = 0;
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(item) {
      if (size === capacity) return false;
      items[(first + size) % capacity] = item;
      size += 1;
      return true;
    },
    peek: () => items[first],
    take() {
      const item = items[first];
      invariant(item !== undefined, 'outbox: nothing to take');
      items[first] = undefined;
      first = (first + 1) % capacity;
      size -= 1;
      return item;
    },
  };
}
