import type { Inputs } from '../order/inputs.ts';
import { Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { ACCOUNT_WIDTH, AccountColumn, BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { limitsOf } from './resolve.ts';
import { type Verdict, within } from './verdict.ts';

const A = AccountColumn;
const K = BookColumn;
const MAX_ORDERS = LimitField.max_open_orders.index;
const MAX_NOTIONAL = LimitField.max_open_notional.index;
const MAX_POSITION = LimitField.max_position.index;
const OWNER = LimitOwner.account;

/** Open orders, open notional and the worst position, counting what is in flight. */
export function exposureGates(state: EngineState, order: Exposure, _inputs: Inputs, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const totals = limitsOf(state, order.account, -1, -1, -1);
  const account = state.accounts.words;
  const at = order.account * ACCOUNT_WIDTH;
  const openOrders = account[at + A.OPEN_ORDERS]! + order.newOrders;
  if (order.newOrders > 0) {
    const maxOrders = limits[totals + MAX_ORDERS]!;
    if (!within(verdict, Reject.OPEN_ORDERS_LIMIT.code, maxOrders, openOrders, OWNER)) return false;
  }
  if (verdict.notional > order.heldNotional) {
    const openNotional = account[at + A.OPEN_NOTIONAL]! + verdict.notional - order.heldNotional;
    const maxNotional = limits[totals + MAX_NOTIONAL]!;
    if (!within(verdict, Reject.OPEN_NOTIONAL_LIMIT.code, maxNotional, openNotional, OWNER)) return false;
  }
  const added = order.lots - order.heldLots;
  if (added <= 0) return true;
  const book = state.books.words;
  const row = order.book * BOOK_WIDTH;
  const position = order.book < 0 ? 0 : book[row + K.POSITION_LOTS]!;
  const open = order.book < 0 ? 0 : book[row + (order.side === Side.buy ? K.OPEN_BUY_LOTS : K.OPEN_SELL_LOTS)]!;
  const worst = open + added + (order.side === Side.buy ? position : -position);
  const maxPosition = limits[limitsOf(state, order.account, -1, order.instrument, -1) + MAX_POSITION]!;
  return within(verdict, Reject.POSITION_LIMIT.code, maxPosition, worst, OWNER);
}
