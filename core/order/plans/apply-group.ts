import type { Records } from '../../memory/records.ts';
import { Cause, EventHalf, EventKind, EventWord, OrderFlag } from '../../schema/event.ts';
import { OrderType, Side, TimeInForce, isFinal } from '../../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { exitSide, followGroup, linkGroup } from '../../state/group-list.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, PlanHead, PlanKind } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import { touchRow } from '../../state/touched-rows.ts';
import type { EngineState } from '../../state/state.ts';
import { add, copyTo, put } from '../../state/table.ts';
import { isOfEnded } from '../lifecycle.ts';
import { pausedUntilUs } from './group-pause.ts';
import { roleOf } from './plan-rows.ts';

const E = EventWord;
const K = EventKind;
const O = OrderColumn;
const P = PlanColumn;
/** A refusal that is so long ago doesn't make the next pause longer. */
const FORGOTTEN_US = 60_000_000;

/** What groups keep besides what every plan keeps: called by `apply-plan`, of groups only. */
export function beginGroup(state: EngineState, plan: number, row: number): void {
  const { plans } = state;
  const order = state.orders.words;
  const from = row * ORDER_WIDTH;
  const to = plan * PLAN_WIDTH;
  put(plans, to + P.BOOK, order[from + O.BOOK]!);
  if (order[from + O.TIME_IN_FORCE] === TimeInForce.day)
    copyTo(plans, to + P.EXPIRE_AT_US, order, from + O.EXPIRE_AT_US);
  if (order[from + O.TYPE] === OrderType.oco) copyTo(plans, to + P.FILLED_LOTS, order, from + O.QUANTITY_LOTS);
  linkGroup(state.groups, plan);
  followBroker(state, plan, row);
}

/** Exits go to where the client's own order went. */
function followBroker(state: EngineState, plan: number, row: number): void {
  const broker = state.orders.words[row * ORDER_WIDTH + O.BROKER]!;
  if (broker < state.brokers.rows) put(state.plans, plan * PLAN_WIDTH + P.BROKER_WANTED, broker + 1);
}

/** Something happened to an order of a group: an event that has changed the order's row. */
export function groupOfChange(
  state: EngineState,
  plan: number,
  row: number,
  kind: number,
  records: Records,
  at: number,
): void {
  const { plans } = state;
  const to = plan * PLAN_WIDTH;
  const isOwn = roleOf(state, row) === 0;
  const isExit = !isOwn || plans.words[to + P.KIND] === PlanKind.oco;
  if (isOwn) followBroker(state, plan, row);
  const flags = state.orders.words[row * ORDER_WIDTH + O.FLAGS]!;
  const isForOther = records.i32[(at >> 2) + EventHalf.CAUSE] === Cause.conduct;
  switch (kind) {
    case K.cancel_rejected:
      fail(state, plan, records, at);
      break;
    case K.rejected:
    case K.not_sent:
    case K.replace_rejected:
      if (isExit) fail(state, plan, records, at);
      if (kind === K.replace_rejected && isOwn) clear(state, to, GroupState.asked);
      break;
    case K.cancel_requested:
      // For another order of the firm: two groups in each other's way would else place and cancel as fast as their venue can.
      if (isExit && isForOther) fail(state, plan, records, at);
      break;
    case K.cancelled:
    case K.expired:
      // The venue ended it unasked.
      if (isExit && (isForOther || (flags & OrderFlag.cancel_wanted) === 0)) fail(state, plan, records, at);
      break;
    case K.replace_requested: {
      if (!isExit) break;
      const isOfPlan = records.i32[(at >> 2) + EventHalf.CAUSE] === Cause.plan;
      const isAsked = isOwn && !isOfPlan && state.risk.words[RiskColumn.RULES]! >= 3;
      const before = plans.words[to + P.STATE]! & ~GroupState.resizing;
      put(plans, to + P.STATE, before | (isOfPlan ? GroupState.resizing : 0) | (isAsked ? GroupState.asked : 0));
      break;
    }
    case K.replaced:
    case K.resolved_open:
      // The client of an OCO has said another quantity.
      if (isOwn && isExit && mayBeSized(state, to, row, records.i32[(at >> 2) + EventHalf.NOTE]!)) {
        size(state, plan, row);
      }
      if (isOwn) clear(state, to, GroupState.asked);
      if (isExit) put(plans, to + P.FAILURES, 0);
      break;
    // An acknowledgement is no success: a venue may refuse behind it, again and again.
    case K.filled:
      if (isExit) put(plans, to + P.FAILURES, 0);
      else if ((plans.words[to + P.STATE]! & GroupState.closing) !== 0 && state.risk.words[RiskColumn.RULES]! >= 2) {
        put(plans, to + P.STATE, plans.words[to + P.STATE]! | GroupState.late);
      }
      break;
    default:
  }
  followGroup(state.groups, plan);
}

