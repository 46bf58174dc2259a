import { OrderFlag } from '../schema/event.ts';
import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';

/** Whether an open order can only make its account's position smaller, as both stand now: never open or turn one. */
export function isExit(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const position = state.books.words[words[at + OrderColumn.BOOK]! * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
  const reducible = words[at + OrderColumn.SIDE] === Side.sell ? position : -position;
  // Under a replace the larger of old and new.
  return reducible > 0 && words[holder(state, row) * ORDER_WIDTH + OrderColumn.RESERVED_LOTS]! <= reducible;
}

/** Of a child that its parent holds for, the parent: what is left of the whole could trade. */
function holder(state: EngineState, row: number): number {
  if ((state.orders.words[row * ORDER_WIDTH + OrderColumn.FLAGS]! & OrderFlag.covered) === 0) return row;
  const parent = findOrder(state, state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!);
  return parent < 0 ? row : parent;
}
