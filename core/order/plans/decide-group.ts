import { EventWord, OrderFlag } from '../../schema/event.ts';
import { OrderStatus, OrderType, isHere, sentType } from '../../schema/order-kind.ts';
import { Term, TermFlag } from '../../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { GroupState, PlanColumn, PlanKind } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { lotsBeyond, newestBeyond } from './apply-group.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from '../event-sink.ts';
import {
  armStop,
  cancel,
  isHalted,
  isPaused,
  placeFlatten,
  placeStop,
  placeTarget,
  releaseStop,
  resizeHere,
  resizeThere,
} from './group-acts.ts';
import { type Group, isOpen, leftOf, mayBeCancelled, statusOf, viewGroup, wasEnded } from './group-view.ts';
import { moveGroup, watch } from './group-watch.ts';
import type { Inputs } from '../inputs.ts';

const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;
const S = GroupState;

/**
 * How often a venue lets a child be changed (Kite: 25): then it is cancelled, and a new one takes its place.
 * @internal
 */
export const MOST_CHANGES = 25;

/**
 * A bracket, OCO or OTO, as it stands:
 *
 *   wanted   what the entry has filled (an OCO: its quantity) less what the exits have traded, and never more than is left
 *            of the account's position: where that is too little for all of its groups, the oldest keep theirs
 *   live     the target rests at the broker of the entry, the stop is armed here; once the stop triggered, the target is
 *            cancelled, and only when that is final the stop leaves with what is left
 *
 * The next event that brings live closer to wanted: first what is to be remembered, then what makes the exits smaller, then
 * what makes them larger, then since when something is missing, at last the end. -1: it waits.
 */
export function decideGroup(state: EngineState, plan: number, inputs: Inputs, part: number, out: EventSink): number {
  const group = viewGroup(state, plan);
  let event = note(state, group, inputs, part, out);
  if (event < 0) event = endOrders(state, group, inputs, part, out);
  if (event < 0 && group.hasStop) event = followStop(state, group, inputs, part, out);
  if (event < 0 && group.hasTarget) event = followTarget(state, group, inputs, part, out);
  if (event < 0) event = tradeBack(state, group, inputs, part, out);
  if (event < 0 && isDone(state, group)) {
    return moveGroup(
      state,
      group,
      state.plans.words[group.at + P.STATE]! & ~S.alarmed,
      PlanNote.done,
      inputs,
      part,
      out,
    );
  }
  return event < 0 ? watch(state, group, inputs, part, out) : event;
}

/** What has happened to it and is to be remembered. */
function note(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const { words } = state.plans;
  const bits = words[group.at + P.STATE]!;
  const book = words[group.at + P.BOOK]!;
  if (newestBeyond(state, book, group.side) === group.plan) {
    const at = moveGroup(state, group, bits, PlanNote.shrunk, inputs, part, out);
    const lots = Math.min(lotsBeyond(state, book, group.side), state.groups.lots[group.plan]!);
    out.records.f64[(at >> 3) + E.LAST_LOTS] = lots;
    return at;
  }
  if (-group.leftLots > words[group.at + P.TOLD_LOTS]!) {
    const at = moveGroup(state, group, bits, PlanNote.overfilled, inputs, part, out);
    out.records.f64[(at >> 3) + E.LAST_LOTS] = -group.leftLots;
    return at;
  }
  if ((bits & S.late) !== 0) return bare(state, group, bits & ~S.late, inputs, part, out);
  if (!group.isClosing && isEndedFromOutside(state, group)) {
    if (isDayOver(state, group)) return bare(state, group, bits | S.closing, inputs, part, out);
    return moveGroup(state, group, bits | S.closing, PlanNote.none, inputs, part, out);
  }
  if (!group.isStopped && group.stop >= 0 && statusOf(state, group.stop) === OrderStatus.triggered) {
    return moveGroup(state, group, bits | S.stopped, PlanNote.none, inputs, part, out);
  }
  return -1;
}

/** One leg's end is the end of the other, too (Alpaca), unless it was the group's or the venue's own doing. */
function isEndedFromOutside(state: EngineState, group: Group): boolean {
  if (wasEnded(state, group.target) || wasEnded(state, group.stop)) return true;
  const { words } = state.plans;
  if (hasExpired(state, group)) return true;
  // The order of an OCO that its venue didn't take, or ended: its client has been told that it is over.
  if (words[group.at + P.KIND] !== PlanKind.oco || words[group.at + P.FIRST_ID] !== words[group.at + P.ORDER_ID])
    return false;
  if (group.target < 0 || isOpen(state, group.target)) return false;
  const flags = state.orders.words[group.target * ORDER_WIDTH + O.FLAGS]!;
  const isByGroup = (flags & OrderFlag.cancel_wanted) !== 0 && (flags & OrderFlag.by_engine) !== 0;
  return statusOf(state, group.target) !== OrderStatus.filled && !isByGroup;
}

function hasExpired(state: EngineState, group: Group): boolean {
  if (state.plans.words[group.at + P.EXPIRE_AT_US] === 0) return false;
  const isOver = (row: number): boolean => row >= 0 && statusOf(state, row) === OrderStatus.expired;
  return isOver(group.target) || isOver(group.stop);
}

