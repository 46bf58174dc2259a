import { findBook, findPlan } from '../../../core/state/state.ts';
import type { EngineState } from '../../../core/state/state.ts';
import { BOOK_WIDTH, BookColumn } from '../../../core/state/columns.ts';
import { OrderStatus, OrderType } from '../../../core/schema/order-kind.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import { IcebergColumn, PLAN_WIDTH, PlanColumn } from '../../../core/state/plan-columns.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { type PlanOrder, type ToldPlan, isOpen, positionOf, wantedOf } from './told-plans.ts';

const P = PlanColumn;
const I = IcebergColumn;

/** Of a plan, one order holds what all of it could do: the whole for its legs, the target for the stop that waits. */
export function whatAPlanHoldsIsCountedOnce({ seq }: EventFacts, plan: ToldPlan): void {
  for (const order of [plan.order, ...plan.children]) {
    if (!isOpen(order)) continue;
    must(order.isCovered === isHeldByAnother(plan, order), 'limits count parents and children once', () => {
      const how = order.isCovered ? 'held by another' : 'counted itself';
      return `event ${seq}: order ${order.orderId}, role ${order.role}, in status ${order.status} is ${how}`;
    });
  }
}

function isHeldByAnother({ hasTarget }: ToldPlan, { role, status }: PlanOrder): boolean {
  if (role === ChildRole.leg) return true;
  const waits = status === OrderStatus.armed || status === OrderStatus.triggered;
  return role === ChildRole.stop && waits && hasTarget;
}

/** The engine's row of a plan, and what its orders' events come to. */
export function whatIsKeptOfAPlanIsWhatWasTold({ seq }: EventFacts, plan: ToldPlan, state: EngineState): void {
  const row = findPlan(state, plan.order.orderId);
  if (row < 0 || plan.isEnded) return;
  const { words } = state.plans;
  const at = row * PLAN_WIDTH;
  const kept = plan.isGroup
    ? [words[at + P.FILLED_LOTS], words[at + P.EXITED_LOTS], words[at + P.OUTSIDE_LOTS]]
    : isInLegs(plan)
      ? [words[at + I.OPEN_LEGS], words[at + I.GIVEN_LOTS]]
      : [];
  const told = plan.isGroup
    ? [plan.entered, plan.exited, plan.outside]
    : isInLegs(plan)
      ? [plan.children.filter(isOpen).length, givenOf(plan)]
      : [];
  must(kept.join(' ') === told.join(' '), 'what is kept of a plan is what its orders have told', () => {
    return `event ${seq}: of order ${plan.order.orderId} ${kept.join(' ')} is kept, ${told.join(' ')} was told`;
  });
}

export function isInLegs({ order }: ToldPlan): boolean {
  return order.type === OrderType.iceberg || order.type <= OrderType.market;
}

/** What legs were placed for: one that never left is placed again. */
function givenOf({ children }: ToldPlan): number {
  const sent = children.filter(({ status }) => status !== OrderStatus.not_sent);
  return sent.reduce((lots, { placedLots }) => lots + placedLots, 0);
}

/** When the engine has nothing to do: all exits of a book together are for no more than its position. */
export function exitsAreForNoMoreThanThePosition(plans: Iterable<ToldPlan>, state: EngineState): void {
  const wanted = new Map<string, { lots: number; isSell: boolean; account: number; instrument: number }>();
  for (const plan of plans) {
    // What it has closed too much is its own to trade back: others' exits are for what was there without it.
    const lots = wantedOf(plan) + (plan.isEnded || !plan.isGroup ? 0 : Math.min(0, positionOf(plan)));
    if (lots === 0) continue;
    const { account, instrument, isBuy } = plan.order;
    const isSell = isBuy !== plan.isOco;
    const key = `${account}/${instrument}/${isSell}`;
    const sum = wanted.get(key) ?? { lots: 0, isSell, account, instrument };
    wanted.set(key, sum);
    sum.lots += lots;
  }
  for (const { lots, isSell, account, instrument } of wanted.values()) {
    const book = findBook(state, account, instrument);
    const position = book < 0 ? 0 : state.books.words[book * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
    const held = Math.max(0, isSell ? position : -position);
    must(lots <= held, 'exits are for no more than what there is to leave', () => {
      return `account ${account}, instrument ${instrument}: ${lots} wanted to ${isSell ? 'sell' : 'buy'}, ${held} held`;
    });
  }
}
