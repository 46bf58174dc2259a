import { scratchWords } from '../memory/scratch.ts';
import type { Inputs } from '../order/inputs.ts';
import { Side } from '../schema/order-kind.ts';
import { ANY_PLACE } from '../state/any-place.ts';
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
import { MESSAGES_SPARE, ORDERS_SPARE } from './resolved-limits.ts';
import { type Bucket, MessageBucket, OrderBucket, bucketSize, tokensWithOneMore } from './token-bucket.ts';
import type { Verdict } from './verdict.ts';
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
const RATIO = L.max_order_to_trade.index;
const RATIO_AFTER = L.order_to_trade_after.index;
const MAX_VAR = L.max_var.index;
const { METRICS_AGE_US } = RiskColumn;
const BPS = 10_000;
const HUNDREDTHS = 100;
const PPM = 1_000_000;
/** After all times. */
const NEVER = Infinity;

/** What doesn't fit a small integer, and would be boxed as an argument. */
const sums = scratchWords(4);
const ADDED = 0;
const GROWTH = 1;
/** What the order may add to a value at risk at most, and as of when such a value has to be. */
const VAR_ADDED = 2;
const VAR_SINCE_US = 3;

const now = scratchWords(1);

/**
 * Whether an order has room in every rate, ratio and total that it counts in: then none of the gates over scopes would
 * refuse it, and it needn't go through them one by one. All figures of a scope are read once, side by side. It may say no
 * where they would let the order pass (an order that makes less of what is too much): they decide then. It never says yes
 * where one of them would refuse.
 */
export function scopesHaveRoom(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const { tagScope, book, broker } = order;
  const isBuy = order.side === Side.buy;
  const added = verdict.notional - order.heldNotional;
  const lots = order.lots - order.heldLots;
  const ofBook = limits[(order.ownBook & ANY_PLACE) + MAX_POSITION]!;
  if (worstLots(state.books.words, book, isBuy) + lots > ofBook) return false;
  const { words } = state.instrumentRisk;
  const at = (order.instrument * INSTRUMENT_RISK_WIDTH) & ANY_PLACE;
  const position = words[at + I.POSITION_LOTS]!;
  // Neither sum may pass what a double holds.
  const open = words[at + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS)]! + lots;
  const worst = isBuy ? position + open : open - position;
  if (worst > limits[(order.firmsBook & ANY_PLACE) + MAX_POSITION]! || open > NO_LIMIT) return false;
  if (broker >= 0) {
    const ofBroker = order.brokerTotals & ANY_PLACE;
    const row = (brokerScope(state, broker) * SCOPE_WIDTH) & ANY_PLACE;
    const scopes = state.scopes.words;
    if (scopes[row + S.OPEN_ORDERS]! + order.newOrders > limits[ofBroker + MAX_ORDERS]!) return false;
    if (scopes[row + S.OPEN_NOTIONAL]! + added > limits[ofBroker + MAX_NOTIONAL]!) return false;
  }
  const part = (added * words[at + I.VAR_PPM]!) / PPM;
  const mostUs = state.risk.words[METRICS_AGE_US]!;
  const oldestUs = inputs.nowUs - mostUs;
  const sinceUs = mostUs === 0 ? NEVER : oldestUs > 1 ? oldestUs : 1;
  sums[VAR_ADDED] = part > 0 ? part + 2 : 0;
  sums[VAR_SINCE_US] = words[at + I.VAR_US]! < sinceUs ? NEVER : sinceUs;
  sums[ADDED] = added;
  growthOf(state.bookRisk.words, book, isBuy, sums, sums, GROWTH);
  if (!hasRoom(state, accountScope(order.account), order.ownTotals, order, inputs)) return false;
  if (!hasRoom(state, FIRM_SCOPE, order.firmTotals, order, inputs)) return false;
  // Of a tag that was never seen no limits speak: its book is judged by those of the account, as it will be from now on.
  if (tagScope < 0) return !order.hasTag || lots <= ofBook;
  const ofTag = limits[order.tagsBook + MAX_POSITION]!;
  if (worstLots(state.tagBooks.words, order.tagBook, isBuy) + lots > ofTag) return false;
  growthOf(state.tagBookRisk.words, order.tagBook, isBuy, sums, sums, GROWTH);
  return hasRoom(state, tagScope, order.tagTotals, order, inputs);
}

/** What isn't limited has a limit beyond all numbers, and needs no question of its own. */
function hasRoom(state: EngineState, scope: number, totals: number, order: Exposure, inputs: Inputs): boolean {
  const limits = state.resolved.words;
  const { words } = state.scopes;
  const at = (scope * SCOPE_WIDTH) & ANY_PLACE;
  const own = totals & ANY_PLACE;
  const added = sums[ADDED]!;
  const gross = words[at + S.WORST_GROSS]! + sums[GROWTH]!;
  const value = words[at + S.NET_VALUE]!;
  const net =
    order.side === Side.buy ? value + words[at + S.OPEN_BUY_NOTIONAL]! : words[at + S.OPEN_SELL_NOTIONAL]! - value;
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
  // The last value at risk is fresh, and the order's own part has room on top. Tags have none.
  const maxVar = limits[own + MAX_VAR]!;
  if (maxVar !== NO_LIMIT) {
    if (words[at + S.VAR_US]! < sums[VAR_SINCE_US]! || words[at + S.VAR]! + sums[VAR_ADDED]! > maxVar) return false;
  }
  // What was missing when it was last looked at is no more by now: where that leaves a token the time isn't asked.
  return (
    (words[at + S.MESSAGES_SPENT]! <= limits[own + MESSAGES_SPARE]! ||
      hasToken(state, MessageBucket, scope, totals, inputs)) &&
    (order.newOrders === 0 ||
      words[at + S.ORDERS_SPENT]! <= limits[own + ORDERS_SPARE]! ||
      hasToken(state, OrderBucket, scope, totals, inputs))
  );
}

function hasToken(state: EngineState, bucket: Bucket, scope: number, totals: number, inputs: Inputs): boolean {
  now[0] = inputs.nowUs;
  return tokensWithOneMore(state, bucket, totals, scope, now) <= bucketSize(state, bucket, totals);
}
