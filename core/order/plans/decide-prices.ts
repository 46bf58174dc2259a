import type { Records } from '../../memory/records.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { MARKS_PER_EVENT, MARK_WORDS, Marks } from '../../schema/marks.ts';
import { OrderStatus, Side } from '../../schema/order-kind.ts';
import { PriceWord, PricesWord } from '../../schema/prices.ts';
import { Term, TriggerBy } from '../../schema/terms.ts';
import { BESTS, STOPS, armedHeap, armedSide, nextArmed } from '../../state/armed-orders.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import { type EngineState, findOrder, findPlan } from '../../state/state.ts';
import { stopTicksAt } from '../../state/stop-price.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { OrderEvent, statusAfter } from '../lifecycle.ts';
import { planOf } from './plan-rows.ts';
import { beginEvent, beginOrderEvent, describeRest, writeInputs } from '../write-event.ts';

const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;
const W = PricesWord;
const V = PriceWord;

/** How far a record of prices has been looked at: it may take many steps. */
export interface PricesCursor {
  lane: number;
  look: number;
}

export function createPricesCursor(): PricesCursor {
  return { lane: 0, look: 0 };
}

/** Six lanes: the price that is looked at, and the side. */
const LANES = 6;

/**
 * What a lane looks for in a record, one behind the other. A record of several ticks doesn't say in which order all of them
 * came, only what certainly did: its newest price is the last, and what it fell (or rose) the most.
 *
 *   hit      the price that went farthest against the order      ▸ stops as they stood
 *   trail    the start of the greatest fall, where that would do ▸ hit again, with its end
 *   follow   the best price                                      ▸ hit again, with the newest
 */
const Look = { hit: 0, trail: 1, hitFall: 2, follow: 3, hitNewest: 4, done: 5 } as const;

const pairs = new Float64Array(MARKS_PER_EVENT * MARK_WORDS);

/**
 * What the prices at `prices[at]` mean for the orders that wait for them, an event a call: a stop that triggers, or trailing
 * stops that follow. Returns the event's byte offset; -1: the record has been looked at, and the cursor is at the beginning.
 */
export function decidePrices(
  state: EngineState,
  prices: Float64Array,
  at: number,
  cursor: PricesCursor,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const instrument = prices[at + W.INSTRUMENT]!;
  for (; cursor.lane < LANES && state.armed.counts[instrument] !== 0; cursor.lane++) {
    const event = decideLane(state, prices, at, cursor, inputs, part, out);
    if (event >= 0) return event;
    cursor.look = Look.hit;
  }
  cursor.lane = 0;
  cursor.look = Look.hit;
  return -1;
}

function decideLane(
  state: EngineState,
  prices: Float64Array,
  at: number,
  cursor: PricesCursor,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const side = cursor.lane & 1;
  const by = cursor.lane >> 1;
  const price = at + priceAt(by, side);
  if (prices[price + V.NEWEST] === 0) return -1;
  const isBuy = side === Side.buy;
  const instrument = prices[at + W.INSTRUMENT]!;
  const stops = armedHeap(instrument, by, side, STOPS);
  const isOne = prices[price + V.LOW] === prices[price + V.HIGH];
  for (; cursor.look < Look.done; cursor.look++) {
    let event = -1;
    switch (cursor.look) {
      case Look.hit: {
        event = triggerFirst(state, stops, prices, at, price + (isBuy ? V.HIGH : V.LOW), price, inputs, part, out);
        break;
      }
      case Look.trail:
        if (!isOne) event = trailAll(state, side, by, prices, at, price, true, inputs, part, out);
        break;
      case Look.hitFall: {
        const end = price + (isBuy ? V.ROSE_TO : V.FELL_TO);
        if (!isOne) event = triggerFirst(state, stops, prices, at, end, price, inputs, part, out);
        break;
      }
      case Look.follow:
        event = trailAll(state, side, by, prices, at, price, false, inputs, part, out);
        break;
      default:
        if (!isOne) event = triggerFirst(state, stops, prices, at, price, price, inputs, part, out);
    }
    if (event >= 0) return event;
  }
  return -1;
}

/** A buy is triggered by what it would pay, a sell by what it would get. */
function priceAt(by: number, side: number): number {
  if (by === TriggerBy.last) return W.LAST;
  if (by === TriggerBy.mark) return W.MARK;
  return side === Side.buy ? W.ASK : W.BID;
}

/**
 * The first of a heap that the price at `prices[hitAt]` triggers. To an order that came after the record began only its
 * newest price means anything: what was before isn't for it.
 */
function triggerFirst(
  state: EngineState,
  heap: number,
  prices: Float64Array,
  at: number,
  hitAt: number,
  newestAt: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { armed } = state;
  const hit = prices[hitAt]!;
  const newest = prices[newestAt]!;
  const sign = signOf(heap);
  for (let plan = nextArmed(armed, heap, -1, sign * hit); plan >= 0; plan = nextArmed(armed, heap, plan, sign * hit)) {
    const row = findOrder(state, state.plans.words[plan * PLAN_WIDTH + P.ARMED_ID]!);
    const sinceUs = state.orders.words[row * ORDER_WIDTH + O.UPDATED_US]!;
    if (sinceUs <= prices[at + W.FIRST_US]!) return trigger(state, row, hit, inputs, part, out);
    if (sinceUs <= prices[at + W.LAST_US]! && isReached(state, plan, newest)) {
      return trigger(state, row, newest, inputs, part, out);
    }
  }
  return -1;
}

