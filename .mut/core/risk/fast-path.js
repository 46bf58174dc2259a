import { OptionDefinition } from '../schema/definition.js';
import { ACCOUNT_WIDTH, AccountColumn, BOOK_WIDTH, BookColumn, GlobalColumn } from '../state/columns.js';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.js';
import { FIRM_SCOPE, accountScope } from '../state/state.js';
import { LimitField } from './limit-field.js';
import { NO_LIMIT, hasFirmLimits, limitsOf, namesBrokers, namesTags } from './resolve.js';
const OPTIONS = GlobalColumn.OPTIONS;
const { FAST_PATH, FAST_PATH_NOTIONAL } = OptionDefinition;
const A = AccountColumn;
const K = BookColumn;
const S = ScopeColumn;
const L = LimitField;
const MAX_POSITION = L.max_position.index;
const MAX_ORDERS = L.max_open_orders.index;
const MAX_NOTIONAL = L.max_open_notional.index;
const MAX_GROSS = L.max_gross_exposure.index;
const MAX_NET = L.max_net_exposure.index;
/** Limits of what changes without orders: nobody can say beforehand how much room they have. */
const OF_VALUES = [L.cash.index, L.max_daily_loss.index, L.max_drawdown.index, L.max_var.index];
/**
 * A small order that needn't be measured against exposure: every such limit that it counts in is used below 90 %, and it
 * takes at most the tenth that is left, so that none of them could have refused it. Where limits are set that this can't
 * be said of cheaply (of tags, brokers or the firm, of money that was made or lost) no order is small.
 */
export function isSmall(state, order, verdict) {
    const globals = state.globals.words;
    return (globals[OPTIONS + FAST_PATH] === 1 &&
        order.newOrders === 1 &&
        verdict.notional < globals[OPTIONS + FAST_PATH_NOTIONAL] &&
        hasRoom(state, order, verdict.notional));
}
function hasRoom(state, order, notional) {
    if (hasFirmLimits(state) || namesBrokers(state) || (order.tagScope >= 0 && namesTags(state)))
        return false;
    const scopes = state.scopes.words;
    const scope = accountScope(order.account) * SCOPE_WIDTH;
    if (scopes[scope + S.LOSS_STOP] !== 0 || scopes[FIRM_SCOPE * SCOPE_WIDTH + S.LOSS_STOP] !== 0)
        return false;
    const limits = state.resolved.words;
    const totals = limitsOf(state, order.account, -1, -1, -1);
    for (let i = 0; i < OF_VALUES.length; i++)
        if (limits[totals + OF_VALUES[i]] !== NO_LIMIT)
            return false;
    const account = state.accounts.words;
    const at = order.account * ACCOUNT_WIDTH;
    if (!isBelow(limits[totals + MAX_ORDERS], account[at + A.OPEN_ORDERS], 1))
        return false;
    if (!isBelow(limits[totals + MAX_NOTIONAL], account[at + A.OPEN_NOTIONAL], notional))
        return false;
    if (!isBelow(limits[totals + MAX_GROSS], scopes[scope + S.WORST_GROSS], notional))
        return false;
    const net = Math.abs(scopes[scope + S.NET_VALUE]) +
        Math.max(scopes[scope + S.OPEN_BUY_NOTIONAL], scopes[scope + S.OPEN_SELL_NOTIONAL]);
    if (!isBelow(limits[totals + MAX_NET], net, notional))
        return false;
    const maxPosition = limits[limitsOf(state, order.account, -1, order.instrument, -1) + MAX_POSITION];
    if (order.book < 0)
        return isBelow(maxPosition, 0, order.lots);
    const book = state.books.words;
    const row = order.book * BOOK_WIDTH;
    const position = book[row + K.POSITION_LOTS];
    const worst = Math.max(position + book[row + K.OPEN_BUY_LOTS], book[row + K.OPEN_SELL_LOTS] - position);
    return isBelow(maxPosition, worst, order.lots);
}
/** Used below nine tenths, and taken up by at most one more. */
function isBelow(limit, used, more) {
    return limit === NO_LIMIT || (used * 10 < limit * 9 && more * 10 <= limit);
}
//# sourceMappingURL=fast-path.js.map