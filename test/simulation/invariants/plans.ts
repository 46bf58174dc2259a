import { parseVenueClientId } from '../../../workers/broker/venue-client-id.ts';
import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { EventHalf, EventKind } from '../../../core/schema/event.ts';
import { OrderType } from '../../../core/schema/order-kind.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import type { Coverage } from '../coverage.ts';
import { JOURNAL } from '../life.ts';
import type { EventFacts, Observer } from '../observer.ts';
import type { Venue } from '../venue.ts';
import {
  exitsAreForNoMoreThanThePosition,
  whatAPlanHoldsIsCountedOnce,
  whatIsKeptOfAPlanIsWhatWasTold,
} from './counted-once.ts';
import { noLegIsLeftAlone, unsettledPlan } from './orphans.ts';
import { childrenAreWhatTheirParentWants } from './parents-and-children.ts';
import { aliveOf, createTypeReach } from '../type-reached.ts';
import { createProtection } from './protection.ts';
import { createToldPlans, type PlanOrder, type ToldPlan } from './told-plans.ts';

/** What plans promise of their orders, by the events alone. */
export interface PlanInvariants {
  /** Behind each event. */
  event(facts: EventFacts): void;
  /** The same, of an event that was seen in another life. */
  again(facts: EventFacts): void;
  /** The engine had room and nothing to do. */
  idle(nowUs: number): void;
  /** What has to become of plans yet; '': nothing. */
  unsettled(venues: readonly Venue[]): string;
  /** When nothing happens any more. */
  end(venues: readonly Venue[]): void;
  /** `leg`, `target`, …; '': of no plan, or its client's own order. */
  roleOf(orderId: number): string;
  /** What of plans is under way, by name. */
  alive(): readonly string[];
  forget(): void;
}

/** What a long enough run has to see of plans. */
export const PlanReached = {
  ...named('accepted', Object.keys(OrderType).slice(2)),
  ...named('child', Object.keys(ChildRole)),
  ...named('note', Object.keys(PlanNote)),
  trailed: 'plan: a trailing stop follows',
  triggered: 'plan: a price is reached',
  together: 'plan: a fill of both exits',
} as const;

function named(what: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${what} ${name}`, `plan: ${what} ${name}`]));
}

const typeNames = new Map<number, string>(Object.entries(OrderType).map(([name, type]) => [type, name]));
const roleNames = new Map<number, string>(Object.entries(ChildRole).map(([name, role]) => [role, name]));
const noteNames = new Map<number, string>(Object.entries(PlanNote).map(([name, note]) => [note, name]));

export function createPlanInvariants(observer: Observer, coverage: Coverage): PlanInvariants {
  const plans = createToldPlans();
  const protection = createProtection();
  const reached = createTypeReach(coverage);

  function note({ kind, records: { i32 } }: EventFacts, plan: ToldPlan, order: PlanOrder): void {
    if (kind === EventKind.accepted) {
      const name = order.role === 0 ? `accepted ${typeNames.get(order.type)}` : `child ${roleNames.get(order.role)}`;
      coverage.reach(`plan: ${name}`);
    }
    if (kind === EventKind.plan_moved) coverage.reach(`plan: note ${noteNames.get(i32[EventHalf.NOTE]!)}`);
    if (kind === EventKind.triggered) coverage.reach(PlanReached.triggered);
    const exits = plan.children.filter(({ role, filled }) => filled > 0 && role !== ChildRole.leg);
    if (kind === EventKind.filled && new Set(exits.map(({ role }) => role)).size > 1) {
      coverage.reach(PlanReached.together);
    }
  }

  return {
    event(facts) {
      if (facts.kind === EventKind.trailed) coverage.reach(PlanReached.trailed);
      reached.anyEvent(facts, plans.all());
      const told = plans.event(facts);
      if (told === undefined) return;
      const { plan, order } = told;
      note(facts, plan, order);
      childrenAreWhatTheirParentWants(facts, plan, order);
      whatAPlanHoldsIsCountedOnce(facts, plan);
      whatIsKeptOfAPlanIsWhatWasTold(facts, plan, observer.state);
      reached.event(facts, plan, order);
      protection.judge(facts, plan);
      protection.learn(facts, plan);
    },
    again(facts) {
      const told = plans.event(facts);
      if (told !== undefined) protection.learn(facts, told.plan);
    },
    idle(nowUs) {
      protection.idle(plans.all(), nowUs);
      exitsAreForNoMoreThanThePosition(plans.all(), observer.state);
    },
    roleOf(orderId) {
      const role = plans.orderOf(orderId)?.role ?? 0;
      return role === 0 ? '' : (roleNames.get(role) ?? '');
    },
    alive: () => aliveOf(plans.all()),
    unsettled(venues) {
      const isDoubtful = doubtfulOrders(venues);
      for (const plan of plans.all()) {
        const left = unsettledPlan(plan, isDoubtful);
        if (left !== '') return left;
      }
      return '';
    },
    end: (venues) => noLegIsLeftAlone(plans.all(), doubtfulOrders(venues)),
    forget() {
      plans.forget();
      protection.forget();
    },
  };
}

/** Of which a venue has told something untrue. */
function doubtfulOrders(venues: readonly Venue[]): (orderId: number) => boolean {
  const orders = new Set<number>();
  for (const { book } of venues) {
    for (const { clientId, isLiedAbout } of book.orders.values()) {
      if (isLiedAbout) orders.add(parseVenueClientId(JOURNAL, clientId)?.orderId ?? 0);
    }
  }
  return (orderId) => orders.has(orderId);
}
