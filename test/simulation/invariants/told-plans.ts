import {
  Cause,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  OrderFlag,
} from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, isFinal, isHere } from '../../../core/schema/order-kind.ts';
import { ChildRole, Term, TermFlag } from '../../../core/schema/terms.ts';
import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { GroupState } from '../../../core/state/plan-columns.ts';
import type { EventFacts } from '../observer.ts';

const K = EventKind;
const E = EventWord;
const H = EventHalf;
const B = EventByte;

/** An order of a plan, as its events tell it. */
export interface PlanOrder {
  readonly orderId: number;
  readonly account: number;
  readonly instrument: number;
  readonly isBuy: boolean;
  readonly type: number;
  /** `ChildRole`, 0: its client placed it. */
  readonly role: number;
  /** What it was for at first. */
  readonly placedLots: number;
  status: number;
  quantity: number;
  filled: number;
  ticks: number;
  /** Its parent holds what it takes of limits, by its flags. */
  isCovered: boolean;
  /** Σ price × lots of its fills. */
  cost: number;
  /** What a replace asked for that nobody has answered; 0: none. */
  pendingLots: number;
}

/** What a client's order wants beyond itself: the order, its children, and what was told of all of them. */
export interface ToldPlan {
  readonly order: PlanOrder;
  readonly children: PlanOrder[];
  readonly isGroup: boolean;
  readonly isOco: boolean;
  readonly hasTarget: boolean;
  readonly hasStop: boolean;
  readonly armsWhenFull: boolean;
  readonly flattens: boolean;
  /** Of an iceberg, or an order in slices: into how many. */
  readonly legs: number;
  /** Its order was replaced. */
  isChanged: boolean;
  isEnded: boolean;
  /** Of a group: what its entry has filled, what its exits have traded, what was closed from outside. */
  entered: number;
  exited: number;
  outside: number;
  isClosing: boolean;
  isStopped: boolean;
  isAlarmed: boolean;
  /** The client of an OCO has asked for a change, and its venue hasn't answered. */
  isAsked: boolean;
}

/** Every plan as the events tell it, one after the other: no table of the engine is read. */
export interface ToldPlans {
  /** The plan that the event was of, behind it; undefined: of none. */
  event(facts: EventFacts): { readonly plan: ToldPlan; readonly order: PlanOrder } | undefined;
  all(): Iterable<ToldPlan>;
  orderOf(orderId: number): PlanOrder | undefined;
  forget(): void;
}

const GROUPS: ReadonlySet<number> = new Set([OrderType.bracket, OrderType.oco, OrderType.oto]);

