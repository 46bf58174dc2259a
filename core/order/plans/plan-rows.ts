import { invariant } from '../../invariant.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, PlanHead, PlanKind, isGroup } from '../../state/plan-columns.ts';
import { CHILD_NUMBER, ORDER_RISK_WIDTH, OrderRiskColumn } from '../../state/risk-columns.ts';
import { type EngineState, findPlan } from '../../state/state.ts';
import { OrderFlag } from '../../schema/event.ts';
import { OrderType } from '../../schema/order-kind.ts';
import { ChildRole } from '../../schema/terms.ts';
import { add, endRow, put } from '../../state/table.ts';

const P = PlanColumn;

export function arePlansFull(state: EngineState): boolean {
  return state.plans.words[PlanHead.COUNT]! >= state.capacities.plans;
}

/** The next plan takes the row of the one that ended first. */
export function arePlanRowsUsed(state: EngineState): boolean {
  return state.plans.words[PlanHead.ROWS_USED]! >= state.capacities.plans;
}

/** A row that was never used, or else that of the plan that ended first. Row 0 is none. */
export function takePlanRow(state: EngineState): number {
  const { plans } = state;
  add(plans, PlanHead.COUNT, 1);
  if (!arePlanRowsUsed(state)) {
    add(plans, PlanHead.ROWS_USED, 1);
    return plans.words[PlanHead.ROWS_USED]!;
  }
  const row = plans.words[PlanHead.ENDED_HEAD]!;
  invariant(row !== 0, 'there are at most so many open plans');
  put(plans, PlanHead.ENDED_HEAD, plans.words[row * PLAN_WIDTH + P.NEXT]!);
  if (plans.words[PlanHead.ENDED_HEAD] === 0) put(plans, PlanHead.ENDED_TAIL, 0);
  state.planRows.remove(row);
  endRow(plans, row);
  return row;
}

export function endPlan(state: EngineState, row: number): void {
  const { plans } = state;
  put(plans, row * PLAN_WIDTH + P.WAS, plans.words[row * PLAN_WIDTH + P.KIND]!);
  put(plans, row * PLAN_WIDTH + P.KIND, PlanKind.ended);
  const last = plans.words[PlanHead.ENDED_TAIL]!;
  if (last === 0) put(plans, PlanHead.ENDED_HEAD, row);
  else put(plans, last * PLAN_WIDTH + P.NEXT, row);
  put(plans, PlanHead.ENDED_TAIL, row);
  add(plans, PlanHead.COUNT, -1);
}

/** The row of the plan that an order in the table has or belongs to, or -1: none, or it has ended. */
export function planOf(state: EngineState, orderRow: number): number {
  if ((state.orders.words[orderRow * ORDER_WIDTH + OrderColumn.FLAGS]! & OrderFlag.planned) === 0) return -1;
  return findPlan(state, state.orderRisk.words[orderRow * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!);
}

/** What an order of a plan is to it: `ChildRole`, 0: the plan is its own. */
export function roleOf(state: EngineState, orderRow: number): number {
  return state.orderRisk.words[orderRow * ORDER_RISK_WIDTH + OrderRiskColumn.ROLE]! % CHILD_NUMBER;
}

export function planKindOf(type: number): PlanKind {
  switch (type) {
    // In slices.
    case OrderType.limit:
    case OrderType.market:
    case OrderType.iceberg:
      return PlanKind.iceberg;
    case OrderType.bracket:
      return PlanKind.bracket;
    case OrderType.oco:
      return PlanKind.oco;
    case OrderType.oto:
      return PlanKind.oto;
    default:
      return PlanKind.trigger;
  }
}

/** What the plan looked at waits for is no event: time, a broker, or leave to trade. The earliest time of several counts. */
export function lookAgain({ planLookUs }: EngineState, atUs: number): void {
  if (atUs < planLookUs[0]!) planLookUs[0] = atUs;
}

/** The target leg of a group; of an OCO it is the client's own order. */
export function isTarget(kind: number, role: number): boolean {
  return role === ChildRole.target || (role === 0 && kind === PlanKind.oco);
}

/** One of a group's two exits. */
export function isExitRole(kind: number, role: number): boolean {
  return role === ChildRole.stop || isTarget(kind, role);
}

/** Whether the row at `at` of the words of `plans` is of a group that goes on: nobody has ended it. */
export function isOpenGroup(words: Float64Array, at: number): boolean {
  return isGroup(words[at + P.KIND]!) && (words[at + P.STATE]! & GroupState.closing) === 0;
}

/** Whether an order of the table is one of the two exits of a group that goes on. */
export function isExitOfOpenGroup(state: EngineState, orderRow: number): boolean {
  const plan = planOf(state, orderRow);
  if (plan < 0) return false;
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  return isOpenGroup(words, at) && isExitRole(words[at + P.KIND]!, roleOf(state, orderRow));
}
