import { invariant } from '../invariant.ts';
import { Side } from '../schema/order-kind.ts';
import { Term, TermFlag } from '../schema/terms.ts';
import { PLAN_WIDTH, PlanColumn } from './plan-columns.ts';
import { type PlanWork, createPlanWork, touchPlan } from './plan-work.ts';
import { stopTicksAt } from './stop-price.ts';

/**
 * The orders that wait for a price, by instrument, by the price that they look at and by side. Two pairing heaps for each:
 * the stop that is reached first on top, and of those that trail the best price that is beaten first.
 *
 *   heads   │ last: buys' stops │ buys' bests │ sells' stops │ sells' bests │ bid_ask: … │ mark: … │     1 + node; 0: none
 *   node    │ key f64 │ order id f64 │ first child │ next sibling │ previous, or the parent │ its heap │   two for each plan
 *
 * A tick looks at the tops of its instrument; what it doesn't reach it doesn't see. Derived from plans and orders, so it is
 * no state.
 */
export interface ArmedOrders {
  readonly heads: Int32Array;
  readonly nodes: Int32Array;
  /** The same bytes. */
  readonly keys: Float64Array;
  /** By plan: 1 + twice its instrument + the side of its armed order; 0: none is armed. */
  readonly places: Int32Array;
  /** Plans with an armed order, by instrument. */
  readonly counts: Int32Array;
  /** Instruments of which an order was armed, or none is any more: for who has to tell others. */
  readonly news: PlanWork;
}

const HEAPS = 12;
const SIDES = 2;
const NODE = 8;
const CHILD = 4;
const NEXT = 5;
const PREVIOUS = 6;
const HEAP = 7;
const KEYS = 4;
const ORDER_ID = 1;
const NODES_PER_PLAN = 2;
/** Beyond every price: a trailing stop that has seen none yet is beaten by any. */
const ANY_PRICE = 2 ** 52;
const P = PlanColumn;

/** Which of its two nodes. */
export const STOPS = 0;
export const BESTS = 1;

export function createArmedOrders(instruments: number, plans: number): ArmedOrders {
  const keys = new Float64Array(plans * NODES_PER_PLAN * KEYS);
  return {
    heads: new Int32Array(instruments * HEAPS),
    nodes: new Int32Array(keys.buffer),
    keys,
    places: new Int32Array(plans),
    counts: new Int32Array(instruments),
    news: createPlanWork(instruments),
  };
}

/** Brings a plan's place in line with its row: `side` is that of its armed order, -1 where it has none. */
export function placeArmed(armed: ArmedOrders, plans: Float64Array, plan: number, side: number): void {
  const instrument = plans[plan * PLAN_WIDTH + P.INSTRUMENT]!;
  const was = armed.places[plan]!;
  const place = side < 0 ? 0 : 1 + instrument * SIDES + side;
  if (was === 0 && place === 0) return;
  invariant(was === 0 || place === 0 || was === place, 'an armed order keeps its instrument and side');
  armed.places[plan] = place;
  if (was === 0 || place === 0) {
    armed.counts[instrument] = armed.counts[instrument]! + (place === 0 ? -1 : 1);
    if (place !== 0 || armed.counts[instrument] === 0) touchPlan(armed.news, instrument);
  }
  const best = plans[plan * PLAN_WIDTH + P.EXTREME_TICKS]!;
  const stop = place === 0 ? 0 : stopTicksAt(plans, plan, side, best);
  const trails = place !== 0 && plans[plan * PLAN_WIDTH + P.TERMS + Term.TRAIL]! !== 0;
  const flags = plans[plan * PLAN_WIDTH + P.TERMS + Term.FLAGS]!;
  const heap = armedHeap(instrument, flags & TermFlag.triggerBy, side, STOPS);
  const id = plans[plan * PLAN_WIDTH + P.ARMED_ID]!;
  const sign = side === Side.buy ? 1 : -1;
  putNode(armed, plan * NODES_PER_PLAN + STOPS, stop > 0 ? heap + 1 : 0, sign * stop, id);
  putNode(armed, plan * NODES_PER_PLAN + BESTS, trails ? heap + 2 : 0, best === 0 ? -ANY_PRICE : -sign * best, id);
}

/** The same after its best price, or its terms, have changed. */
export function moveArmed(armed: ArmedOrders, plans: Float64Array, plan: number): void {
  if (armed.places[plan] !== 0) placeArmed(armed, plans, plan, armedSide(armed, plan));
}

/** The side of a plan's armed order, or -1. */
export function armedSide(armed: ArmedOrders, plan: number): number {
  return armed.places[plan] === 0 ? -1 : (armed.places[plan]! - 1) % SIDES;
}

export function armedHeap(instrument: number, triggerBy: number, side: number, which: number): number {
  return instrument * HEAPS + triggerBy * 4 + side * 2 + which;
}

