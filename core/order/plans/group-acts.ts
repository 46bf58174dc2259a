import { MOST_HELD } from '../../risk/held-orders.ts';
import { SelfTradeMode } from '../../risk/limit-field.ts';
import { mayExit } from '../../risk/state-gates.ts';
import { routeAgain } from '../../risk/broker-room.ts';
import { Cause, EventHalf, EventKind, EventWord, OrderFlag } from '../../schema/event.ts';
import { OrderStatus, OrderType, TimeInForce, sentType } from '../../schema/order-kind.ts';
import { ChildRole, Term } from '../../schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { PlanColumn } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { requestCancel } from '../decide-cancel.ts';
import type { EventSink } from '../event-sink.ts';
import { pausedUntilUs } from './group-pause.ts';
import { type Group, otherSide } from './group-view.ts';
import { type Inputs, stoppedBrokers, stopsOrder, wordsFor } from '../inputs.ts';
import { isOrderTableFull } from '../order-rows.ts';
import { lookAgain } from './plan-rows.ts';
import { type Child, createChild, heldModeOf, placeChild } from './place-child.ts';
import { routeTo } from '../release-order.ts';
import { hold } from './release-triggered.ts';
import { requestReplace } from '../request-replace.ts';
import { bandOfStop } from './stop-band.ts';
import { beginEvent, describeOrder, numberForAccount } from '../write-event.ts';

/**
 * What a group does with its orders, an event each. What leaves needs a broker and leave to trade: without them -1, and the
 * group looks again soon.
 */
const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;
const EXIT_COLUMNS = { account: P.ACCOUNT, instrument: P.INSTRUMENT, tagLength: P.TAG_LENGTH };

/** A group that waits for a broker, or for leave to trade, looks again after so long. */
const LOOK_EVERY_US = 50_000;

const child = createChild();
const change = { ticks: 0, lots: 0 };

/** Whether something was refused so recently that nothing is asked for yet. */
export function isPaused(state: EngineState, group: Group, inputs: Inputs): boolean {
  const untilUs = pausedUntilUs(state, group.plan);
  if (untilUs <= inputs.nowUs) return false;
  lookAgain(state, untilUs);
  return true;
}

export function cancel(state: EngineState, row: number, inputs: Inputs, part: number, out: EventSink): number {
  return requestCancel(state, row, Cause.plan, part, inputs, 0, OrderFlag.by_engine, out);
}

