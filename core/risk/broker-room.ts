import { chooseRoute } from '../routing/route.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, brokerScope } from '../state/state.ts';
import { LimitField } from './limit-field.ts';
import { NO_LIMIT, limitsOf, namesBrokers } from './resolve.ts';
import { tagScopeOfOrder } from './scopes-of.ts';

const O = OrderColumn;
const S = ScopeColumn;
const MAX_ORDERS = LimitField.max_open_orders.index;
const MAX_NOTIONAL = LimitField.max_open_notional.index;
const MAX_LOTS = LimitField.max_order_quantity.index;
const MAX_WORTH = LimitField.max_order_notional.index;
const BLOCKED = LimitField.blocked.index;

/**
 * The broker of an order's next attempt, as `chooseRoute` chooses it, among those whose limits it keeps: it was judged by
 * those of the broker that it was to go to first. Minus a reject code where there is none.
 */
export function routeAgain(state: EngineState, scores: Int32Array, row: number, tried: number): number {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  for (let without = tried; ; ) {
    const broker = chooseRoute(state, scores, words[at + O.BROKER_WANTED]!, without, words[at + O.ORDER_ID]!);
    if (broker < 0 || hasRoom(state, row, broker)) return broker;
    without |= 1 << broker;
  }
}

function hasRoom(state: EngineState, row: number, broker: number): boolean {
  if (!namesBrokers(state)) return true;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const lots = words[at + O.RESERVED_LOTS]!;
  const notional = words[at + O.RESERVED_NOTIONAL]!;
  const limits = state.resolved.words;
  const own = limitsOf(state, words[at + O.ACCOUNT]!, tagScopeOfOrder(state, row), words[at + O.INSTRUMENT]!, broker);
  const isBlocked = limits[own + BLOCKED] !== NO_LIMIT && limits[own + BLOCKED] !== 0;
  if (isBlocked || lots > limits[own + MAX_LOTS]! || notional > limits[own + MAX_WORTH]!) return false;
  const totals = limitsOf(state, -1, -1, -1, broker);
  const scope = brokerScope(state, broker) * SCOPE_WIDTH;
  return (
    state.scopes.words[scope + S.OPEN_ORDERS]! + 1 <= limits[totals + MAX_ORDERS]! &&
    state.scopes.words[scope + S.OPEN_NOTIONAL]! + notional <= limits[totals + MAX_NOTIONAL]!
  );
}