export function createToldPlans(): ToldPlans {
  const plans = new Map<number, ToldPlan>();
  const planOf = new Map<number, ToldPlan>();
  const orders = new Map<number, PlanOrder>();

  function begin({ orderId, records: { f64, i32, u8 } }: EventFacts): void {
    if (i32[H.LENGTH]! <= EVENT_LONG_BYTES) return;
    const term = (index: number): number => f64[E.TERMS + index]!;
    const parentId = term(Term.PARENT_ID);
    const order: PlanOrder = {
      orderId,
      account: i32[H.ACCOUNT]!,
      instrument: i32[H.INSTRUMENT]!,
      isBuy: u8[B.SIDE] === Side.buy,
      type: u8[B.TYPE]!,
      role: parentId === 0 ? 0 : term(Term.VARIANCE),
      status: u8[B.STATUS]!,
      placedLots: f64[E.QUANTITY_LOTS]!,
      quantity: f64[E.QUANTITY_LOTS]!,
      filled: 0,
      ticks: f64[E.PRICE_TICKS]!,
      isCovered: (i32[H.FLAGS]! & OrderFlag.covered) !== 0,
      cost: 0,
      pendingLots: 0,
    };
    orders.set(orderId, order);
    if (parentId !== 0) {
      const plan = plans.get(parentId);
      if (plan === undefined) return;
      plan.children.push(order);
      planOf.set(orderId, plan);
      return;
    }
    const isOco = order.type === OrderType.oco;
    const plan: ToldPlan = {
      order,
      children: [],
      isGroup: GROUPS.has(order.type),
      isOco,
      hasTarget: term(Term.TARGET_TICKS) > 0,
      hasStop: term(Term.STOP_TICKS) > 0 || term(Term.TRAIL) > 0,
      armsWhenFull: (term(Term.FLAGS) & TermFlag.armWhenFull) !== 0,
      flattens: (term(Term.FLAGS) & TermFlag.flatten) !== 0,
      legs: term(Term.LEGS),
      isChanged: false,
      isEnded: false,
      entered: isOco ? order.quantity : 0,
      exited: 0,
      outside: 0,
      isClosing: false,
      isStopped: false,
      isAlarmed: false,
      isAsked: false,
    };
    plans.set(orderId, plan);
    planOf.set(orderId, plan);
  }

  function moved(plan: ToldPlan, { records: { f64, i32 } }: EventFacts): void {
    const note = i32[H.NOTE]!;
    if (note === PlanNote.done) plan.isEnded = true;
    if (!plan.isGroup) return;
    if (note === PlanNote.shrunk) plan.outside += f64[E.LAST_LOTS]!;
    const bits = f64[E.LIMIT]!;
    plan.isClosing = (bits & GroupState.closing) !== 0;
    plan.isStopped = (bits & GroupState.stopped) !== 0;
    plan.isAlarmed = (bits & GroupState.alarmed) !== 0;
  }

  function filled(plan: ToldPlan, order: PlanOrder, lots: number): void {
    // The venue was faster than the end of the group.
    if (plan.isGroup) plan.isEnded = false;
    if (order.role === ChildRole.leg) plan.order.filled += lots;
    else if (order.role === ChildRole.flatten) plan.exited -= Math.min(lots, plan.exited);
    else if (order.role !== 0 || plan.isOco) plan.exited += lots;
    else plan.entered += lots;
  }

  function goOn(plan: ToldPlan, order: PlanOrder, facts: EventFacts): void {
    const { kind, records } = facts;
    const { f64, i32, u8 } = records;
    if (kind === K.plan_moved) {
      moved(plan, facts);
      if (!plan.isGroup && !isFinal(order.status)) order.status = u8[B.STATUS]!;
      return;
    }
    if (kind === K.suspended || kind === K.request_refused || kind === K.probe_requested) return;
    order.status = u8[B.STATUS]!;
    order.quantity = f64[E.QUANTITY_LOTS]!;
    order.ticks = f64[E.PRICE_TICKS]!;
    order.isCovered = (i32[H.FLAGS]! & OrderFlag.covered) !== 0;
    if (kind === K.replaced && plan.order === order) plan.isChanged = true;
    if (kind === K.filled) {
      order.cost += f64[E.LAST_LOTS]! * f64[E.LAST_TICKS]!;
      order.filled += f64[E.LAST_LOTS]!;
      filled(plan, order, f64[E.LAST_LOTS]!);
    }
    const isExit = order.role !== 0 || plan.isOco;
    if (kind === K.replace_requested) {
      order.pendingLots = f64[E.ARG1]!;
      if (isExit && order.role === 0 && i32[H.CAUSE] !== Cause.plan) plan.isAsked = true;
    }
    if (kind !== K.replaced && kind !== K.replace_rejected && kind !== K.resolved_open) return;
    order.pendingLots = 0;
    if (!plan.isOco || order.role !== 0) return;
    // Behind its order's end it says nothing of what is left: the stop may have traded by now.
    const isLate = isFinal(facts.statusBefore);
    if (plan.isAsked && kind !== K.replace_rejected && !isLate) {
      plan.entered = leftOf(order) + plan.exited + plan.outside;
    }
    plan.isAsked = false;
  }

  return {
    event(facts) {
      const { kind, orderId } = facts;
      if (orderId === 0 || kind >= K.cancel_all_started) return undefined;
      if (kind === K.accepted) begin(facts);
      const plan = planOf.get(orderId);
      const order = orders.get(orderId);
      if (plan === undefined || order === undefined) return undefined;
      if (kind !== K.accepted) goOn(plan, order, facts);
      return { plan, order };
    },
    all: () => plans.values(),
    orderOf: (orderId) => orders.get(orderId),
    forget() {
      plans.clear();
      planOf.clear();
      orders.clear();
    },
  };
}

export function isOpen({ status }: PlanOrder): boolean {
  return !isFinal(status);
}

/** A venue has it, or may have it. */
export function isSent(order: PlanOrder | undefined): boolean {
  return order !== undefined && isOpen(order) && !isHere(order.status);
}

export function leftOf({ quantity, filled }: PlanOrder): number {
  return quantity - filled;
}

/** The newest of a role; the client's own order is the first target of an OCO. */
export function childOf(plan: ToldPlan, role: number): PlanOrder | undefined {
  const newest = plan.children.findLast((child) => child.role === role);
  return newest ?? (plan.isOco && role === ChildRole.target ? plan.order : undefined);
}

/** Lots of its position that nothing has closed yet. */
export function positionOf({ entered, exited, outside }: ToldPlan): number {
  return entered - exited - outside;
}

/** What each exit is to be for. */
export function wantedOf(plan: ToldPlan): number {
  if (!plan.isGroup || plan.isEnded || plan.isClosing) return 0;
  if (plan.armsWhenFull && !plan.isOco && isOpen(plan.order)) return 0;
  return Math.max(0, positionOf(plan));
}

/** Lots that certainly rest, at a venue or here; under a replace the smaller of old and new. */
function restingOf(order: PlanOrder | undefined): number {
  if (order === undefined) return 0;
  const { armed, live, partly_filled, pending_replace } = OrderStatus;
  const { status } = order;
  if (status === pending_replace) return Math.max(0, leftOf(order) - Math.max(0, order.quantity - order.pendingLots));
  return status === armed || status === live || status === partly_filled ? leftOf(order) : 0;
}

/** What was filled and isn't protected as it was asked for. */
export function isUnprotected(plan: ToldPlan): boolean {
  const wanted = wantedOf(plan);
  if (wanted === 0) return false;
  if (plan.hasStop && restingOf(childOf(plan, ChildRole.stop)) < wanted) return true;
  return plan.hasTarget && !plan.isStopped && restingOf(childOf(plan, ChildRole.target)) < wanted;
}
