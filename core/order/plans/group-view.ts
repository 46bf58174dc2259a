import { OrderFlag } from '../../schema/event.ts';
import { OrderStatus, Side, isFinal } from '../../schema/order-kind.ts';
import { Term, TermFlag } from '../../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { exitSide } from '../../state/group-list.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, PlanKind } from '../../state/plan-columns.ts';
import { type EngineState, findOrder } from '../../state/state.ts';
import { isCancelUnderWay } from '../decide-cancel.ts';

const O = OrderColumn;
const P = PlanColumn;
const S = GroupState;

/** A group as it stands: its row, and its orders' as far as they are still in the table (-1: none, or not any more). */
export interface Group {
  plan: number;
  /** Where its row begins in the words of `plans`. */
  at: number;
  /** -1 for an OCO, whose client's order is the target. */
  entry: number;
  target: number;
  stop: number;
  flatten: number;
  /** Of its exits. */
  side: number;
  hasTarget: boolean;
  hasStop: boolean;
  isClosing: boolean;
  isStopped: boolean;
  /** Lots of its position that nothing has closed yet; below 0: so much was closed too much. */
  leftLots: number;
  /** Wanted protection: what each exit is to be for, now. */
  wantedLots: number;
}

const group: Group = {
  plan: 0,
  at: 0,
  entry: -1,
  target: -1,
  stop: -1,
  flatten: -1,
  side: 0,
  hasTarget: false,
  hasStop: false,
  isClosing: false,
  isStopped: false,
  leftLots: 0,
  wantedLots: 0,
};

/** Good until the next call. */
export function viewGroup(state: EngineState, plan: number): Group {
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  const isOco = words[at + P.KIND] === PlanKind.oco;
  const flags = words[at + P.TERMS + Term.FLAGS]!;
  group.plan = plan;
  group.at = at;
  group.entry = isOco ? -1 : findOrder(state, words[at + P.ORDER_ID]!);
  group.target = findOrder(state, words[at + P.FIRST_ID]!);
  group.stop = findOrder(state, words[at + P.SECOND_ID]!);
  group.flatten = findOrder(state, words[at + P.FLATTEN_ID]!);
  group.side = exitSide(words, at);
  group.hasTarget = words[at + P.TERMS + Term.TARGET_TICKS]! > 0;
  group.hasStop = words[at + P.TERMS + Term.STOP_TICKS]! > 0 || words[at + P.TERMS + Term.TRAIL]! > 0;
  group.isClosing = (words[at + P.STATE]! & S.closing) !== 0;
  group.isStopped = (words[at + P.STATE]! & S.stopped) !== 0;
  group.leftLots = words[at + P.FILLED_LOTS]! - words[at + P.EXITED_LOTS]! - words[at + P.OUTSIDE_LOTS]!;
  const isEarly = (flags & TermFlag.armWhenFull) !== 0 && isOpen(state, group.entry);
  group.wantedLots = group.isClosing || isEarly ? 0 : Math.max(0, group.leftLots);
  return group;
}

export function isOpen(state: EngineState, row: number): boolean {
  return row >= 0 && !isFinal(statusOf(state, row));
}

export function statusOf(state: EngineState, row: number): number {
  return state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
}

/** Lots that an order could still trade. */
export function leftOf(state: EngineState, row: number): number {
  const at = row * ORDER_WIDTH;
  return state.orders.words[at + O.QUANTITY_LOTS]! - state.orders.words[at + O.FILLED_LOTS]!;
}

/** It rests where it is known to: at its venue, or armed here. Under a replace the smaller of old and new. */
export function restingLots(state: EngineState, row: number): number {
  if (row < 0) return 0;
  const status = statusOf(state, row);
  if (status === OrderStatus.pending_replace) {
    const pending = state.orders.words[row * ORDER_WIDTH + O.PENDING_LOTS]!;
    const before = state.orders.words[row * ORDER_WIDTH + O.QUANTITY_LOTS]!;
    return Math.max(0, leftOf(state, row) - Math.max(0, before - pending));
  }
  const rests = status === OrderStatus.armed || status === OrderStatus.live || status === OrderStatus.partly_filled;
  return rests ? leftOf(state, row) : 0;
}

/** Open, and its end wasn't asked for yet. */
export function mayBeCancelled(state: EngineState, row: number): boolean {
  return isOpen(state, row) && !isCancelUnderWay(state, row);
}

/** It ended because somebody wanted that who isn't the engine: its client, a cancel-all, a guard, a kill switch, its time. */
export function wasEnded(state: EngineState, row: number): boolean {
  if (row < 0) return false;
  const status = statusOf(state, row);
  if (!isFinal(status) || status === OrderStatus.filled) return false;
  const flags = state.orders.words[row * ORDER_WIDTH + O.FLAGS]!;
  return (flags & OrderFlag.cancel_wanted) !== 0 && (flags & OrderFlag.by_engine) === 0;
}

export function otherSide(side: number): number {
  return side === Side.buy ? Side.sell : Side.buy;
}
