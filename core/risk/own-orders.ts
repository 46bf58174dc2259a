import { NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, OrderType, Side, isFinal, sentType } from '../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import {
  HEAP_ID,
  HEAP_KEY_WIDTH,
  type PairingHeaps,
  createPairingHeaps,
  heapOfNode,
  joinHeap,
  leaveHeap,
} from '../state/pairing-heap.ts';

/**
 * Everything of the firm that could trade, by instrument and side: what a new order would meet if it met its own. Four
 * heaps for each instrument, the best price on top, of equals the oldest; two of them for orders whose cancel is under way,
 * which can still trade, so that the first that nobody has asked to leave stands on top of its own.
 *
 *   heaps   buys │ buys that leave │ sells │ sells that leave
 *   nodes   by row of the order table; the key: ticks, of buys −ticks, market orders before all; the id: the order's
 *
 * Derived from the orders, so it is no state.
 */
export interface OwnOrders {
  readonly heaps: PairingHeaps;
  /** The order table's. */
  readonly orders: Float64Array;
}

const HEAPS = 4;
const KEYS = HEAP_KEY_WIDTH;
/** Beyond every price in ticks. */
const ANY_PRICE = 2 ** 52;
const O = OrderColumn;

export function createOwnOrders(instruments: number, orders: Float64Array): OwnOrders {
  return { heaps: createPairingHeaps(instruments * HEAPS, orders.length / ORDER_WIDTH), orders };
}

/** Brings an order's place in line with its row in the table: in, out, at another price, leaving or staying. */
export function placeOwnOrder(own: OwnOrders, row: number): void {
  const { heaps, orders } = own;
  const { keys } = heaps;
  const at = Math.imul(row, ORDER_WIDTH);
  const keyAt = Math.imul(row, KEYS);
  const status = orders[at + O.STATUS]!;
  const was = heapOfNode(heaps, row);
  // What is kept here is at no venue, nor is an order whose parts are; a held order is met all the same, as it will leave by itself.
  const isWithoutVenue = status === OrderStatus.pending_cancel && orders[at + O.BROKER] === NO_BROKER;
  if (isFinal(status) || status > OrderStatus.held || isWithoutVenue) {
    if (was !== 0) leaveHeap(heaps, row);
    return;
  }
  const heap = heapOf(orders[at + O.INSTRUMENT]!, orders[at + O.SIDE]!, leaves(status, orders[at + O.FLAGS]!)) + 1;
  const before = keys[keyAt]!;
  keepKey(keys, keyAt, orders, at);
  if (was === heap && keys[keyAt] === before) return;
  if (was !== 0) leaveHeap(heaps, row);
  keys[keyAt + HEAP_ID] = orders[at + O.ORDER_ID]!;
  joinHeap(heaps, row, heap);
}

/**
 * The order that one of this kind would meet first, among those that stay or those that leave; -1: it would meet none.
 * `ticks[0]` is its price; of a market order whatever it is.
 */
export function firstMet(
  { heaps }: OwnOrders,
  instrument: number,
  side: number,
  type: number,
  ticks: Float64Array,
  isLeaving: boolean,
): number {
  const other = side === Side.buy ? Side.sell : Side.buy;
  const head = heaps.heads[heapOf(instrument, other, isLeaving)]! - 1;
  if (head < 0 || type === OrderType.market) return head;
  const reach = side === Side.buy ? ticks[0]! : -ticks[0]!;
  return heaps.keys[Math.imul(head, KEYS)]! <= reach ? head : -1;
}

/** Whether there is none at all that one of this instrument and side could meet. */
export function meetsNone({ heaps: { heads } }: OwnOrders, instrument: number, side: number): boolean {
  const staying = heapOf(instrument, side === Side.buy ? Side.sell : Side.buy, false);
  return heads[staying] === 0 && heads[staying + 1] === 0;
}

function heapOf(instrument: number, side: number, isLeaving: boolean): number {
  return (Math.imul(instrument, HEAPS) + (side << 1) + (isLeaving ? 1 : 0)) | 0;
}

function leaves(status: number, flags: number): boolean {
  if (status === OrderStatus.pending_cancel) return true;
  return status === OrderStatus.unknown && (flags & OrderFlag.cancel_wanted) !== 0;
}

/** Under a replace the price of the two that reaches farther: the venue may have either. */
function keepKey(keys: Float64Array, to: number, orders: Float64Array, at: number): void {
  const ticks = orders[at + O.PRICE_TICKS]!;
  const pending = orders[at + O.PENDING_TICKS]! || ticks;
  if (sentType(orders[at + O.TYPE]!, ticks) === OrderType.market) keys[to] = -ANY_PRICE;
  else keys[to] = orders[at + O.SIDE] === Side.buy ? -Math.max(ticks, pending) : Math.min(ticks, pending);
}
