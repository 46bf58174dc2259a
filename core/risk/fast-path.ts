import { OptionDefinition } from '../schema/definition.ts';
import { ACCOUNT_WIDTH, AccountColumn, GlobalColumn } from '../state/columns.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { NO_LIMIT, namedTag, namesBroker } from './resolve.ts';
import type { Verdict } from './verdict.ts';
import { worstLots } from './worst-case.ts';

const OPTIONS = GlobalColumn.OPTIONS;
const { FAST_PATH, FAST_PATH_NOTIONAL } = OptionDefinition;
const A = AccountColumn;
const S = ScopeColumn;
const L = LimitField;
const MAX_POSITION = L.max_position.index;
const MAX_ORDERS = L.max_open_orders.index;
const MAX_NOTIONAL = L.max_open_notional.index;
const MAX_GROSS = L.max_gross_exposure.index;
const MAX_NET = L.max_net_exposure.index;
/** Limits of what changes without orders: nobody can say beforehand how much room they have. */
const OF_VALUES = [L.cash.index, L.max_daily_loss.index, L.max_drawdown.index, L.max_var.index] as const;

/** Far below 2^53: up to here no sum can pass that by a small order. */
const HALF = 2 ** 52;

/**
 * A small order that needn't be measured against exposure: every such limit that it counts in is used below 90 %, and it
 * takes at most the tenth that is left, so that none of them could have refused it. Where limits are set that this can't
 * be said of cheaply (of tags, brokers or the firm, of money that was made or lost) no order is small.
 */
export function isSmall(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const globals = state.globals.words;
  return (
    globals[OPTIONS + FAST_PATH] === 1 &&
    order.newOrders === 1 &&
    verdict.notional < globals[OPTIONS + FAST_PATH_NOTIONAL]! &&
    hasRoom(state, order, verdict.notional)
  );
}

function hasRoom(state: EngineState, order: Exposure, notional: number): boolean {
  // As they were looked at for this order.
  const { names, firmKinds } = state.resolved;
  if (firmKinds !== 0 || namesBroker(names) || namedTag(names, order.tagScope) >= 0) return false;
  const scopes = state.scopes.words;
  const scope = accountScope(order.account) * SCOPE_WIDTH;
  if (scopes[scope + S.LOSS_STOP] !== 0 || scopes[FIRM_SCOPE * SCOPE_WIDTH + S.LOSS_STOP] !== 0) return false;
  const firm = FIRM_SCOPE * SCOPE_WIDTH;
  if (scopes[firm + S.OPEN_NOTIONAL]! + notional > HALF || scopes[firm + S.WORST_GROSS]! + notional > HALF)
    return false;
  const limits = state.resolved.words;
  const totals = order.ownTotals;
  for (let i = 0; i < OF_VALUES.length; i++) if (limits[totals + OF_VALUES[i]!] !== NO_LIMIT) return false;
  const account = state.accounts.words;
  const at = order.account * ACCOUNT_WIDTH;
  if (!isBelow(limits[totals + MAX_ORDERS]!, account[at + A.OPEN_ORDERS]!, 1)) return false;
  if (!isBelow(limits[totals + MAX_NOTIONAL]!, account[at + A.OPEN_NOTIONAL]!, notional)) return false;
  if (!isBelow(limits[totals + MAX_GROSS]!, scopes[scope + S.WORST_GROSS]!, notional)) return false;
  const net =
    Math.abs(scopes[scope + S.NET_VALUE]!) +
    Math.max(scopes[scope + S.OPEN_BUY_NOTIONAL]!, scopes[scope + S.OPEN_SELL_NOTIONAL]!);
  if (!isBelow(limits[totals + MAX_NET]!, net, notional)) return false;
  const maxPosition = limits[order.ownBook + MAX_POSITION]!;
  if (!isBelow(maxPosition, worstOf(state.books.words, order.book), order.lots)) return false;
  if (order.tagScope < 0 || maxPosition === NO_LIMIT) return true;
  // What a tag holds may be hidden in its account's book by what another one holds.
  return isBelow(maxPosition, worstOf(state.tagBooks.words, order.tagBook), order.lots);
}

/** On the side on which the position could go farther. */
function worstOf(books: Float64Array, row: number): number {
  return Math.max(worstLots(books, row, true), worstLots(books, row, false));
}

/** Used below nine tenths, and taken up by at most one more. No limit is that of what a double holds. */
function isBelow(limit: number, used: number, more: number): boolean {
  return used * 10 < limit * 9 && more * 10 <= limit;
}
