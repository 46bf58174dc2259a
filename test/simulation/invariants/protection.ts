import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { DEFAULT_PROTECT_US } from '../../../core/schema/definition.ts';
import { EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { type ToldPlan, isUnprotected, positionOf } from './told-plans.ts';

/**
 * No fill is unprotected for longer than it may be without its alarm, and no alarm is false; what an entry fills behind the end
 * of its group is told to be bare.
 */
export interface Protection {
  /** Behind an event of a plan. */
  judge(facts: EventFacts, plan: ToldPlan): void;
  learn(facts: EventFacts, plan: ToldPlan): void;
  /** The engine had room and nothing to do. */
  idle(plans: Iterable<ToldPlan>, nowUs: number): void;
  forget(): void;
}

export function createProtection(): Protection {
  /** Since when each plan lacks protection, and the engine could have seen it. */
  const since = new Map<number, number>();
  /** Entries that were filled while nothing was to protect them any more, and of which that wasn't told yet. */
  const late = new Set<number>();

  return {
    judge({ kind, seq, records: { f64, i32 } }, plan) {
      if (kind !== EventKind.plan_moved || i32[EventHalf.NOTE] !== PlanNote.missing) return;
      const lackedUs = f64[EventWord.TIME_US]! - f64[EventWord.ARG1]!;
      const isTrue = isUnprotected(plan) && lackedUs >= DEFAULT_PROTECT_US;
      must(isTrue, 'an alarm says what is', () => `event ${seq}: order ${plan.order.orderId}, for ${lackedUs} us`);
    },
    learn({ kind, orderId: eventOf, records: { f64, i32 } }, plan) {
      const { orderId } = plan.order;
      const isEntry = eventOf === orderId && !plan.isOco;
      if (kind === EventKind.plan_moved && i32[EventHalf.NOTE] === PlanNote.bare) late.delete(orderId);
      else if (kind === EventKind.filled && isEntry && plan.isClosing && positionOf(plan) > 0) late.add(orderId);
      if (!isUnprotected(plan)) since.delete(orderId);
      else if (kind === EventKind.plan_moved && f64[EventWord.ARG1]! > 0 && !since.has(orderId)) {
        since.set(orderId, f64[EventWord.ARG1]!);
      }
    },
    idle(plans, nowUs) {
      for (const plan of plans) {
        const { orderId } = plan.order;
        must(!late.has(orderId), 'what is filled behind the end of a group is told', () => `order ${orderId}`);
        if (!isUnprotected(plan)) continue;
        const sinceUs = since.get(orderId) ?? nowUs;
        since.set(orderId, sinceUs);
        const isTold = plan.isAlarmed || nowUs - sinceUs < DEFAULT_PROTECT_US;
        must(isTold, 'no fill is unprotected for longer than it may be without its alarm', () => {
          return `order ${orderId}: for ${nowUs - sinceUs} us`;
        });
      }
    },
    forget() {
      since.clear();
      late.clear();
    },
  };
}
