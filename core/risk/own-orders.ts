import { NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, OrderType, Side, isFinal, sentType } from '../schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';

/**
 * Everything of the firm that could trade, by instrument and side: what a new order would meet if it met its own. Four
 * pairing heaps for each instrument, the best price on top, of equals the oldest; two of them for orders whose cancel is
 * under way, which can still trade, so that the first that nobody has asked to leave stands on top of its own.
 *
 *   heads   │ buys │ buys that leave │ sells │ sells that leave │      1 + the row of the order table; 0: none
 *   node    │ key                         │ order id │ first child │ next sibling │ previous    │ its heap │
 *           │ f64: ticks, of buys −ticks  │   f64    │     i32     │     i32      │ i32: of the │   i32    │  32 bytes
 *           │ market orders before all    │          │     1 + …   │              │ first −(1 + │          │
 *           │                             │          │             │              │ its parent) │          │
 *
 * All of a node on one cache line; the neighbours of one that goes are written, not read: nothing waits for them. Derived from the orders, so it is no state. Adding takes one comparison, removing a few;
 * nothing is allocated.
 */
export interface OwnOrders {
  readonly heads: Int32Array;
  readonly nodes: Int32Array;
  /** The same bytes. */
  readonly keys: Float64Array;
  /** The order table's. */
  readonly orders: Float64Array;
}

const HEAPS = 4;
/** In words of `nodes`, and of `keys`. */
const NODE = 8;
/** Half-words of an order in `nodes`. */
export const OWN_ORDER_WIDTH = NODE;
const CHILD = 4;
const NEXT = 5;
const PREVIOUS = 6;
const HEAP = 7;
const KEYS = 4;
const ORDER_ID = 1;
/** Beyond every price in ticks. */
const ANY_PRICE = 2 ** 52;
const O = OrderColumn;

export function createOwnOrders(instruments: number, orders: Float64Array): OwnOrders {
  const rows = orders.length / ORDER_WIDTH;
  const keys = new Float64Array(rows * KEYS);
  return { heads: new Int32Array(instruments * HEAPS), nodes: new Int32Array(keys.buffer), keys, orders };
}

/** Brings an order's place in line with its row in the table: in, out, at another price, leaving or staying. */
export function placeOwnOrder(own: OwnOrders, row: number): void {
  const { keys, nodes, orders } = own;
  const at = row * ORDER_WIDTH;
  const status = orders[at + O.STATUS]!;
  const was = nodes[row * NODE + HEAP]!;
  // What is kept here is at no venue, nor is an order whose parts are; a held order is met all the same, as it will leave by itself.
  const isWithoutVenue = status === OrderStatus.pending_cancel && orders[at + O.BROKER] === NO_BROKER;
  if (isFinal(status) || status > OrderStatus.held || isWithoutVenue) {
    if (was !== 0) remove(own, row);
    return;
  }
  const heap = heapOf(orders[at + O.INSTRUMENT]!, orders[at + O.SIDE]!, leaves(status, orders[at + O.FLAGS]!)) + 1;
  const before = keys[row * KEYS]!;
  keepKey(own, row, at);
  if (was === heap && keys[row * KEYS] === before) return;
  if (was !== 0) remove(own, row);
  keys[row * KEYS + ORDER_ID] = orders[at + O.ORDER_ID]!;
  nodes[row * NODE + HEAP] = heap;
  own.heads[heap - 1] = merge(own, own.heads[heap - 1]!, row + 1);
}

/**
 * The order that one of this kind would meet first, among those that stay or those that leave; -1: it would meet none.
 * `ticks[0]` is its price; of a market order whatever it is.
 */
export function firstMet(
  own: OwnOrders,
  instrument: number,
  side: number,
  type: number,
  ticks: Float64Array,
  isLeaving: boolean,
): number {
  const other = side === Side.buy ? Side.sell : Side.buy;
  const head = own.heads[heapOf(instrument, other, isLeaving)]! - 1;
  if (head < 0 || type === OrderType.market) return head;
  const reach = side === Side.buy ? ticks[0]! : -ticks[0]!;
  return own.keys[head * KEYS]! <= reach ? head : -1;
}

