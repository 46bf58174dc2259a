import type { Inputs } from '../order/inputs.ts';
import { Side } from '../schema/order-kind.ts';
import {
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, brokerScope } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { NO_LIMIT } from './resolve.ts';
import { TOKEN } from './token-bucket.ts';
import { growthOf, worstLots } from './worst-case.ts';

const S = ScopeColumn;
const I = InstrumentRiskColumn;
const L = LimitField;
const MAX_ORDERS = L.max_open_orders.index;
const MAX_NOTIONAL = L.max_open_notional.index;
const MAX_POSITION = L.max_position.index;
const MAX_GROSS = L.max_gross_exposure.index;
const MAX_NET = L.max_net_exposure.index;
const CASH = L.cash.index;
const MARGIN = L.margin_bps.index;
const DAILY_LOSS = L.max_daily_loss.index;
const DRAWDOWN = L.max_drawdown.index;
const ORDER_RATE = L.orders_per_second.index;
const ORDER_BURST = L.orders_burst.index;
const MESSAGE_RATE = L.messages_per_second.index;
const MESSAGE_BURST = L.messages_burst.index;
const RATIO = L.max_order_to_trade.index;
const RATIO_AFTER = L.order_to_trade_after.index;
const MAX_VAR = L.max_var.index;
const { METRICS_AGE_US } = RiskColumn;
const BPS = 10_000;
const HUNDREDTHS = 100;
const PPM = 1_000_000;

/** Money is no small integer, and would be boxed as an argument. */
const money = new Float64Array(2);
const ADDED = 0;
const GROWTH = 1;

/**
 * Whether an order has room in every rate, ratio and total that it counts in: then none of the gates over scopes would
 * refuse it, and it needn't go through them one by one. All figures of a scope are read once, side by side. It may say no
 * where they would let the order pass (an order that makes less of what is too much): they decide then. It never says yes
 * where one of them would refuse.
 */
export function scopesHaveRoom(state: EngineState, order: Exposure, inputs: Inputs, notional: number): boolean {
  const limits = state.resolved.words;
  const { tagScope, instrument, book, broker } = order;
  const isBuy = order.side === Side.buy;
  money[ADDED] = notional - order.heldNotional;
  const lots = order.lots - order.heldLots;
  const ofBook = limits[order.ownBook + MAX_POSITION]!;
  if (worstLots(state.books.words, book, isBuy) + lots > ofBook) return false;
  const firmMost = limits[order.firmsBook + MAX_POSITION]!;
  const words = state.instrumentRisk.words;
  const at = instrument * INSTRUMENT_RISK_WIDTH;
  const position = words[at + I.POSITION_LOTS]!;
  const worst = isBuy ? position + words[at + I.OPEN_BUY_LOTS]! : words[at + I.OPEN_SELL_LOTS]! - position;
  // Neither sum may pass what a double holds.
  const open = words[at + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS)]!;
  if (worst + lots > firmMost || open + lots > NO_LIMIT) return false;
  if (broker >= 0) {
    const ofBroker = order.brokerTotals;
    const row = brokerScope(state, broker) * SCOPE_WIDTH;
    if (state.scopes.words[row + S.OPEN_ORDERS]! + order.newOrders > limits[ofBroker + MAX_ORDERS]!) return false;
    if (state.scopes.words[row + S.OPEN_NOTIONAL]! + money[ADDED] > limits[ofBroker + MAX_NOTIONAL]!) return false;
  }
  growthOf(state.bookRisk.words, book, isBuy, money, money, GROWTH);
  const { ownTotals, firmTotals } = order;
  const own = accountScope(order.account);
  if (!hasRoom(state, own, ownTotals, order, inputs) || !hasVar(state, own, ownTotals, order, inputs)) return false;
  if (!hasRoom(state, FIRM_SCOPE, firmTotals, order, inputs)) return false;
  if (!hasVar(state, FIRM_SCOPE, firmTotals, order, inputs)) return false;
  // Of a tag that was never seen no limits speak: its book is judged by those of the account, as it will be from now on.
  if (tagScope < 0) return !order.hasTag || lots <= ofBook;
  const ofTag = limits[order.tagsBook + MAX_POSITION]!;
  if (worstLots(state.tagBooks.words, order.tagBook, isBuy) + lots > ofTag) return false;
  growthOf(state.tagBookRisk.words, order.tagBook, isBuy, money, money, GROWTH);
  return hasRoom(state, tagScope, order.tagTotals, order, inputs);
}

