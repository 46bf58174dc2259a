import { invariant } from '../../invariant.ts';
import type { Records } from '../../memory/records.ts';
import { Cause, EVENT_LONG_BYTES, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { MARKS_PER_EVENT, MARK_WORDS, Marks } from '../../schema/marks.ts';
import { OrderStatus, isFinal } from '../../schema/order-kind.ts';
import { ChildRole, TERM_WORDS, Term } from '../../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { moveArmed, placeArmed } from '../../state/armed-orders.ts';
import { followGroup, unlinkGroup } from '../../state/group-list.ts';
import {
  GroupState,
  IcebergColumn,
  PLAN_TAG_WORDS,
  PLAN_WIDTH,
  PlanColumn,
  PlanKind,
  isGroup,
} from '../../state/plan-columns.ts';
import { touchRow } from '../../state/touched-rows.ts';
import { CHILD_NUMBER, ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../../state/risk-columns.ts';
import { unlinkOpen } from '../../state/open-list.ts';
import { type EngineState, findOrder, findPlan, linkLeg } from '../../state/state.ts';
import { add, copyTo, put } from '../../state/table.ts';
import { schedule, unschedule } from '../../state/timer-heap.ts';
import { exposureOfChange } from '../apply-exposure.ts';
import { beginGroup, groupOfChange, reopenGroup, touchBeyond } from './apply-group.ts';
import { endPlan, isExitRole, isTarget, planKindOf, planOf, roleOf, takePlanRow } from './plan-rows.ts';
import { updateReservation } from '../reserve.ts';

const E = EventWord;
const H = EventHalf;
const O = OrderColumn;
const P = PlanColumn;
const I = IcebergColumn;
const R = OrderRiskColumn;

/**
 * What plans keep of their orders: called by `apply` behind everything else that an order's event changes.
 *
 *   plan_moved   LIMIT = the new STATE · ARG0 = DUE_US · ARG1 = GAP_US · VALUE = CHANGES · NOTE = `PlanNote`
 */
export const PlanNote = {
  none: 0,
  /** Nothing is wanted any more: the plan has ended. */
  done: 1,
  /** Protection has been missing for longer than it may. */
  missing: 2,
  /** It is there again: GAP_US says since when it was missing. */
  back: 3,
  /** Both legs have traded: LAST_LOTS too much, in all. */
  overfilled: 4,
  /** LAST_LOTS of its position were closed from outside: its exits want so much less. */
  shrunk: 5,
  /** LAST_LOTS of its position stay open without exits, and not because its client said so: they came late, or the day is over. */
  bare: 6,
} as const;

/** An order with terms: the client's own begins a plan, a child joins its parent's. */
export function planOfAccepted(state: EngineState, row: number, records: Records, at: number): void {
  const { f64, i32 } = records;
  if (i32[(at >> 2) + H.LENGTH]! <= EVENT_LONG_BYTES) return;
  const terms = (at >> 3) + E.TERMS;
  const orderId = f64[(at >> 3) + E.ORDER_ID]!;
  const parentId = f64[terms + Term.PARENT_ID]!;
  const risk = row * ORDER_RISK_WIDTH;
  put(state.orderRisk, risk + R.PARENT_ID, parentId === 0 ? orderId : parentId);
  put(
    state.orderRisk,
    risk + R.ROLE,
    parentId === 0 ? 0 : f64[terms + Term.VARIANCE]! + CHILD_NUMBER * f64[terms + Term.LEGS]!,
  );
  if (parentId === 0) beginPlan(state, row, records, at);
  const plan = planOf(state, row);
  if (plan < 0) return;
  if (parentId !== 0) {
    const role = roleOf(state, row);
    const isFirst = role === ChildRole.leg || role === ChildRole.target;
    const column = isFirst ? P.FIRST_ID : role === ChildRole.stop ? P.SECOND_ID : P.FLATTEN_ID;
    put(state.plans, plan * PLAN_WIDTH + column, orderId);
    add(state.plans, plan * PLAN_WIDTH + P.CHILDREN, 1);
    if (role === ChildRole.leg) beginLeg(state, plan, row);
    else if (isFirst || isStopThere(state, row)) put(state.plans, plan * PLAN_WIDTH + P.CHANGES, 0);
    // One that trails anew has seen no price yet: the best one of before belongs to a position that is closed.
    else if (isArmed(state, row)) put(state.plans, plan * PLAN_WIDTH + P.EXTREME_TICKS, 0);
  }
  followArmed(state, plan, row);
  touchRow(state.planWork, plan);
}

function beginPlan(state: EngineState, row: number, { f64 }: Records, at: number): void {
  const { plans } = state;
  const word = at >> 3;
  const from = row * ORDER_WIDTH;
  const order = state.orders.words;
  const plan = takePlanRow(state);
  const to = plan * PLAN_WIDTH;
  put(plans, to + P.KIND, planKindOf(order[from + O.TYPE]!));
  put(plans, to + P.ORDER_ID, order[from + O.ORDER_ID]!);
  for (let i = 0; i < TERM_WORDS; i++) copyTo(plans, to + P.TERMS + i, f64, word + E.TERMS + i);
  put(plans, to + P.ACCOUNT, order[from + O.ACCOUNT]!);
  put(plans, to + P.INSTRUMENT, order[from + O.INSTRUMENT]!);
  put(plans, to + P.SIDE, order[from + O.SIDE]!);
  put(plans, to + P.BROKER_WANTED, order[from + O.BROKER_WANTED]!);
  put(plans, to + P.OPTIONS, f64[word + E.OPTIONS]!);
  for (let i = 0; i < PLAN_TAG_WORDS; i++) copyTo(plans, to + P.TAG_LENGTH + i, order, from + O.TAG_LENGTH + i);
  // The order of an OCO is its target leg.
  if (plans.words[to + P.KIND] === PlanKind.oco) put(plans, to + P.FIRST_ID, order[from + O.ORDER_ID]!);
  state.planRows.insert(plan);
  if (!isGroup(plans.words[to + P.KIND]!)) return;
  beginGroup(state, plan, row);
  touchBeyond(state, plans.words[to + P.BOOK]!);
}

/** Something happened to an order of a plan. `isEnd`: it is final now, and wasn't before. */
export function planOfChange(
  state: EngineState,
  row: number,
  kind: number,
  records: Records,
  at: number,
  isEnd: boolean,
): void {
  const isLeg = roleOf(state, row) === ChildRole.leg;
  if (isLeg && kind === EventKind.filled) countForParent(state, row, records, at);
  const ofPlan = state.legs.owners[row]!;
  if (isEnd && ofPlan !== 0) unlinkOpen(state.legs, ofPlan - 1, row);
  const plan = planOf(state, row);
  if (plan < 0) return;
  const { words } = state.plans;
  const to = plan * PLAN_WIDTH;
  const isEnded = words[to + P.KIND] === PlanKind.ended;
  if (isEnded && kind === EventKind.filled && isGroup(words[to + P.WAS]!)) reopenGroup(state, plan);
  if (kind === EventKind.replaced) termsOfReplaced(state, plan, row, records, at);
  followArmed(state, plan, row);
  if (kind === EventKind.filled) countFill(state, plan, row, records, at);
  if (isLeg) {
    if (isEnd) endLeg(state, plan, row);
    else if (kind === EventKind.replace_requested) followParent(state, plan);
    if (kind !== EventKind.filled) holdForLeg(state, plan);
    touchRow(state.planWork, plan);
    return;
  }
  if (kind === EventKind.replace_requested && isChild(words, to, idOf(state, row))) add(state.plans, to + P.CHANGES, 1);
  if (kind === EventKind.released && isStopThere(state, row)) put(state.plans, to + P.CHANGES, 0);
  if (isGroup(words[to + P.KIND]!)) groupOfChange(state, plan, row, kind, records, at);
  touchRow(state.planWork, plan);
}

/** A target's price is its plan's, and so are the terms that a client has changed here. */
function termsOfReplaced(state: EngineState, plan: number, row: number, { f64, i32 }: Records, at: number): void {
  const { plans } = state;
  const word = at >> 3;
  const to = plan * PLAN_WIDTH + P.TERMS;
  const role = roleOf(state, row);
  const isOfTarget = isTarget(plans.words[plan * PLAN_WIDTH + P.KIND]!, role);
  if (isOfTarget) copyTo(plans, to + Term.TARGET_TICKS, f64, word + E.PRICE_TICKS);
  if (i32[(at >> 2) + H.CAUSE] !== Cause.command || isOfTarget) return;
  copyTo(plans, to + Term.STOP_TICKS, f64, word + E.TERMS + Term.STOP_TICKS);
  copyTo(plans, to + Term.TRAIL, f64, word + E.TERMS + Term.TRAIL);
  if (role === 0) {
    copyTo(plans, to + Term.STOP_LIMIT_TICKS, f64, word + E.TERMS + Term.STOP_LIMIT_TICKS);
    copyTo(plans, to + Term.TARGET_TICKS, f64, word + E.TERMS + Term.TARGET_TICKS);
  } else copyTo(plans, to + Term.STOP_LIMIT_TICKS, f64, word + E.PRICE_TICKS);
}

function isChild(words: Float64Array, to: number, orderId: number): boolean {
  return words[to + P.FIRST_ID] === orderId || words[to + P.SECOND_ID] === orderId;
}

function idOf(state: EngineState, row: number): number {
  return state.orders.words[row * ORDER_WIDTH + O.ORDER_ID]!;
}

/** A stop leg that is at a venue, where its target was before: of the changes that a venue allows it has had none. */
function isStopThere(state: EngineState, row: number): boolean {
  const isStop = roleOf(state, row) === ChildRole.stop && !isArmed(state, row);
  return isStop && state.risk.words[RiskColumn.RULES]! >= 2;
}

function isArmed(state: EngineState, row: number): boolean {
  return state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.armed;
}

function followArmed(state: EngineState, plan: number, row: number): void {
  const from = row * ORDER_WIDTH;
  const to = plan * PLAN_WIDTH + P.ARMED_ID;
  const orderId = state.orders.words[from + O.ORDER_ID]!;
  const waits = isArmed(state, row);
  if (waits) put(state.plans, to, orderId);
  else if (state.plans.words[to] === orderId) put(state.plans, to, 0);
  else return;
  placeArmed(state.armed, state.plans.words, plan, waits ? state.orders.words[from + O.SIDE]! : -1);
}

function countFill(state: EngineState, plan: number, row: number, { f64 }: Records, at: number): void {
  const { plans } = state;
  const word = at >> 3;
  const to = plan * PLAN_WIDTH;
  const kind = plans.words[to + P.KIND]!;
  const role = roleOf(state, row);
  const isExit = isExitRole(kind, role);
  if (role === ChildRole.flatten) {
    const lots = Math.min(f64[word + E.LAST_LOTS]!, plans.words[to + P.EXITED_LOTS]!);
    add(plans, to + P.EXITED_LOTS, -lots);
    add(plans, to + P.TOLD_LOTS, -Math.min(lots, plans.words[to + P.TOLD_LOTS]!));
    return;
  }
  add(plans, to + (isExit ? P.EXITED_LOTS : P.FILLED_LOTS), f64[word + E.LAST_LOTS]!);
}

/**
 * A leg's fill is its parent's too: the parent holds what is left of the whole. It may be final already: then the venue was
 * faster than the end of the leg.
 */
function countForParent(state: EngineState, row: number, { f64 }: Records, at: number): void {
  const { orders } = state;
  const word = at >> 3;
  const parent = findOrder(state, state.orderRisk.words[row * ORDER_RISK_WIDTH + R.PARENT_ID]!);
  if (parent < 0) return;
  const from = parent * ORDER_WIDTH;
  add(orders, from + O.FILLED_LOTS, f64[word + E.LAST_LOTS]!);
  cost[0] = orders.words[from + O.FILLED_COST]! + f64[word + E.LAST_LOTS]! * f64[word + E.LAST_TICKS]!;
  copyTo(orders, from + O.FILLED_COST, cost, 0);
  copyTo(orders, from + O.UPDATED_US, f64, word + E.TIME_US);
  if (isFinal(orders.words[from + O.STATUS]!)) return;
  updateReservation(state, parent);
  exposureOfChange(state, parent, false);
}

function beginLeg(state: EngineState, plan: number, row: number): void {
  const { plans, orders } = state;
  const to = plan * PLAN_WIDTH;
  linkLeg(state, row);
  add(plans, to + I.OPEN_LEGS, 1);
  add(plans, to + I.GIVEN_LOTS, orders.words[row * ORDER_WIDTH + O.QUANTITY_LOTS]!);
  followParent(state, plan);
}

/** The leg is, or is asked to become, what its order is now. */
function followParent(state: EngineState, plan: number): void {
  const parent = findOrder(state, state.plans.words[plan * PLAN_WIDTH + P.ORDER_ID]!);
  if (parent < 0) return;
  put(state.plans, plan * PLAN_WIDTH + I.FOLLOWED, state.orders.words[parent * ORDER_WIDTH + O.VERSION]!);
}

/** What its leg may trade is something else now. */
function holdForLeg(state: EngineState, plan: number): void {
  const parent = findOrder(state, state.plans.words[plan * PLAN_WIDTH + P.ORDER_ID]!);
  if (parent < 0 || isFinal(state.orders.words[parent * ORDER_WIDTH + O.STATUS]!)) return;
  if (state.risk.words[RiskColumn.RULES]! < 2) return;
  updateReservation(state, parent);
  exposureOfChange(state, parent, false);
}

/** One that never left is placed again; of any other end the whole hears. */
function endLeg(state: EngineState, plan: number, row: number): void {
  const { plans, orders } = state;
  const to = plan * PLAN_WIDTH;
  const from = row * ORDER_WIDTH;
  const status = orders.words[from + O.STATUS]!;
  add(plans, to + I.OPEN_LEGS, -1);
  if (status === OrderStatus.not_sent) {
    add(plans, to + I.LEGS, -1);
    add(plans, to + I.GIVEN_LOTS, -orders.words[from + O.QUANTITY_LOTS]!);
  } else if (status !== OrderStatus.filled) put(plans, to + I.ENDED_ID, orders.words[from + O.ORDER_ID]!);
}

const cost = new Float64Array(1);

export function applyPlanMoved(state: EngineState, { f64, i32 }: Records, at: number): void {
  const word = at >> 3;
  const plan = findPlan(state, f64[word + E.ORDER_ID]!);
  invariant(plan > 0, 'an event of a plan finds it in the table');
  const to = plan * PLAN_WIDTH;
  const note = i32[(at >> 2) + H.NOTE]!;
  const isOfGroup = isGroup(state.plans.words[to + P.KIND]!);
  if (note === PlanNote.done) {
    unschedule(state.planTimers, plan);
    const isIceberg = state.plans.words[to + P.KIND] === PlanKind.iceberg;
    if (isIceberg && state.risk.words[RiskColumn.RULES]! >= 2) {
      copyTo(state.plans, to + I.TOLD_LOTS, f64, word + E.FILLED_LOTS);
    }
    if (isOfGroup) {
      unlinkGroup(state.groups, plan);
      put(state.plans, to + P.GAP_US, 0);
      put(state.plans, to + P.DUE_US, 0);
      put(state.plans, to + P.STATE, f64[word + E.LIMIT]!);
    }
    endPlan(state, plan);
    // What was to be traded back and wasn't is missing from the position that others may close.
    if (isOfGroup) touchBeyond(state, state.plans.words[to + P.BOOK]!);
    return;
  }
  if (isOfGroup) {
    // What was refused before is no reason to wait once something else is wanted.
    const { closing, stopped } = GroupState;
    const changes = f64[word + E.LIMIT]! ^ state.plans.words[to + P.STATE]!;
    if ((changes & (closing | stopped)) !== 0) put(state.plans, to + P.FAILURES, 0);
    if (note === PlanNote.shrunk) add(state.plans, to + P.OUTSIDE_LOTS, f64[word + E.LAST_LOTS]!);
    if (note === PlanNote.overfilled) put(state.plans, to + P.TOLD_LOTS, f64[word + E.LAST_LOTS]!);
  }
  put(state.plans, to + P.STATE, f64[word + E.LIMIT]!);
  put(state.plans, to + P.CHANGES, f64[word + E.VALUE]!);
  // What is there again: since when it was missing.
  if (note === PlanNote.back) put(state.plans, to + P.GAP_US, 0);
  else copyTo(state.plans, to + P.GAP_US, f64, word + E.ARG1);
  copyTo(state.plans, to + P.DUE_US, f64, word + E.ARG0);
  if (f64[word + E.ARG0] === 0) unschedule(state.planTimers, plan);
  else schedule(state.planTimers, plan);
  touchRow(state.planWork, plan);
  if (!isOfGroup) return;
  followGroup(state.groups, plan);
  touchBeyond(state, state.plans.words[to + P.BOOK]!);
}

/** Pairs as in marks_swept: the order whose plan it is, and its best price. */
export function applyTrailed(state: EngineState, { f64 }: Records, at: number): void {
  for (let i = 0; i < MARKS_PER_EVENT; i++) {
    const pair = (at >> 3) + Marks.FIRST + i * MARK_WORDS;
    const plan = f64[pair] === 0 ? -1 : findPlan(state, f64[pair]!);
    if (plan < 0) continue;
    copyTo(state.plans, plan * PLAN_WIDTH + P.EXTREME_TICKS, f64, pair + 1);
    moveArmed(state.armed, state.plans.words, plan);
  }
}
