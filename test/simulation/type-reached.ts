import {
  Cause,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  OrderFlag,
} from '../../core/schema/event.ts';
import { OrderStatus, OrderType, TimeInForce, isFinal } from '../../core/schema/order-kind.ts';
import { TradingState } from '../../core/risk/limit-field.ts';
import { EVENT_DEFINITION } from '../../core/schema/definition.ts';
import { StateWord } from '../../core/schema/risk.ts';
import { ChildRole, Term, TermFlag, TriggerBy } from '../../core/schema/terms.ts';
import type { Coverage } from './coverage.ts';
import type { PlanOrder, ToldPlan } from './invariants/told-plans.ts';
import type { EventFacts } from './observer.ts';

const K = EventKind;
const H = EventHalf;
const E = EventWord;

/** What is under way when the process dies. */
const Alive = ['a group', 'an iceberg', 'slices', 'an armed stop', 'a triggered stop'] as const;

/** Kinds of orders, as a client would call them. */
const Parts = ['a stop', 'an iceberg', 'an entry', 'an OCO', 'a target', 'a stop leg'] as const;

/** What a long enough run has to see of orders with terms, beside `PlanReached`. */
export const TypeReached: readonly string[] = [
  ...['last', 'bid_ask', 'mark'].map((by) => `type: triggered by ${by}`),
  ...['amount', 'percent'].map((by) => `type: trailed by ${by}, and triggered`),
  ...['limit', 'market'].map((type) => `type: a slice of a ${type} order`),
  ...['until a date', 'minutes to live'].map((how) => `type: accepted ${how}`),
  ...Parts.filter((part) => part !== 'an OCO').map((part) => `type: ${part} expires`),
  ...Parts.map((part) => `type: ${part} is replaced`),
  ...['a stop', 'an entry', 'a stop leg'].map((part) => `type: other terms of ${part}`),
  // A leg's is that of its whole order.
  ...Parts.map((part) => `type: its client cancels ${part}`),
  ...[...Parts, 'a leg'].map((part) => `type: a cancel of all ends ${part}`),
  'type: its client ends a group whose entry is final',
  ...['halted', 'reducing', 'limits changed'].map((what) => `type: ${what} while a group is alive`),
  ...Alive.flatMap((what) => ['kill', 'power cut'].map((how) => `crash: ${how} with ${what} alive`)),
  ...['fill'].flatMap((kind) =>
    ['late', 'twice', 'late-twice', 'lost'].flatMap((fault) =>
      ['leg', 'target', 'stop'].map((role) => `venue: ${kind} ${fault} of a ${role}`),
    ),
  ),
];

export interface TypeReach {
  /** Behind an event of a plan. */
  event(facts: EventFacts, plan: ToldPlan, order: PlanOrder): void;
  /** Behind any. */
  anyEvent(facts: EventFacts, plans: Iterable<ToldPlan>): void;
}