/**
 * The next plan of a heap whose key is within `bound`, after the one that was looked at last (-1: the first of all); -1: there
 * is none left. Those beyond it, and all that are behind these, aren't looked at.
 */
export function nextArmed(armed: ArmedOrders, heap: number, after: number, bound: number): number {
  const { heads, nodes, keys } = armed;
  if (after < 0) {
    const head = heads[heap]! - 1;
    return head >= 0 && keys[head * KEYS]! <= bound ? head >> 1 : -1;
  }
  let owner = after * NODES_PER_PLAN + (heap & 1);
  let link = nodes[owner * NODE + CHILD]!;
  for (;;) {
    for (; link !== 0; link = nodes[(link - 1) * NODE + NEXT]!) {
      if (keys[(link - 1) * KEYS]! <= bound) return (link - 1) >> 1;
    }
    link = nodes[owner * NODE + NEXT]!;
    owner = parentOf(nodes, owner);
    if (owner < 0) return -1;
  }
}

function parentOf(nodes: Int32Array, node: number): number {
  for (let at = node; ; ) {
    const previous = nodes[at * NODE + PREVIOUS]! - 1;
    if (previous < 0 || nodes[previous * NODE + CHILD] === at + 1) return previous;
    at = previous;
  }
}

/** `heap` is 1 + its number; 0: out of every heap. */
function putNode(armed: ArmedOrders, node: number, heap: number, key: number, id: number): void {
  const { heads, nodes, keys } = armed;
  const was = nodes[node * NODE + HEAP]!;
  if (was === heap && (heap === 0 || (keys[node * KEYS] === key && keys[node * KEYS + ORDER_ID] === id))) return;
  if (was !== 0) remove(armed, node);
  if (heap === 0) return;
  keys[node * KEYS] = key;
  keys[node * KEYS + ORDER_ID] = id;
  nodes[node * NODE + HEAP] = heap;
  heads[heap - 1] = merge(armed, heads[heap - 1]!, node + 1);
}

function remove(armed: ArmedOrders, node: number): void {
  const { heads, nodes } = armed;
  const at = node * NODE;
  const heap = nodes[at + HEAP]! - 1;
  const children = pairUp(armed, nodes[at + CHILD]!);
  const previous = nodes[at + PREVIOUS]!;
  const next = nodes[at + NEXT]!;
  if (previous === 0) {
    heads[heap] = children;
  } else {
    const link = (previous - 1) * NODE;
    if (nodes[link + CHILD] === node + 1) nodes[link + CHILD] = next;
    else nodes[link + NEXT] = next;
    if (next !== 0) nodes[(next - 1) * NODE + PREVIOUS] = previous;
    heads[heap] = merge(armed, heads[heap]!, children);
  }
  for (let i = CHILD; i <= HEAP; i++) nodes[at + i] = 0;
}

/** Two heaps become one: the worse top is the first child of the better. Each is 1 + a node, 0: empty. */
function merge(armed: ArmedOrders, a: number, b: number): number {
  if (a === 0) return b;
  if (b === 0) return a;
  const { nodes } = armed;
  const isFirst = isBefore(armed, a - 1, b - 1);
  const top = isFirst ? a : b;
  const below = isFirst ? b : a;
  const child = nodes[(top - 1) * NODE + CHILD]!;
  nodes[(below - 1) * NODE + NEXT] = child;
  nodes[(below - 1) * NODE + PREVIOUS] = top;
  if (child !== 0) nodes[(child - 1) * NODE + PREVIOUS] = below;
  nodes[(top - 1) * NODE + CHILD] = below;
  return top;
}

/** The children of a top that goes: merged in pairs from the left, then all from the right. */
function pairUp(armed: ArmedOrders, first: number): number {
  const { nodes } = armed;
  let pairs = 0;
  for (let child = first; child !== 0; ) {
    const second = nodes[(child - 1) * NODE + NEXT]!;
    const rest = second === 0 ? 0 : nodes[(second - 1) * NODE + NEXT]!;
    loosen(nodes, child);
    if (second !== 0) loosen(nodes, second);
    const pair = merge(armed, child, second);
    nodes[(pair - 1) * NODE + NEXT] = pairs;
    pairs = pair;
    child = rest;
  }
  let top = 0;
  while (pairs !== 0) {
    const rest = nodes[(pairs - 1) * NODE + NEXT]!;
    loosen(nodes, pairs);
    top = merge(armed, top, pairs);
    pairs = rest;
  }
  return top;
}

function loosen(nodes: Int32Array, link: number): void {
  nodes[(link - 1) * NODE + NEXT] = 0;
  nodes[(link - 1) * NODE + PREVIOUS] = 0;
}

/** Of equals the order that was placed first. */
function isBefore({ keys }: ArmedOrders, a: number, b: number): boolean {
  const first = keys[a * KEYS]!;
  const second = keys[b * KEYS]!;
  return first === second ? keys[a * KEYS + ORDER_ID]! < keys[b * KEYS + ORDER_ID]! : first < second;
}
