import { createOrderRows, NO_ROW } from './order-rows.ts';
import { newRequest, type Request, RequestKind } from './request.ts';

/**
 * What waits to be sent to one venue. Two lanes, so that cancels can use what the rate windows keep for them:
 *
 *   cancels   ─▶ c7 c9 ────────────▶
 *   others    ─▶ p1 p2 c2 r5 p6 ───▶      c2 stands here because p2 does: an order's requests keep their order
 *
 * An order's request joins the lane in which one of that order already waits.
 */
export interface Outbox {
  size(): number;
  cancels(): number;
  /** Copies the request. False: its lane is full; for a cancel that joins its order there is as much room again. */
  push(request: Request): boolean;
  /** The lane's next request, in an object that the next `peek` fills again. */
  peek(lane: Lane): Request | undefined;
  /** Takes what `peek` showed of that lane. */
  take(lane: Lane): void;
  /** Whether a request of the order waits. */
  holds(orderId: number): boolean;
}

export const Lane = { cancels: 0, others: 1 } as const;
export type Lane = (typeof Lane)[keyof typeof Lane];
export const LANES: readonly Lane[] = [Lane.cancels, Lane.others];

/** `capacity`: of each lane. Whatever waits can be cancelled: behind the others is room for a cancel of each. */
export function createOutbox(capacity: number): Outbox {
  const total = capacity * (LANES.length + 1);
  const rows = createOrderRows(total, LANES.length);
  const { orderIds, queues } = rows;
  const kinds = new Uint8Array(total);
  const attempts = new Uint8Array(total);
  const accounts = new Int32Array(total);
  const instruments = new Int32Array(total);
  const sides = new Uint8Array(total);
  const types = new Uint8Array(total);
  const timesInForce = new Uint8Array(total);
  const postOnly = new Uint8Array(total);
  const priceTicks = new Float64Array(total);
  const quantityLots = new Float64Array(total);
  const expireAtUs = new Float64Array(total);
  const queuedUs = new Float64Array(total);
  const queuedNs = new Float64Array(total);
  const shown = newRequest();

  function laneFor(request: Request): number {
    const before = rows.find(request.orderId);
    if (before !== NO_ROW) return queues[before]!;
    return request.kind === RequestKind.cancel ? Lane.cancels : Lane.others;
  }

  return {
    size() {
      return rows.size();
    },
    cancels() {
      return rows.sizeOf(Lane.cancels);
    },
    push(request) {
      const lane = laneFor(request);
      const joins = request.kind === RequestKind.cancel && lane === Lane.others;
      if (rows.sizeOf(lane) >= (joins ? 2 * capacity : capacity)) return false;
      const row = rows.add(lane, request.orderId);
      kinds[row] = request.kind;
      attempts[row] = request.attempt;
      accounts[row] = request.account;
      instruments[row] = request.instrument;
      sides[row] = request.side;
      types[row] = request.type;
      timesInForce[row] = request.timeInForce;
      postOnly[row] = request.postOnly ? 1 : 0;
      priceTicks[row] = request.priceTicks;
      quantityLots[row] = request.quantityLots;
      expireAtUs[row] = request.expireAtUs;
      queuedUs[row] = request.queuedUs;
      queuedNs[row] = request.queuedNs;
      return true;
    },
    peek(lane) {
      const row = rows.first(lane);
      if (row === NO_ROW) return undefined;
      shown.kind = kinds[row] as RequestKind;
      shown.orderId = orderIds[row]!;
      shown.attempt = attempts[row]!;
      shown.account = accounts[row]!;
      shown.instrument = instruments[row]!;
      shown.side = sides[row]!;
      shown.type = types[row]!;
      shown.timeInForce = timesInForce[row]!;
      shown.postOnly = postOnly[row] === 1;
      shown.priceTicks = priceTicks[row]!;
      shown.quantityLots = quantityLots[row]!;
      shown.expireAtUs = expireAtUs[row]!;
      shown.queuedUs = queuedUs[row]!;
      shown.queuedNs = queuedNs[row]!;
      return shown;
    },
    take: (lane) => rows.remove(rows.first(lane)),
    holds: (orderId) => rows.find(orderId) !== NO_ROW,
  };
}