/** An order that is kept here is for so many lots from now on. */
export function resizeHere(
  state: EngineState,
  row: number,
  lots: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginEvent(state, out, EventKind.replaced, Cause.plan, part, inputs, 0);
  describeOrder(state, row, out, at);
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  out.records.f64[(at >> 3) + E.QUANTITY_LOTS] = words[from + O.FILLED_LOTS]! + lots;
  out.records.f64[(at >> 3) + E.ORDER_VERSION] = words[from + O.VERSION]! + 1;
  // An armed one waits since when it was armed: a tick that is on its way is for it, whatever its size is by now.
  if (words[from + O.STATUS] !== OrderStatus.armed) out.records.f64[(at >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, at);
  return at;
}

/** The venue is asked to leave so many lots of a resting order, at its price. */
export function resizeThere(
  state: EngineState,
  row: number,
  lots: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const from = row * ORDER_WIDTH;
  change.ticks = state.orders.words[from + O.PRICE_TICKS]!;
  change.lots = state.orders.words[from + O.FILLED_LOTS]! + lots;
  return requestReplace(state, row, change, Cause.plan, part, inputs, out);
}

/** The stop leg is armed here. While the target holds what the group takes of limits, it holds nothing. */
export function armStop(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const terms = group.at + P.TERMS;
  const { words } = state.plans;
  const isTrailing = words[terms + Term.TRAIL]! > 0;
  describeChild(state, group, ChildRole.stop, group.wantedLots);
  child.priceTicks = isTrailing ? 0 : words[terms + Term.STOP_LIMIT_TICKS]!;
  child.type = isTrailing ? OrderType.trailing_stop : child.priceTicks > 0 ? OrderType.stop_limit : OrderType.stop;
  child.reserveTicks = stopReserve(state, group);
  child.stopTicks = words[terms + Term.STOP_TICKS]!;
  child.trail = words[terms + Term.TRAIL]!;
  child.flags = words[terms + Term.FLAGS]!;
  child.isArmed = true;
  child.isCovered = group.hasTarget;
  return isOrderTableFull(state) ? wait(state, inputs) : placeChild(state, group.plan, child, inputs, part, out);
}

/** The stop leg again, where the one that had triggered didn't get through: it needs no trigger any more. */
export function placeStop(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const { words } = state.plans;
  const isTrailing = words[group.at + P.TERMS + Term.TRAIL]! > 0;
  describeChild(state, group, ChildRole.stop, group.wantedLots);
  const limitTicks = isTrailing ? 0 : words[group.at + P.TERMS + Term.STOP_LIMIT_TICKS]!;
  child.type = limitTicks > 0 ? OrderType.limit : OrderType.market;
  const hasBand = state.risk.words[RiskColumn.RULES]! >= 2;
  child.priceTicks = limitTicks || (hasBand ? bandOfStop(state, group.plan, group.side) : 0);
  child.reserveTicks = limitTicks > 0 ? stopReserve(state, group) : child.priceTicks || stopReserve(state, group);
  return leave(state, group, child, inputs, part, out);
}

export function placeTarget(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  describeChild(state, group, ChildRole.target, group.wantedLots);
  // Its client may have changed the price of the one before.
  const before = group.target < 0 ? 0 : state.orders.words[group.target * ORDER_WIDTH + O.PRICE_TICKS]!;
  child.type = OrderType.limit;
  child.priceTicks = before || state.plans.words[group.at + P.TERMS + Term.TARGET_TICKS]!;
  child.reserveTicks = child.priceTicks;
  return leave(state, group, child, inputs, part, out);
}

/** Trades back what both legs traded too much. */
export function placeFlatten(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  describeChild(state, group, ChildRole.flatten, -group.leftLots);
  child.side = otherSide(group.side);
  child.type = OrderType.market;
  child.reserveTicks = stopReserve(state, group);
  return leave(state, group, child, inputs, part, out);
}

/** The stop leg that triggered goes to its broker, and holds from now on what it takes of limits itself. */
export function releaseStop(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const before = inputs.stopWords;
  const stopWords = wordsOf(state, group, inputs);
  if (isKeptBack(state, group, stopWords)) return wait(state, inputs);
  const words = state.orders.words;
  const from = group.stop * ORDER_WIDTH;
  const ticks = words[from + O.PRICE_TICKS]!;
  const broker = routeAgain(state, inputs.scores, group.stop, stoppedBrokers(stopWords));
  const mode = heldModeOf(state, group.plan, broker, group.side, sentType(words[from + O.TYPE]!, ticks), ticks);
  const isFull = mode !== SelfTradeMode.off && state.risk.words[RiskColumn.HELD_COUNT]! >= MOST_HELD;
  // Also where it would be held: what kept a group waiting doesn't stand in its event, a broker that may have it does.
  if (isFull || broker < 0) return wait(state, inputs);
  inputs.stopWords = stopWords;
  const at =
    mode === SelfTradeMode.off
      ? routeTo(state, group.stop, broker, Cause.plan, inputs, part, out)
      : hold(state, group.stop, mode, inputs, part, out);
  inputs.stopWords = before;
  return uncover(at, out);
}

/** From this event on it holds what it takes of limits itself. */
function uncover(at: number, out: EventSink): number {
  const flags = (at >> 2) + EventHalf.FLAGS;
  out.records.i32[flags] = out.records.i32[flags]! & ~OrderFlag.covered;
  return at;
}

function describeChild(state: EngineState, group: Group, role: ChildRole, lots: number): void {
  const { words } = state.plans;
  child.role = role;
  child.number = words[group.at + P.CHILDREN]! + 1;
  child.side = group.side;
  child.lots = lots;
  child.priceTicks = 0;
  child.stopTicks = 0;
  child.trail = 0;
  child.flags = 0;
  child.expireAtUs = words[group.at + P.EXPIRE_AT_US]!;
  child.timeInForce = child.expireAtUs === 0 ? TimeInForce.gtc : TimeInForce.day;
  child.brokerWanted = words[group.at + P.BROKER_WANTED]!;
  child.isArmed = false;
  child.isCovered = false;
}

/** The price that a stop is counted at: its limit or stop; of one that only trails, the target, or what its order was counted at. */
function stopReserve(state: EngineState, group: Group): number {
  const { words } = state.plans;
  const terms = group.at + P.TERMS;
  const own =
    words[terms + Term.STOP_LIMIT_TICKS]! || words[terms + Term.STOP_TICKS]! || words[terms + Term.TARGET_TICKS]!;
  if (own > 0) return own;
  const counted = group.entry < 0 ? 0 : state.orders.words[group.entry * ORDER_WIDTH + O.RESERVE_TICKS]!;
  return counted || words[group.at + P.EXTREME_TICKS]!;
}

function leave(state: EngineState, group: Group, order: Child, inputs: Inputs, part: number, out: EventSink): number {
  const before = inputs.stopWords;
  const stopWords = wordsOf(state, group, inputs);
  if (isOrderTableFull(state) || isKeptBack(state, group, stopWords)) return wait(state, inputs);
  inputs.stopWords = stopWords;
  const at = placeChild(state, group.plan, order, inputs, part, out);
  inputs.stopWords = before;
  return at < 0 ? wait(state, inputs) : at;
}

function wordsOf(state: EngineState, group: Group, inputs: Inputs): number {
  const { words } = state.plans;
  return wordsFor(inputs, words[group.at + P.ACCOUNT]!, words[group.at + P.INSTRUMENT]!);
}

function isKeptBack(state: EngineState, group: Group, stopWords: number): boolean {
  if (state.globals.words[GlobalColumn.HALTED] === 1 || stopsOrder(stopWords)) return true;
  const { words } = state.plans;
  return !mayExit(state, words, group.at, EXIT_COLUMNS, words[group.at + P.BOOK]!);
}

/** Nothing of the group is sent, as long as the state says so: cancels are. Stop words don't stand in the state. */
export function isHalted(state: EngineState, group: Group, inputs: Inputs): boolean {
  if (!isKeptBack(state, group, 0)) return false;
  wait(state, inputs);
  return true;
}

function wait(state: EngineState, inputs: Inputs): number {
  lookAgain(state, inputs.nowUs + LOOK_EVERY_US);
  return -1;
}
