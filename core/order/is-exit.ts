import { OrderFlag } from '../schema/event.ts';
import { Side } from '../schema/order-kind.ts';
import { ChildRole } from '../schema/terms.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { isExitOfOpenGroup, roleOf } from './plans/plan-rows.ts';

/**
 * Whether an open order can only make its account's position smaller, as both stand now: never open or turn one. An exit of
 * a group is one, whatever size its venue may have at the moment: its group brings it in line, and without it nothing would
 * protect.
 */
export function isExit(state: EngineState, row: number): boolean {
  if (state.risk.words[RiskColumn.RULES]! >= 2 && isExitOfOpenGroup(state, row)) return true;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const position = state.books.words[words[at + OrderColumn.BOOK]! * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
  const reducible = words[at + OrderColumn.SIDE] === Side.sell ? position : -position;
  return reducible > 0 && couldTrade(state, row) <= reducible;
}

/**
 * Under a replace the larger of old and new. Of a leg that its parent holds for, what is left of the whole; a stop of a group,
 * which holds nothing while its target rests, could trade as much as it is for.
 */
function couldTrade(state: EngineState, row: number): number {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if ((words[at + OrderColumn.FLAGS]! & OrderFlag.covered) === 0) return words[at + OrderColumn.RESERVED_LOTS]!;
  const risk = row * ORDER_RISK_WIDTH;
  if (roleOf(state, row) === ChildRole.stop) {
    return words[at + OrderColumn.QUANTITY_LOTS]! - words[at + OrderColumn.FILLED_LOTS]!;
  }
  const parent = findOrder(state, state.orderRisk.words[risk + OrderRiskColumn.PARENT_ID]!);
  return words[(parent < 0 ? row : parent) * ORDER_WIDTH + OrderColumn.RESERVED_LOTS]!;
}
