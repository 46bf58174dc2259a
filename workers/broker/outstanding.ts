import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { createOrderRows, NO_ROW } from './order-rows.ts';
import { REQUEST_KINDS, type Request, RequestKind } from './request.ts';

/**
 * The requests that were handed to the venue's socket and not answered: one of each kind per order and attempt, in the
 * order in which they were sent, so that the first is the first to be late. A row is valid until it is removed.
 */
export interface OutstandingTable {
  size(): number;
  isFull(): boolean;
  /** Returns its row, in which its moment is to be written. Sent again, it takes the place of the one before and stands last. */
  add(request: Request, session: number): number;
  /** Its row, or `NO_ROW`. */
  find(kind: RequestKind, orderId: number, attempt: number): number;
  /** The row of the oldest of that kind, or `NO_ROW`. */
  oldest(kind: RequestKind): number;
  remove(row: number): void;
  /** Removes it if it is there. */
  drop(kind: RequestKind, orderId: number, attempt: number): void;

  // Columns, by row.
  readonly kinds: Uint8Array;
  readonly orderIds: Float64Array;
  readonly attempts: Uint8Array;
  readonly priceTicks: Float64Array;
  readonly quantityLots: Float64Array;
  readonly sentUs: Float64Array;
  readonly sentNs: Float64Array;
  /** The session in which it was sent. */
  readonly sessions: Int32Array;
  /** 1: a place that can't rest. */
  readonly endsAtOnce: Uint8Array;
  /** 1: the venue has said something of an order that can't rest, but not yet its end. */
  readonly isHeardOf: Uint8Array;
}

export function createOutstanding(capacity: number): OutstandingTable {
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

  function find(kind: RequestKind, orderId: number, attempt: number): number {
    let row = rows.find(orderId);
    while (row !== NO_ROW && (kinds[row] !== kind || attempts[row] !== attempt)) row = rows.findOlder(row);
    return row;
  }

  function drop(kind: RequestKind, orderId: number, attempt: number): void {
    const row = find(kind, orderId, attempt);
    if (row !== NO_ROW) rows.remove(row);
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

function canNotRest({ type, timeInForce }: Request): boolean {
  return type === OrderType.market || timeInForce === TimeInForce.ioc || timeInForce === TimeInForce.fok;
}
