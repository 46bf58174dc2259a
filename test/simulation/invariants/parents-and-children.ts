import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, isFinal } from '../../../core/schema/order-kind.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { INSTRUMENTS } from '../world.ts';
import { isInLegs } from './counted-once.ts';
import { type PlanOrder, type ToldPlan, childOf, isOpen, isSent, leftOf, positionOf, wantedOf } from './told-plans.ts';

const K = EventKind;
const { leg, target, stop, flatten } = ChildRole;

/** Behind each event of a plan: its children are together what their parent wants, and never more. */
export function childrenAreWhatTheirParentWants(facts: EventFacts, plan: ToldPlan, order: PlanOrder): void {
  if (order.role !== 0) aChildIsOfItsParentsKind(facts, plan, order);
  if (plan.isGroup) {
    exitsAreForWhatIsThere(facts, plan, order);
    neverBothExitsAtTheVenue(facts, plan);
  } else if (isInLegs(plan)) legsAreForWhatIsLeft(facts, plan, order);
  nothingIsLeftOfWhatIsOver(facts, plan);
}

function aChildIsOfItsParentsKind({ seq }: EventFacts, plan: ToldPlan, child: PlanOrder): void {
  const { order, isOco } = plan;
  const isSame = child.account === order.account && child.instrument === order.instrument;
  const isAlike = child.role === leg || (isOco && child.role !== flatten) || (!isOco && child.role === flatten);
  must(isSame && (child.isBuy === order.isBuy) === isAlike, 'a child is of its parent’s book and side', () => {
    return `event ${seq}: ${child.orderId} of ${order.orderId}`;
  });
}

function exitsAreForWhatIsThere(
  { kind, seq, records: { f64, i32 } }: EventFacts,
  plan: ToldPlan,
  order: PlanOrder,
): void {
  if (i32[EventHalf.CAUSE] !== Cause.plan || kind === K.plan_moved || (order.role === 0 && !plan.isOco)) return;
  const isNew = kind === K.accepted;
  const isSized = isNew || kind === K.replaced || kind === K.released;
  if (!isSized && kind !== K.replace_requested) return;
  const lots = isSized ? leftOf(order) : f64[EventWord.ARG1]! - order.filled;
  const wanted = order.role === flatten ? -positionOf(plan) : wantedOf(plan);
  must(lots === wanted && lots > 0, 'what a group places or changes is for what is there', () => {
    return `event ${seq}, kind ${kind}: order ${order.orderId} for ${lots}, wanted are ${wanted}`;
  });
  must(order.role !== flatten || plan.flattens, 'only what was asked for is traded back', () => `event ${seq}`);
}

function neverBothExitsAtTheVenue({ seq }: EventFacts, plan: ToldPlan): void {
  const [rests, leaves] = [childOf(plan, target), childOf(plan, stop)];
  const isBoth = isSent(rests) && isSent(leaves);
  must(!isBoth, 'a stop leaves only when its target is gone', () => {
    return `event ${seq}: ${rests?.orderId} in status ${rests?.status}, ${leaves?.orderId} in status ${leaves?.status}`;
  });
}

function legsAreForWhatIsLeft(facts: EventFacts, plan: ToldPlan, order: PlanOrder): void {
  const { kind, seq } = facts;
  const whole = plan.order;
  const open = plan.children.filter(isOpen);
  if (kind === K.accepted && order.role === leg) {
    aLegIsNoLargerThanItMayBe(facts, plan, order);
    const left = open.reduce((sum, one) => sum + leftOf(one), 0);
    const isRight = left <= leftOf(whole) && order.quantity > 0 && order.ticks === whole.ticks;
    must(isRight, 'legs are for what is left of their order, at its price', () => {
      return `event ${seq}: ${left} in ${open.length} legs, ${leftOf(whole)} left; ${order.ticks} for ${whole.ticks}`;
    });
    must(whole.status === OrderStatus.working, 'an order that is to end gets no more legs', () => `event ${seq}`);
    const isAlone = whole.type !== OrderType.iceberg || open.length === 1;
    must(isAlone, 'an iceberg shows one leg at a time', () => `event ${seq}: ${open.length} are open`);
  }
  wholesAreTheSumOfTheirLegs(facts, plan, order);
}

/** Whatever is told of the whole: after each event, also the last. Where it has left the table no figures are told. */
function wholesAreTheSumOfTheirLegs(
  { kind, seq, statusBefore, records: { f64, i32, u8 } }: EventFacts,
  { order: whole, children }: ToldPlan,
  order: PlanOrder,
): void {
  if (order !== whole || kind === K.accepted || f64[EventWord.QUANTITY_LOTS] === 0) return;
  const filled = children.reduce((lots, one) => lots + one.filled, 0);
  const cost = children.reduce((money, one) => money + one.cost, 0);
  const [toldLots, toldCost] = [f64[EventWord.FILLED_LOTS]!, f64[EventWord.FILLED_COST]!];
  must(
    toldLots === filled && toldCost === cost,
    'what is told as filled of an order is what its legs have filled',
    () => {
      return `event ${seq}, note ${i32[EventHalf.NOTE]}: order ${whole.orderId}: ${toldLots} for ${toldCost}, its legs ${filled} for ${cost}`;
    },
  );
  const isEnd = kind === K.plan_moved && i32[EventHalf.NOTE] === PlanNote.done && !isFinal(statusBefore);
  if (!isEnd) return;
  const isFilled = u8[EventByte.STATUS] === OrderStatus.filled;
  must(isFilled === filled >= whole.quantity, 'an order in legs is filled when they have filled all of it', () => {
    return `event ${seq}: order ${whole.orderId} ends in status ${u8[EventByte.STATUS]} with ${filled} of ${whole.quantity}`;
  });
}

function aLegIsNoLargerThanItMayBe({ seq }: EventFacts, plan: ToldPlan, order: PlanOrder): void {
  const mostLots = INSTRUMENTS[order.instrument]?.freezeLots ?? Infinity;
  must(order.quantity <= mostLots, 'no leg is larger than what its exchange takes', () => {
    return `event ${seq}: leg ${order.orderId} for ${order.quantity}, at most ${mostLots}`;
  });
  if (plan.isChanged || plan.order.quantity / plan.legs > mostLots / 2) return;
  const sent = plan.children.filter(({ status }) => status !== OrderStatus.not_sent).length;
  must(sent <= plan.legs, 'an order is sent in as many legs as was asked for', () => {
    return `event ${seq}: order ${plan.order.orderId} has leg ${sent} of ${plan.legs}`;
  });
}

/** Whatever ends: a plan, or the order of an iceberg. */
function nothingIsLeftOfWhatIsOver({ kind, seq, records: { i32 } }: EventFacts, plan: ToldPlan): void {
  const isDone = kind === K.plan_moved && i32[EventHalf.NOTE] === PlanNote.done;
  const isOver = isDone || (!plan.isGroup && !isOpen(plan.order));
  if (!isOver) return;
  const left = [plan.order, ...plan.children].find(isOpen);
  must(left === undefined, 'nothing is left of what is over', () => {
    return `event ${seq}: order ${left?.orderId} of ${plan.order.orderId} is in status ${left?.status}`;
  });
}
