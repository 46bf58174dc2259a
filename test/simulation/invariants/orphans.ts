import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import { must } from '../violation.ts';
import { type PlanOrder, type ToldPlan, isOpen, isUnprotected, positionOf, wantedOf } from './told-plans.ts';

/** What has to become of a plan yet when nothing happens any more; '': nothing. `isDoubtful`: only a person knows of it. */
export function unsettledPlan(plan: ToldPlan, isDoubtful: (orderId: number) => boolean): string {
  const { order, children } = plan;
  if ([order, ...children].some(({ orderId }) => isDoubtful(orderId))) return '';
  // Whose cancel was refused is asked again to end, after a pause that is twice as long each time.
  const alone = aloneOf(plan);
  if (alone !== undefined) return `order ${alone.orderId} rests, and nobody wants it`;
  if (plan.isEnded) return '';
  if (isOpen(order) && isOver(plan)) return `order ${order.orderId} rests, and its group is over`;
  if (isUnprotected(plan) && !plan.isAlarmed) return `order ${order.orderId} lacks protection, and nobody was told`;
  // A stop of a group that may not leave has told that it is missing.
  const waits = [order, ...children].find(({ status }) => status === OrderStatus.triggered);
  if (waits !== undefined && !plan.isAlarmed) return `order ${waits.orderId} was triggered, and doesn't leave`;
  if (!plan.isGroup && order.status === OrderStatus.pending_cancel)
    return `order ${order.orderId} is to end, and doesn't`;
  if (isOpen(order)) return '';
  if (!plan.isGroup) return `the plan of ${order.orderId} goes on without it`;
  return wantedOf(plan) === 0 && !isTradedBack(plan) ? `nothing is wanted of the group of ${order.orderId}` : '';
}

/** In the end each child that rests is wanted by somebody. */
export function noLegIsLeftAlone(plans: Iterable<ToldPlan>, isDoubtful: (orderId: number) => boolean): void {
  for (const plan of plans) {
    if ([plan.order, ...plan.children].some(({ orderId }) => isDoubtful(orderId))) continue;
    const alone = aloneOf(plan);
    must(alone === undefined, 'no leg is left alone in the end', () => {
      return `order ${alone?.orderId} of ${plan.order.orderId}, role ${alone?.role}, in status ${alone?.status}`;
    });
  }
}

function aloneOf(plan: ToldPlan): PlanOrder | undefined {
  return plan.children.find((child) => isOpen(child) && !isWanted(plan, child));
}

/** A group that ends what its client placed: the rest of an entry, or the target that an OCO is. */
function isOver(plan: ToldPlan): boolean {
  if (!plan.isGroup) return false;
  return plan.isOco ? wantedOf(plan) === 0 : plan.isClosing || plan.isStopped;
}

function isWanted(plan: ToldPlan, child: PlanOrder): boolean {
  if (plan.isEnded) return false;
  if (child.role === ChildRole.leg) return isOpen(plan.order);
  return child.role === ChildRole.flatten ? isTradedBack(plan) : wantedOf(plan) > 0;
}

/** Its client may have said no to that. */
function isTradedBack(plan: ToldPlan): boolean {
  return plan.flattens && positionOf(plan) < 0;
}