/** Its exits end with their day, and a position is left. */
function isDayOver(state: EngineState, group: Group): boolean {
  return group.leftLots > 0 && hasExpired(state, group) && state.risk.words[RiskColumn.RULES]! >= 2;
}

/** Says how much of its position nothing protects any more. */
function bare(state: EngineState, group: Group, bits: number, inputs: Inputs, part: number, out: EventSink): number {
  const note = group.leftLots > 0 ? PlanNote.bare : PlanNote.none;
  const at = moveGroup(state, group, bits, note, inputs, part, out);
  out.records.f64[(at >> 3) + E.LAST_LOTS] = Math.max(0, group.leftLots);
  return at;
}

/** What is wanted no more is asked to end: the entry's rest once an exit has ended the position, the target once the stop triggered. */
function endOrders(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const hasExited = state.plans.words[group.at + P.EXITED_LOTS]! > 0 && group.leftLots <= 0;
  const isEntryOver = group.isClosing || group.isStopped || hasExited;
  let event = isEntryOver ? end(state, group, group.entry, inputs, part, out) : -1;
  const isTargetOver = group.isStopped || group.wantedLots === 0;
  if (event < 0 && isTargetOver) event = end(state, group, group.target, inputs, part, out);
  return event < 0 && group.wantedLots === 0 ? end(state, group, group.stop, inputs, part, out) : event;
}

/** What is kept here can't refuse to go. */
function end(state: EngineState, group: Group, row: number, inputs: Inputs, part: number, out: EventSink): number {
  if (!mayBeCancelled(state, row)) return -1;
  if (!isHere(statusOf(state, row)) && isPaused(state, group, inputs)) return -1;
  return cancel(state, row, inputs, part, out);
}

function followStop(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const lots = group.wantedLots;
  if (lots === 0) return -1;
  if (!isOpen(state, group.stop)) {
    if (!group.isStopped) return armStop(state, group, inputs, part, out);
    // A target that may still trade is protection for the same lots.
    if (isOpen(state, group.target) || isPaused(state, group, inputs)) return -1;
    return placeStop(state, group, inputs, part, out);
  }
  const left = leftOf(state, group.stop);
  switch (statusOf(state, group.stop)) {
    case OrderStatus.armed:
      return left === lots ? -1 : resizeHere(state, group.stop, lots, inputs, part, out);
    case OrderStatus.triggered:
      if (left !== lots) return resizeHere(state, group.stop, lots, inputs, part, out);
      return isOpen(state, group.target) ? -1 : releaseStop(state, group, inputs, part, out);
    default:
      return left === lots ? -1 : follow(state, group, group.stop, inputs, part, out);
  }
}

function followTarget(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  if (group.wantedLots === 0 || group.isStopped) return -1;
  if (!isOpen(state, group.target)) {
    return isPaused(state, group, inputs) ? -1 : placeTarget(state, group, inputs, part, out);
  }
  if (leftOf(state, group.target) === group.wantedLots) return -1;
  return follow(state, group, group.target, inputs, part, out);
}

/** An exit that left is changed at its venue, one change at a time: while one is under way, what is wanted may change again. */
function follow(state: EngineState, group: Group, row: number, inputs: Inputs, part: number, out: EventSink): number {
  if (isPaused(state, group, inputs)) return -1;
  const status = statusOf(state, row);
  // It never left.
  if (status === OrderStatus.held) return cancel(state, row, inputs, part, out);
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return -1;
  const from = row * ORDER_WIDTH;
  // A market order can't be changed: one that is for too much is cancelled, one for too little has soon traded.
  const ticks = state.orders.words[from + O.PRICE_TICKS]!;
  if (sentType(state.orders.words[from + O.TYPE]!, ticks) === OrderType.market) {
    return leftOf(state, row) > group.wantedLots ? cancel(state, row, inputs, part, out) : -1;
  }
  // Where nothing may be sent what is too large goes, so that it opens no position, and what is too small waits.
  const mayWait = leftOf(state, row) < group.wantedLots;
  if (isHalted(state, group, inputs)) return mayWait ? -1 : cancel(state, row, inputs, part, out);
  if (state.plans.words[group.at + P.CHANGES]! >= MOST_CHANGES) return cancel(state, row, inputs, part, out);
  return resizeThere(state, row, group.wantedLots, inputs, part, out);
}

function tradeBack(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  if (!isTradedBack(state, group) || isOpen(state, group.flatten) || isPaused(state, group, inputs)) return -1;
  return placeFlatten(state, group, inputs, part, out);
}

/** Too much was traded, and is to be traded back: until its client says no to that. */
function isTradedBack(state: EngineState, group: Group): boolean {
  if (group.leftLots >= 0) return false;
  const flags = state.plans.words[group.at + P.TERMS + Term.FLAGS]!;
  return (flags & TermFlag.flatten) !== 0 && !wasEnded(state, group.flatten);
}

/** Nothing is wanted any more, nothing of it is open. */
function isDone(state: EngineState, group: Group): boolean {
  if (isOpen(state, group.entry) || isOpen(state, group.target) || isOpen(state, group.stop)) return false;
  if (isOpen(state, group.flatten) || isTradedBack(state, group)) return false;
  return group.wantedLots === 0;
}
