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
/** Whose figures are looked at, one after the other: a tag's last, as few orders have one. */
const OWN = 0;
const FIRM = 1;
const TAG = 2;
const MOST = 3;
/** An array of up to 64 bytes moves, as in `scratchWords`. */
const ROOM = 17;

/** What doesn't fit a small integer, and would be boxed as an argument. */
const sums = scratchWords(3 + MOST);
const ADDED = 0;
/** What the order may add to a value at risk at most, and as of when such a value has to be. */
const VAR_ADDED = 1;
const VAR_SINCE_US = 2;
/** What it adds to the worst case of each scope. */
const GROWTH = 3;

/** Where the scopes begin in `state.scopes.words`, and the limits of their totals in `state.resolved.words`. */
const rows = new Int32Array(ROOM);
const totals = new Int32Array(ROOM);

const now = scratchWords(1);

/**
 * Whether an order has room in every rate, ratio and total that it counts in: then none of the gates over scopes would
 * refuse it, and it needn't go through them one by one. All figures of a scope are read once, side by side. It may say no
 * where they would let the order pass (an order that makes less of what is too much): they decide then. It never says yes
 * where one of them would refuse.
 */
export function scopesHaveRoom(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  sums[ADDED] = verdict.notional - order.heldNotional;
  if (!ownHasRoom(state, order) || !instrumentHasRoom(state, order, inputs)) return false;
  if ((order.tagScope >= 0 || order.hasTag) && !tagHasRoom(state, order)) return false;
  const count = order.tagScope < 0 ? TAG : MOST;
  const limits = state.resolved.words;
  const { words } = state.scopes;
  const { newOrders } = order;
  const isBuy = order.side === Side.buy;
  const openOnSide = isBuy ? S.OPEN_BUY_NOTIONAL : S.OPEN_SELL_NOTIONAL;
  const added = sums[ADDED]!;
  let mayLackTokens = false;
  for (let i = 0; i < count; i++) {
    const at = rows[i]! & ANY_PLACE;
    const own = totals[i]! & ANY_PLACE;
    const gross = words[at + S.WORST_GROSS]! + sums[GROWTH + i]!;
    const value = words[at + S.NET_VALUE]!;
    const net = words[at + openOnSide]! + (isBuy ? value : -value);
    if (
      words[at + S.OPEN_ORDERS]! + newOrders > limits[own + MAX_ORDERS]! ||
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
    const margin = limits[own + MARGIN]!;
    // No less than it can be, however it is rounded, here and there.
    const needed = margin === NO_LIMIT ? gross : (gross * margin) / BPS + 2;
    if (needed > limits[own + CASH]! + realised + (unrealised < 0 ? unrealised : 0)) return false;
    const messages = words[at + S.DAY_MESSAGES]! + 1;
    const trades = words[at + S.DAY_TRADES]!;
    if (messages * HUNDREDTHS > limits[own + RATIO]! * (trades > 1 ? trades : 1)) {
      const after = limits[own + RATIO_AFTER]!;
      if (after === NO_LIMIT || messages > after) return false;
    }
    // The last value at risk is fresh, and the order's own part has room on top. Tags have none.
    const maxVar = limits[own + MAX_VAR]!;
    if (words[at + S.VAR]! + sums[VAR_ADDED]! > maxVar) return false;
    if (words[at + S.VAR_US]! < sums[VAR_SINCE_US]! && maxVar !== NO_LIMIT) return false;
    // What was missing when it was last looked at is no more by now: where that leaves a token the time isn't asked.
    if (
      words[at + S.MESSAGES_SPENT]! > limits[own + MESSAGES_SPARE]! ||
      words[at + S.ORDERS_SPENT]! > limits[own + ORDERS_SPARE]!
    ) {
      mayLackTokens = true;
    }
  }
  return !mayLackTokens || haveTokens(state, count, order, inputs);
}

/** The firm's position of it; and how its value at risk is to be counted. */
function instrumentHasRoom(state: EngineState, order: Exposure, inputs: Inputs): boolean {
  const { words } = state.instrumentRisk;
  const at = (order.instrument * INSTRUMENT_RISK_WIDTH) & ANY_PLACE;
  const isBuy = order.side === Side.buy;
  const position = words[at + I.POSITION_LOTS]!;
  // Neither sum may pass what a double holds.
  const open = words[at + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS)]! + (order.lots - order.heldLots);
  const worst = open + (isBuy ? position : -position);
  if (worst > state.resolved.words[(order.firmsBook & ANY_PLACE) + MAX_POSITION]! || open > NO_LIMIT) return false;
  const part = (sums[ADDED]! * words[at + I.VAR_PPM]!) / PPM;
  const mostUs = state.risk.words[METRICS_AGE_US]!;
  const oldestUs = inputs.nowUs - mostUs;
  const sinceUs = mostUs === 0 ? NEVER : oldestUs > 1 ? oldestUs : 1;
  sums[VAR_ADDED] = part > 0 ? part + 2 : 0;
  sums[VAR_SINCE_US] = words[at + I.VAR_US]! < sinceUs ? NEVER : sinceUs;
  return true;
}