export function createTypeReach(coverage: Coverage): TypeReach {
  const reach = (name: string): void => coverage.reach(`type: ${name}`);

  function accepted({ records: { f64, u8 } }: EventFacts, plan: ToldPlan, order: PlanOrder): void {
    if (order.role === ChildRole.leg && plan.order.type <= OrderType.market) {
      reach(`a slice of a ${plan.order.type === OrderType.market ? 'market' : 'limit'} order`);
    }
    if (order.role !== 0) return;
    if (f64[E.ARG0]! > 0) reach('accepted minutes to live');
    else if (u8[EventByte.TIME_IN_FORCE] === TimeInForce.gtd) reach('accepted until a date');
  }

  function triggered({ records: { f64, i32 }, statusBefore }: EventFacts): void {
    if (statusBefore !== OrderStatus.armed || i32[H.LENGTH]! <= EVENT_LONG_BYTES) return;
    const flags = f64[E.TERMS + Term.FLAGS]!;
    const by = flags & TermFlag.triggerBy;
    reach(`triggered by ${by === TriggerBy.mark ? 'mark' : by === TriggerBy.bid_ask ? 'bid_ask' : 'last'}`);
    if (f64[E.TERMS + Term.TRAIL]! > 0) {
      reach(`trailed by ${(flags & TermFlag.percent) === 0 ? 'amount' : 'percent'}, and triggered`);
    }
  }

  function ended({ kind, statusBefore, records: { i32, u8 } }: EventFacts, plan: ToldPlan, order: PlanOrder): void {
    const part = partOf(plan, order);
    const status = u8[EventByte.STATUS]!;
    if (status === OrderStatus.expired && !isFinal(statusBefore)) reach(`${part} expires`);
    const isAsked =
      kind === K.cancel_requested || (kind === K.cancelled && (i32[H.FLAGS]! & OrderFlag.cancel_wanted) !== 0);
    if (!isAsked) return;
    if (i32[H.CAUSE] === Cause.command) reach(`its client cancels ${part}`);
    if (i32[H.CAUSE] === Cause.fanout) reach(`a cancel of all ends ${part}`);
  }

  return {
    event(facts, plan, order) {
      const { kind, records } = facts;
      const { f64, i32 } = records;
      if (kind === K.accepted) accepted(facts, plan, order);
      if (kind === K.triggered) triggered(facts);
      if (kind === K.plan_moved && i32[H.CAUSE] === Cause.command)
        reach('its client ends a group whose entry is final');
      const isChange = (kind === K.replaced && isKeptHere(facts)) || kind === K.replace_requested;
      if (isChange && i32[H.CAUSE] === Cause.command) {
        reach(`${partOf(plan, order)} is replaced`);
        const isSame = f64[E.ARG0] === f64[E.PRICE_TICKS] && f64[E.ARG1] === f64[E.QUANTITY_LOTS];
        if (kind === K.replaced && isSame) reach(`other terms of ${partOf(plan, order)}`);
      }
      ended(facts, plan, order);
    },
    anyEvent({ kind, records: { f64 } }, plans) {
      const isState = kind === K.trading_state_set || kind === K.halted;
      if (!isState && kind !== K.limits_changed) return;
      if (!aliveOf(plans).includes('a group')) return;
      const isReducing = isState && f64[EVENT_DEFINITION + StateWord.STATE] === TradingState.reducing;
      if (kind === K.limits_changed) reach('limits changed while a group is alive');
      else if (isReducing) reach('reducing while a group is alive');
      else if (kind === K.halted || f64[EVENT_DEFINITION + StateWord.STATE] === TradingState.halted) {
        reach('halted while a group is alive');
      }
    },
  };
}

/** Changed at once, as no venue has it. */
function isKeptHere({ records: { i32 } }: EventFacts): boolean {
  return i32[H.CAUSE] === Cause.command;
}

function partOf({ isOco }: ToldPlan, { role, type }: PlanOrder): string {
  if (role === ChildRole.leg) return 'a leg';
  if (role === ChildRole.target) return 'a target';
  if (role === ChildRole.stop) return 'a stop leg';
  if (role === ChildRole.flatten) return 'a trade back';
  if (isOco) return 'an OCO';
  if (type === OrderType.iceberg) return 'an iceberg';
  return type >= OrderType.bracket ? 'an entry' : type <= OrderType.market ? 'slices' : 'a stop';
}

/** What of plans is under way. */
export function aliveOf(plans: Iterable<ToldPlan>): readonly string[] {
  const alive = new Set<string>();
  for (const { order, children, isGroup, isEnded } of plans) {
    if (isEnded) continue;
    if (isGroup && children.some(({ status }) => !isFinal(status))) alive.add('a group');
    if (!isFinal(order.status) && order.type === OrderType.iceberg) alive.add('an iceberg');
    if (!isFinal(order.status) && order.type <= OrderType.market) alive.add('slices');
    for (const { status } of [order, ...children]) {
      if (status === OrderStatus.armed) alive.add('an armed stop');
      if (status === OrderStatus.triggered) alive.add('a triggered stop');
    }
  }
  return [...alive];
}