/** What isn't limited has a limit beyond all numbers, and needs no question of its own. */
function hasRoom(state: EngineState, scope: number, own: number, order: Exposure, inputs: Inputs): boolean {
  const limits = state.resolved.words;
  const { words } = state.scopes;
  const at = scope * SCOPE_WIDTH;
  const added = money[ADDED]!;
  const gross = words[at + S.WORST_GROSS]! + money[GROWTH]!;
  const net =
    order.side === Side.buy
      ? words[at + S.NET_VALUE]! + words[at + S.OPEN_BUY_NOTIONAL]!
      : words[at + S.OPEN_SELL_NOTIONAL]! - words[at + S.NET_VALUE]!;
  if (
    words[at + S.OPEN_ORDERS]! + order.newOrders > limits[own + MAX_ORDERS]! ||
    words[at + S.OPEN_NOTIONAL]! + added > limits[own + MAX_NOTIONAL]! ||
    gross > limits[own + MAX_GROSS]! ||
    net + added > limits[own + MAX_NET]! ||
    words[at + S.LOSS_STOP] !== 0
  ) {
    return false;
  }
  const realised = words[at + S.REALISED]! - words[at + S.FEES]!;
  const unrealised = words[at + S.UNREALISED]!;
  const earned = realised + unrealised;
  const loss = words[at + S.DAY_BASE]! - earned;
  const drawdown = words[at + S.DAY_PEAK]! - earned;
  if ((loss > 0 && loss >= limits[own + DAILY_LOSS]!) || (drawdown > 0 && drawdown >= limits[own + DRAWDOWN]!)) {
    return false;
  }
  const cash = limits[own + CASH]!;
  if (cash !== NO_LIMIT) {
    const margin = limits[own + MARGIN]!;
    // No less than it can be, however it is rounded, here and there.
    const needed = margin === NO_LIMIT ? gross : (gross * margin) / BPS + 2;
    if (needed > cash + realised + (unrealised < 0 ? unrealised : 0)) return false;
  }
  const most = limits[own + RATIO]!;
  if (most !== NO_LIMIT) {
    const messages = words[at + S.DAY_MESSAGES]! + 1;
    const after = limits[own + RATIO_AFTER]!;
    const trades = words[at + S.DAY_TRADES]!;
    const isCounted = after === NO_LIMIT || messages > after;
    if (isCounted && messages * HUNDREDTHS > most * (trades > 1 ? trades : 1)) return false;
  }
  return hasTokens(state, at, own, order, inputs);
}

function hasTokens(state: EngineState, at: number, own: number, order: Exposure, { nowUs }: Inputs): boolean {
  const limits = state.resolved.words;
  const { words } = state.scopes;
  const ofMessages = limits[own + MESSAGE_RATE]!;
  if (ofMessages !== NO_LIMIT) {
    const burst = limits[own + MESSAGE_BURST]!;
    const size = burst === NO_LIMIT ? ofMessages : burst;
    const elapsedUs = nowUs - words[at + S.MESSAGES_AT_US]!;
    const missing = words[at + S.MESSAGES_SPENT]! - (elapsedUs > 0 ? elapsedUs * ofMessages : 0);
    if ((missing > 0 ? missing : 0) + TOKEN > size * TOKEN) return false;
  }
  const ofOrders = limits[own + ORDER_RATE]!;
  if (ofOrders === NO_LIMIT || order.newOrders === 0) return true;
  const burst = limits[own + ORDER_BURST]!;
  const size = burst === NO_LIMIT ? ofOrders : burst;
  const elapsedUs = nowUs - words[at + S.ORDERS_AT_US]!;
  const missing = words[at + S.ORDERS_SPENT]! - (elapsedUs > 0 ? elapsedUs * ofOrders : 0);
  return (missing > 0 ? missing : 0) + TOKEN <= size * TOKEN;
}

/** The last value at risk is fresh, and the order's own part has room on top. Tags have none. */
function hasVar(state: EngineState, scope: number, own: number, order: Exposure, { nowUs }: Inputs): boolean {
  const limit = state.resolved.words[own + MAX_VAR]!;
  if (limit === NO_LIMIT) return true;
  const at = scope * SCOPE_WIDTH;
  const instrument = order.instrument * INSTRUMENT_RISK_WIDTH;
  const ofScope = state.scopes.words[at + S.VAR_US]!;
  const ofInstrument = state.instrumentRisk.words[instrument + I.VAR_US]!;
  const oldest = ofScope < ofInstrument ? ofScope : ofInstrument;
  const mostUs = state.risk.words[METRICS_AGE_US]!;
  if (oldest === 0 || mostUs === 0 || nowUs - oldest > mostUs) return false;
  const part = (money[ADDED]! * state.instrumentRisk.words[instrument + I.VAR_PPM]!) / PPM;
  return state.scopes.words[at + S.VAR]! + (part > 0 ? part + 2 : 0) <= limit;
}