const wanted = new Float64Array(1);

/**
 * What was changed before it ended, told afterwards, says nothing of what is left: the other exit may have traded by now.
 * And what nobody asked for is no change: the target may rest in its old size when the group has another already.
 */
function mayBeSized(state: EngineState, to: number, row: number, note: number): boolean {
  const bits = state.plans.words[to + P.STATE]!;
  if (state.risk.words[RiskColumn.RULES]! >= 3) return (bits & GroupState.asked) !== 0 && !isOfEnded(note);
  return (bits & GroupState.resizing) === 0 && !isFinal(state.orders.words[row * ORDER_WIDTH + O.STATUS]!);
}

function size(state: EngineState, plan: number, row: number): void {
  const { plans } = state;
  const to = plan * PLAN_WIDTH;
  const order = state.orders.words;
  const from = row * ORDER_WIDTH;
  wanted[0] =
    order[from + O.QUANTITY_LOTS]! -
    order[from + O.FILLED_LOTS]! +
    plans.words[to + P.EXITED_LOTS]! +
    plans.words[to + P.OUTSIDE_LOTS]!;
  copyTo(plans, to + P.FILLED_LOTS, wanted, 0);
  if (state.risk.words[RiskColumn.RULES]! < 3) return;
  // Its position may have become smaller since the client asked.
  followGroup(state.groups, plan);
  touchBeyond(state, plans.words[to + P.BOOK]!);
}

function clear({ plans }: EngineState, to: number, bit: number): void {
  if ((plans.words[to + P.STATE]! & bit) !== 0) put(plans, to + P.STATE, plans.words[to + P.STATE]! & ~bit);
}

/** What was on its way when the pause began is refused for the same reason: it makes the pause no longer. */
function fail(state: EngineState, plan: number, { f64 }: Records, at: number): void {
  const { words } = state.plans;
  const to = plan * PLAN_WIDTH;
  const isWithin = f64[(at >> 3) + E.TIME_US]! < pausedUntilUs(state, plan);
  if (isWithin && state.risk.words[RiskColumn.RULES]! >= 2) return;
  if (f64[(at >> 3) + E.TIME_US]! - words[to + P.FAILED_US]! > FORGOTTEN_US) put(state.plans, to + P.FAILURES, 0);
  add(state.plans, to + P.FAILURES, 1);
  copyTo(state.plans, to + P.FAILED_US, f64, (at >> 3) + E.TIME_US);
}

/** A group that has ended lives again: one of its orders was filled all the same. */
export function reopenGroup(state: EngineState, plan: number): void {
  const { plans } = state;
  const at = plan * PLAN_WIDTH;
  const next = plans.words[at + P.NEXT]!;
  let before = 0;
  for (let row = plans.words[PlanHead.ENDED_HEAD]!; row !== plan; row = plans.words[row * PLAN_WIDTH + P.NEXT]!)
    before = row;
  put(plans, before === 0 ? PlanHead.ENDED_HEAD : before * PLAN_WIDTH + P.NEXT, next);
  if (plans.words[PlanHead.ENDED_TAIL] === plan) put(plans, PlanHead.ENDED_TAIL, before);
  put(plans, at + P.NEXT, 0);
  put(plans, at + P.KIND, plans.words[at + P.WAS]!);
  add(plans, PlanHead.COUNT, 1);
  linkGroup(state.groups, plan);
}

/**
 * Where the exits of a book's groups want more than is left of its position, the newest group that wants any is to be looked
 * at: the oldest keeps its protection for longest.
 */
export function touchBeyond(state: EngineState, book: number): void {
  if (state.groups.heads[book] === 0) return;
  for (let side = Side.buy as number; side <= Side.sell; side++) {
    const plan = newestBeyond(state, book, side);
    if (plan > 0) touchRow(state.planWork, plan);
  }
}

/** The plan whose exits are to shrink, or -1: the position has room for all of this side. */
export function newestBeyond(state: EngineState, book: number, side: number): number {
  if (lotsBeyond(state, book, side) <= 0) return -1;
  const { groups } = state;
  const { words } = state.plans;
  for (let link = groups.heads[book]!; link !== 0; link = groups.older[link - 1]!) {
    if (groups.lots[link - 1]! > 0 && exitSide(words, (link - 1) * PLAN_WIDTH) === side) return link - 1;
  }
  return -1;
}

export function lotsBeyond(state: EngineState, book: number, side: number): number {
  const position = state.books.words[book * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
  const reducible = side === Side.sell ? position : -position;
  return state.groups.sums[book * 2 + side]! - Math.max(0, reducible);
}
