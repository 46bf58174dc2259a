import { chooseRoute } from '../routing/route.ts';
import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, brokerScope } from '../state/state.ts';
import { LimitField } from './limit-field.ts';
import { limitOr, limitsOf, namesBrokers } from './resolve.ts';
import { tagScopeOfOrder } from './scopes-of.ts';

const O = OrderColumn;
const S = ScopeColumn;
const MAX_ORDERS = LimitField.max_open_orders.index;
const MAX_NOTIONAL = LimitField.max_open_notional.index;
const MAX_LOTS = LimitField.max_order_quantity.index;
const MAX_WORTH = LimitField.max_order_notional.index;
const COLLAR = LimitField.collar_bps.index;
const PERIOD_COLLAR = LimitField.period_collar_bps.index;
const NO_SHORT = LimitField.no_short.index;
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

/**
 * Whether the broker's own limits leave room for the order. Those of everybody it was judged by already. No price is at hand
 * here: after a broker whose collar it was judged by it goes to none with a narrower one.
 */
function hasRoom(state: EngineState, row: number, broker: number): boolean {
  if (!namesBrokers(state)) return true;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const account = words[at + O.ACCOUNT]!;
  const instrument = words[at + O.INSTRUMENT]!;
  const tag = tagScopeOfOrder(state, row);
  const limits = state.resolved.words;
  const before = words[at + O.BROKER]!;
  const judgedBy = before < state.brokers.rows ? limitsOf(state, account, tag, instrument, before) : -1;
  const collarBps = judgedBy < 0 ? 0 : limits[judgedBy + COLLAR]!;
  const periodBps = judgedBy < 0 ? 0 : limits[judgedBy + PERIOD_COLLAR]!;
  const own = limitsOf(state, account, tag, instrument, broker);
  if (limits[own + COLLAR]! < collarBps || limits[own + PERIOD_COLLAR]! < periodBps) return false;
  const everybody = limitsOf(state, account, tag, instrument, -1);
  const notional = words[at + O.RESERVED_NOTIONAL]!;
  if (isBeyond(limits, own, everybody, MAX_LOTS, words[at + O.RESERVED_LOTS]!)) return false;
  if (isBeyond(limits, own, everybody, MAX_WORTH, notional)) return false;
  if (limitOr(state, own, BLOCKED, 0) !== 0 || (limitOr(state, own, NO_SHORT, 0) !== 0 && sellsShort(state, row))) {
    return false;
  }
  const totals = limitsOf(state, -1, -1, -1, broker);
  const scope = brokerScope(state, broker) * SCOPE_WIDTH;
  return (
    state.scopes.words[scope + S.OPEN_ORDERS]! + 1 <= limits[totals + MAX_ORDERS]! &&
    state.scopes.words[scope + S.OPEN_NOTIONAL]! + notional <= limits[totals + MAX_NOTIONAL]!
  );
}

/** A limit of the broker's own, narrower than what holds at any: that one the order passed, if by an override. */
function isBeyond(limits: Float64Array, own: number, everybody: number, field: number, value: number): boolean {
  return value > limits[own + field]! && limits[own + field]! < limits[everybody + field]!;
}

/** All that is open on its side is more than is there. */
function sellsShort(state: EngineState, row: number): boolean {
  const at = row * ORDER_WIDTH;
  if (state.orders.words[at + O.SIDE] !== Side.sell) return false;
  const book = state.orders.words[at + O.BOOK]! * BOOK_WIDTH;
  const { words } = state.books;
  return words[book + BookColumn.OPEN_SELL_LOTS]! > Math.max(0, words[book + BookColumn.POSITION_LOTS]!);
}