function heapOf(instrument: number, side: number, isLeaving: boolean): number {
  return (instrument * HEAPS + side * 2 + (isLeaving ? 1 : 0)) | 0;
}

function leaves(status: number, flags: number): boolean {
  if (status === OrderStatus.pending_cancel) return true;
  return status === OrderStatus.unknown && (flags & OrderFlag.cancel_wanted) !== 0;
}

/** Under a replace the price of the two that reaches farther: the venue may have either. */
function keepKey({ keys, orders }: OwnOrders, row: number, at: number): void {
  const ticks = orders[at + O.PRICE_TICKS]!;
  const pending = orders[at + O.PENDING_TICKS]! || ticks;
  const to = row * KEYS;
  if (sentType(orders[at + O.TYPE]!, ticks) === OrderType.market) keys[to] = -ANY_PRICE;
  else keys[to] = orders[at + O.SIDE] === Side.buy ? -Math.max(ticks, pending) : Math.min(ticks, pending);
}

/** Takes an order out by the heap and the links that it has; its key may be another by now. */
function remove(own: OwnOrders, row: number): void {
  const { heads, nodes } = own;
  const at = row * NODE;
  const heap = nodes[at + HEAP]! - 1;
  const children = pairUp(own, nodes[at + CHILD]!);
  const previous = nodes[at + PREVIOUS]!;
  const next = nodes[at + NEXT]!;
  if (previous === 0) {
    heads[heap] = children;
  } else {
    if (previous < 0) nodes[(-previous - 1) * NODE + CHILD] = next;
    else nodes[(previous - 1) * NODE + NEXT] = next;
    if (next !== 0) nodes[(next - 1) * NODE + PREVIOUS] = previous;
    if (children !== 0) heads[heap] = merge(own, heads[heap]!, children);
  }
  for (let i = CHILD; i <= HEAP; i++) nodes[at + i] = 0;
}

/** Two heaps become one: the worse top is the first child of the better. Each is 1 + a row, 0: empty. */
function merge(own: OwnOrders, a: number, b: number): number {
  if (a === 0) return b;
  if (b === 0) return a;
  const { nodes } = own;
  const isFirst = isBetter(own, a - 1, b - 1);
  const top = isFirst ? a : b;
  const below = isFirst ? b : a;
  const child = nodes[(top - 1) * NODE + CHILD]!;
  nodes[(below - 1) * NODE + NEXT] = child;
  nodes[(below - 1) * NODE + PREVIOUS] = -top;
  if (child !== 0) nodes[(child - 1) * NODE + PREVIOUS] = below;
  nodes[(top - 1) * NODE + CHILD] = below;
  return top;
}

/** The children of a top that goes: merged in pairs from the left, then all from the right. */
function pairUp(own: OwnOrders, first: number): number {
  const { nodes } = own;
  let pairs = 0;
  for (let child = first; child !== 0; ) {
    const second = nodes[(child - 1) * NODE + NEXT]!;
    const rest = second === 0 ? 0 : nodes[(second - 1) * NODE + NEXT]!;
    loosen(nodes, child);
    if (second !== 0) loosen(nodes, second);
    const pair = merge(own, child, second);
    nodes[(pair - 1) * NODE + NEXT] = pairs;
    pairs = pair;
    child = rest;
  }
  let top = 0;
  while (pairs !== 0) {
    const rest = nodes[(pairs - 1) * NODE + NEXT]!;
    nodes[(pairs - 1) * NODE + NEXT] = 0;
    top = merge(own, top, pairs);
    pairs = rest;
  }
  return top;
}

function loosen(nodes: Int32Array, link: number): void {
  nodes[(link - 1) * NODE + NEXT] = 0;
  nodes[(link - 1) * NODE + PREVIOUS] = 0;
}

function isBetter({ keys }: OwnOrders, a: number, b: number): boolean {
  const first = keys[a * KEYS]!;
  const second = keys[b * KEYS]!;
  return first === second ? keys[a * KEYS + ORDER_ID]! < keys[b * KEYS + ORDER_ID]! : first < second;
}
