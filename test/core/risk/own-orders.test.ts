import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createOwnOrders, firstMet, placeOwnOrder } from '../../../core/risk/own-orders.ts';
import { OrderFlag } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, Side } from '../../../core/schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';

const ROWS = 24;
const INSTRUMENTS = 2;
const O = OrderColumn;
const OPEN = [
  OrderStatus.routed,
  OrderStatus.live,
  OrderStatus.partly_filled,
  OrderStatus.pending_cancel,
  OrderStatus.pending_replace,
  OrderStatus.unknown,
  OrderStatus.held,
];
const FINAL = [OrderStatus.filled, OrderStatus.cancelled, OrderStatus.not_sent];

interface Change {
  readonly row: number;
  readonly status: number;
  readonly wanted: boolean;
  readonly instrument: number;
  readonly side: number;
  readonly isMarket: boolean;
  readonly ticks: number;
  readonly pending: number;
}

/** What is met first of all rows, looked through one by one. */
function naive(orders: Float64Array, asked: Change, isLeaving: boolean): number {
  let best = -1;
  const reach = (row: number): number => {
    const at = row * ORDER_WIDTH;
    const ticks = orders[at + O.PRICE_TICKS]!;
    const other = orders[at + O.PENDING_TICKS]! || ticks;
    const isBuy = orders[at + O.SIDE] === Side.buy;
    if (orders[at + O.TYPE] === OrderType.market) return isBuy ? Infinity : -Infinity;
    return isBuy ? Math.max(ticks, other) : Math.min(ticks, other);
  };
  for (let row = 0; row < ROWS; row++) {
    const at = row * ORDER_WIDTH;
    const status = orders[at + O.STATUS]!;
    const flags = orders[at + O.FLAGS]!;
    const leaves =
      status === OrderStatus.pending_cancel ||
      (status === OrderStatus.unknown && (flags & OrderFlag.cancel_wanted) !== 0);
    if (!OPEN.some((open) => open === status) || leaves !== isLeaving) continue;
    if (orders[at + O.SIDE] === asked.side || orders[at + O.INSTRUMENT] !== asked.instrument) continue;
    const meets = asked.isMarket || (asked.side === Side.buy ? reach(row) <= asked.ticks : reach(row) >= asked.ticks);
    if (!meets) continue;
    if (best < 0) best = row;
    const isBetter = asked.side === Side.buy ? reach(row) < reach(best) : reach(row) > reach(best);
    const isOlder = orders[at + O.ORDER_ID]! < orders[best * ORDER_WIDTH + O.ORDER_ID]!;
    if (isBetter || (reach(row) === reach(best) && isOlder)) best = row;
  }
  return best;
}

const change: fc.Arbitrary<Change> = fc.record({
  row: fc.nat({ max: ROWS - 1 }),
  status: fc.constantFrom(...OPEN, ...OPEN, ...FINAL),
  wanted: fc.boolean(),
  instrument: fc.nat({ max: INSTRUMENTS - 1 }),
  side: fc.constantFrom(Side.buy, Side.sell),
  isMarket: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  ticks: fc.integer({ min: 1, max: 12 }),
  pending: fc.integer({ min: 0, max: 12 }),
});

it('meets first what a look through all orders meets first, whatever came, went, moved and left', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 300, size: 'max' }),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (days, asks) => {
        const orders = new Float64Array(ROWS * ORDER_WIDTH);
        const own = createOwnOrders(INSTRUMENTS, orders);
        let orderId = 0;
        for (const [step, { row, status, wanted, instrument, side, isMarket, ticks, pending }] of days.entries()) {
          const at = row * ORDER_WIDTH;
          const isOpen = OPEN.some((open) => open === orders[at + O.STATUS]);
          if (!isOpen) {
            // A row that is taken again is another order.
            orders[at + O.ORDER_ID] = ++orderId;
            orders[at + O.INSTRUMENT] = instrument;
            orders[at + O.SIDE] = side;
            orders[at + O.TYPE] = isMarket ? OrderType.market : OrderType.limit;
          }
          orders[at + O.STATUS] = status;
          orders[at + O.FLAGS] = wanted ? OrderFlag.cancel_wanted : 0;
          orders[at + O.PRICE_TICKS] = orders[at + O.TYPE] === OrderType.market ? 0 : ticks;
          orders[at + O.PENDING_TICKS] = status === OrderStatus.pending_replace ? pending : 0;
          placeOwnOrder(own, row);
          const asked = asks[step % asks.length]!;
          for (const isLeaving of [false, true]) {
            const type = asked.isMarket ? OrderType.market : OrderType.limit;
            const met = firstMet(own, asked.instrument, asked.side, type, Float64Array.of(asked.ticks), isLeaving);
            assert.equal(met, naive(orders, asked, isLeaving));
          }
        }
        // The same from nothing, in another order: what is met first doesn't depend on how it came about.
        const again = createOwnOrders(INSTRUMENTS, orders);
        for (let row = ROWS - 1; row >= 0; row--) {
          if (orders[row * ORDER_WIDTH + O.ORDER_ID] !== 0) placeOwnOrder(again, row);
        }
        for (const asked of asks) {
          const type = asked.isMarket ? OrderType.market : OrderType.limit;
          const ticks = Float64Array.of(asked.ticks);
          assert.equal(
            firstMet(again, asked.instrument, asked.side, type, ticks, false),
            firstMet(own, asked.instrument, asked.side, type, ticks, false),
          );
        }
      },
    ),
    { numRuns: 200 },
  );
});