/** Its book and its broker. With what it adds to the worst case, its account and the firm are the first scopes. */
function ownHasRoom(state: EngineState, order: Exposure): boolean {
  const limits = state.resolved.words;
  const { book, broker } = order;
  const isBuy = order.side === Side.buy;
  const worst = worstLots(state.books.words, book, isBuy) + (order.lots - order.heldLots);
  if (worst > limits[(order.ownBook & ANY_PLACE) + MAX_POSITION]!) return false;
  if (broker >= 0) {
    const ofBroker = order.brokerTotals & ANY_PLACE;
    const row = (brokerScope(state, broker) * SCOPE_WIDTH) & ANY_PLACE;
    const { words } = state.scopes;
    if (words[row + S.OPEN_ORDERS]! + order.newOrders > limits[ofBroker + MAX_ORDERS]!) return false;
    if (words[row + S.OPEN_NOTIONAL]! + sums[ADDED]! > limits[ofBroker + MAX_NOTIONAL]!) return false;
  }
  growthOf(state.bookRisk.words, book, isBuy, sums, sums, GROWTH + OWN);
  sums[GROWTH + FIRM] = sums[GROWTH + OWN]!;
  rows[OWN] = accountScope(order.account) * SCOPE_WIDTH;
  totals[OWN] = order.ownTotals;
  rows[FIRM] = FIRM_SCOPE * SCOPE_WIDTH;
  totals[FIRM] = order.firmTotals;
  return true;
}

/** The book of its tag, which is the last scope. */
function tagHasRoom(state: EngineState, order: Exposure): boolean {
  const { tagScope, tagBook } = order;
  const limits = state.resolved.words;
  const isBuy = order.side === Side.buy;
  const lots = order.lots - order.heldLots;
  // Of a tag that was never seen no limits speak: its book is judged by those of the account, as it will be from now on.
  if (tagScope < 0) return lots <= limits[order.ownBook + MAX_POSITION]!;
  if (worstLots(state.tagBooks.words, tagBook, isBuy) + lots > limits[order.tagsBook + MAX_POSITION]!) return false;
  growthOf(state.tagBookRisk.words, tagBook, isBuy, sums, sums, GROWTH + TAG);
  rows[TAG] = tagScope * SCOPE_WIDTH;
  totals[TAG] = order.tagTotals;
  return true;
}

function haveTokens(state: EngineState, count: number, order: Exposure, inputs: Inputs): boolean {
  now[0] = inputs.nowUs;
  for (let i = 0; i < count; i++) {
    if (!hasToken(state, MessageBucket, i)) return false;
    if (order.newOrders !== 0 && !hasToken(state, OrderBucket, i)) return false;
  }
  return true;
}

function hasToken(state: EngineState, bucket: Bucket, i: number): boolean {
  const limits = totals[i]!;
  return tokensWithOneMore(state, bucket, limits, rows[i]! / SCOPE_WIDTH, now) <= bucketSize(state, bucket, limits);
}