/** Heaps of buys and sells alternate in twos (`armedHeap`). */
function signOf(heap: number): number {
  return ((heap >> 1) & 1) === Side.buy ? 1 : -1;
}

function isReached(state: EngineState, plan: number, ticks: number): boolean {
  return isReachedFrom(state, plan, state.plans.words[plan * PLAN_WIDTH + P.EXTREME_TICKS]!, ticks);
}

function isReachedFrom(state: EngineState, plan: number, best: number, ticks: number): boolean {
  const side = armedSide(state.armed, plan);
  const stop = side < 0 ? 0 : stopTicksAt(state.plans.words, plan, side, best);
  return stop > 0 && (side === Side.buy ? ticks >= stop : ticks <= stop);
}

/** Trailing stops whose best price was beaten, as many as fit an event; `onlyHit`: those that the greatest fall triggers. */
function trailAll(
  state: EngineState,
  side: number,
  by: number,
  prices: Float64Array,
  at: number,
  price: number,
  onlyHit: boolean,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { armed } = state;
  const plans = state.plans.words;
  const isBuy = side === Side.buy;
  const best = prices[price + (onlyHit ? (isBuy ? V.ROSE_FROM : V.FELL_FROM) : isBuy ? V.LOW : V.HIGH)]!;
  const end = prices[price + (isBuy ? V.ROSE_TO : V.FELL_TO)]!;
  const newest = prices[price + V.NEWEST]!;
  const heap = armedHeap(prices[at + W.INSTRUMENT]!, by, side, BESTS);
  const bound = (isBuy ? -best : best) - 1;
  let taken = 0;
  for (let plan = nextArmed(armed, heap, -1, bound); plan >= 0; plan = nextArmed(armed, heap, plan, bound)) {
    const row = findOrder(state, plans[plan * PLAN_WIDTH + P.ARMED_ID]!);
    const sinceUs = state.orders.words[row * ORDER_WIDTH + O.UPDATED_US]!;
    const isOld = sinceUs <= prices[at + W.FIRST_US]!;
    if (onlyHit && !(isOld && isReachedFrom(state, plan, best, end))) continue;
    if (!isOld && !(sinceUs <= prices[at + W.LAST_US]! && isBetter(state, plan, newest))) continue;
    pairs[taken * MARK_WORDS] = plans[plan * PLAN_WIDTH + P.ORDER_ID]!;
    pairs[taken * MARK_WORDS + 1] = isOld ? best : newest;
    taken += 1;
    if (taken === MARKS_PER_EVENT) break;
  }
  return taken === 0 ? -1 : trailed(state, taken, inputs, part, out);
}

function isBetter(state: EngineState, plan: number, ticks: number): boolean {
  const plans = state.plans.words;
  const side = armedSide(state.armed, plan);
  if (side < 0 || plans[plan * PLAN_WIDTH + P.TERMS + Term.TRAIL] === 0) return false;
  const best = plans[plan * PLAN_WIDTH + P.EXTREME_TICKS]!;
  return best === 0 || (side === Side.buy ? ticks < best : ticks > best);
}

function trailed(state: EngineState, taken: number, inputs: Inputs, part: number, out: EventSink): number {
  const to = beginEvent(state, out, EventKind.trailed, Cause.prices, part, inputs, 0);
  const first = (to >> 3) + Marks.FIRST;
  for (let i = 0; i < taken * MARK_WORDS; i++) out.records.f64[first + i] = pairs[i]!;
  return to;
}

function trigger(state: EngineState, row: number, ticks: number, inputs: Inputs, part: number, out: EventSink): number {
  const at = beginOrderEvent(state, row, EventKind.triggered, Cause.prices, part, inputs, 0, out);
  describeRest(state, row, out, at);
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  out.records.u8[at + EventByte.STATUS] = statusAfter(OrderStatus.armed, OrderEvent.triggered, 0);
  out.records.f64[(at >> 3) + E.LAST_TICKS] = ticks;
  return at;
}

/** Decides again what prices made: whether the state before it lets them do that. */
export function decidePricesAgain(
  state: EngineState,
  event: Records,
  at: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { f64, i32 } = event;
  if ((i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) === EventKind.triggered) {
    const row = findOrder(state, f64[(at >> 3) + E.ORDER_ID]!);
    const ticks = f64[(at >> 3) + E.LAST_TICKS]!;
    const plan = row < 0 ? -1 : planOf(state, row);
    return plan >= 0 && isReached(state, plan, ticks) ? trigger(state, row, ticks, inputs, part, out) : -1;
  }
  const first = (at >> 3) + Marks.FIRST;
  let taken = 0;
  for (; taken < MARKS_PER_EVENT && f64[first + taken * MARK_WORDS] !== 0; taken++) {
    const from = first + taken * MARK_WORDS;
    const plan = findPlan(state, f64[from]!);
    if (plan < 0 || !isBetter(state, plan, f64[from + 1]!)) return -1;
    pairs[taken * MARK_WORDS] = f64[from]!;
    pairs[taken * MARK_WORDS + 1] = f64[from + 1]!;
  }
  return trailed(state, taken, inputs, part, out);
}
