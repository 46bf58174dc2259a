import { invariant } from '../invariant.ts';
import { Side } from '../schema/order-kind.ts';
import { Term, TermFlag } from '../schema/terms.ts';
import {
  HEAP_ID,
  HEAP_KEY_WIDTH,
  type PairingHeaps,
  createPairingHeaps,
  heapOfNode,
  joinHeap,
  leaveHeap,
  nextWithin,
} from './pairing-heap.ts';
import { PLAN_WIDTH, PlanColumn } from './plan-columns.ts';
import { type TouchedRows, createTouchedRows, touchRow } from './touched-rows.ts';
import { stopTicksAt } from './stop-price.ts';

/**
 * The orders that wait for a price, by instrument, by the price that they look at and by side. Two heaps for each: the stop
 * that is reached first on top, and of those that trail the best price that is beaten first; of equals the order that was
 * placed first.
 *
 *   heaps   last: buys' stops │ buys' bests │ sells' stops │ sells' bests │ bid_ask: … │ mark: …
 *   nodes   two for each plan; the id: the order's
 *
 * A tick looks at the tops of its instrument; what it doesn't reach it doesn't see. Derived from plans and orders, so it is
 * no state.
 */
export interface ArmedOrders {
  readonly heaps: PairingHeaps;
  /** By plan: 1 + twice its instrument + the side of its armed order; 0: none is armed. */
  readonly places: Int32Array;
  /** Plans with an armed order, by instrument. */
  readonly counts: Int32Array;
  /** Instruments of which an order was armed, or none is any more: for who has to tell others. */
  readonly news: TouchedRows;
}

const HEAPS = 12;
const SIDES = 2;
const KEYS = HEAP_KEY_WIDTH;
const NODES_PER_PLAN = 2;
/** Beyond every price: a trailing stop that has seen none yet is beaten by any. */
const ANY_PRICE = 2 ** 52;
const P = PlanColumn;

/** Which of its two nodes. */
export const STOPS = 0;
export const BESTS = 1;

export function createArmedOrders(instruments: number, plans: number): ArmedOrders {
  return {
    heaps: createPairingHeaps(instruments * HEAPS, plans * NODES_PER_PLAN),
    places: new Int32Array(plans),
    counts: new Int32Array(instruments),
    news: createTouchedRows(instruments),
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
    if (place !== 0 || armed.counts[instrument] === 0) touchRow(armed.news, instrument);
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
export function nextArmed({ heaps }: ArmedOrders, heap: number, after: number, bound: number): number {
  const node = nextWithin(heaps, heap, after < 0 ? -1 : after * NODES_PER_PLAN + (heap & 1), bound);
  return node < 0 ? -1 : node >> 1;
}

/** `heap` is 1 + its number; 0: out of every heap. */
function putNode({ heaps }: ArmedOrders, node: number, heap: number, key: number, id: number): void {
  const { keys } = heaps;
  const at = node * KEYS;
  const was = heapOfNode(heaps, node);
  if (was === heap && (heap === 0 || (keys[at] === key && keys[at + HEAP_ID] === id))) return;
  if (was !== 0) leaveHeap(heaps, node);
  if (heap === 0) return;
  keys[at] = key;
  keys[at + HEAP_ID] = id;
  joinHeap(heaps, node, heap);
}
