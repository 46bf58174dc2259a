import type { Inputs } from '../order/inputs.ts';
import { Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { INSTRUMENT_RISK_WIDTH, InstrumentRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, brokerScope } from '../state/state.ts';
import { gatherScopes, judged } from './exposure-scopes.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { lossGates } from './loss-gates.ts';
import { NO_LIMIT, limitOr } from './resolve.ts';
import { varGates } from './var-gates.ts';
import { type Verdict, measured, stop, within } from './verdict.ts';
import { worstLots } from './worst-case.ts';
import { partUp } from './worth.ts';

const S = ScopeColumn;
const I = InstrumentRiskColumn;
const MAX_ORDERS = LimitField.max_open_orders.index;
const MAX_NOTIONAL = LimitField.max_open_notional.index;
const MAX_POSITION = LimitField.max_position.index;
const MAX_GROSS = LimitField.max_gross_exposure.index;
const MAX_NET = LimitField.max_net_exposure.index;
const CASH = LimitField.cash.index;
const MARGIN = LimitField.margin_bps.index;
const BPS = 10_000;

/**
 * What an order adds to totals: what is open, could be held at worst, and could be lost, with everything that rests, is in
 * flight or unknown. Of the account, the order's tag, its broker and the firm. No total refuses an order that makes it
 * smaller; whoever measures is told of each all the same. An order with which a sum would pass 2^53 - 1 is refused, whatever
 * the limits and overrides.
 */
export function exposureGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  gatherScopes(state, order, verdict);
  return (
    openOrders(state, order, verdict) &&
    openNotional(state, order, verdict) &&
    positions(state, order, verdict) &&
    grossExposure(state, verdict) &&
    netExposure(state, order, verdict) &&
    buyingPower(state, verdict) &&
    lossGates(state, verdict) &&
    varGates(state, order, inputs, verdict)
  );
}

function openOrders(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const isNew = order.newOrders > 0;
  if (!isNew && verdict.measure === undefined) return true;
  const { words } = state.scopes;
  const limits = state.resolved.words;
  const code = Reject.OPEN_ORDERS_LIMIT.code;
  for (let i = 0; i < judged.count; i++) {
    const limit = limits[judged.limits[i]! + MAX_ORDERS]!;
    if (limit === NO_LIMIT) continue;
    const before = words[judged.scopes[i]! * SCOPE_WIDTH + S.OPEN_ORDERS]!;
    const open = before + order.newOrders;
    if (!measured(verdict, code, limit, open, judged.owners[i]!, isNew && open > limit, before)) return false;
  }
  if (order.broker < 0) return true;
  const limit = limits[order.brokerTotals + MAX_ORDERS]!;
  if (limit === NO_LIMIT) return true;
  const before = words[brokerScope(state, order.broker) * SCOPE_WIDTH + S.OPEN_ORDERS]!;
  const open = before + order.newOrders;
  return measured(verdict, code, limit, open, LimitOwner.broker, isNew && open > limit, before);
}

function openNotional(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const added = judged.added[0]!;
  const grows = added > 0;
  if (!grows && verdict.measure === undefined) return true;
  const { words } = state.scopes;
  const limits = state.resolved.words;
  const code = Reject.OPEN_NOTIONAL_LIMIT.code;
  for (let i = 0; i < judged.count; i++) {
    const limit = limits[judged.limits[i]! + MAX_NOTIONAL]!;
    const before = words[judged.scopes[i]! * SCOPE_WIDTH + S.OPEN_NOTIONAL]!;
    const open = before + added;
    if (grows && open > NO_LIMIT) return stop(verdict, code, limit, NO_LIMIT);
    if (limit === NO_LIMIT) continue;
    if (!measured(verdict, code, limit, open, judged.owners[i]!, grows && open > limit, before)) return false;
  }
  if (order.broker < 0) return true;
  const limit = limits[order.brokerTotals + MAX_NOTIONAL]!;
  if (limit === NO_LIMIT) return true;
  const before = words[brokerScope(state, order.broker) * SCOPE_WIDTH + S.OPEN_NOTIONAL]!;
  const open = before + added;
  return measured(verdict, code, limit, open, LimitOwner.broker, grows && open > limit, before);
}

/** The worst position on the order's side: of the account, of the tag, and of all accounts together. */
function positions(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const added = order.lots - order.heldLots;
  // An order of nothing is of no instrument.
  if (added <= 0 || order.instrument < 0) return true;
  const isBuy = order.side === Side.buy;
  const limits = state.resolved.words;
  const code = Reject.POSITION_LIMIT.code;
  const ofBook = limits[order.ownBook + MAX_POSITION]!;
  if (ofBook !== NO_LIMIT) {
    const worst = worstLots(state.books.words, order.book, isBuy);
    if (!within(verdict, code, ofBook, worst + added, LimitOwner.account, worst)) return false;
  }
  if (order.tagScope >= 0 || order.hasTag) {
    // Of a tag that was never seen no limits speak: its book is judged by those of the account, as it will be from now on.
    const ofTag = order.tagScope < 0 ? ofBook : limits[order.tagsBook + MAX_POSITION]!;
    const worst = worstLots(state.tagBooks.words, order.tagBook, isBuy);
    if (ofTag !== NO_LIMIT && !within(verdict, code, ofTag, worst + added, LimitOwner.tag, worst)) return false;
  }
  const ofFirm = limits[order.firmsBook + MAX_POSITION]!;
  const { words } = state.instrumentRisk;
  const at = order.instrument * INSTRUMENT_RISK_WIDTH;
  const position = words[at + I.POSITION_LOTS]!;
  const before = isBuy ? position + words[at + I.OPEN_BUY_LOTS]! : words[at + I.OPEN_SELL_LOTS]! - position;
  const worst = before + added;
  // What is open on the other side may come first: neither sum may pass what a double holds.
  const open = words[at + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS)]! + added;
  if (worst > NO_LIMIT || open > NO_LIMIT) return stop(verdict, code, ofFirm, NO_LIMIT);
  return ofFirm === NO_LIMIT || within(verdict, code, ofFirm, worst, LimitOwner.firm, before);
}

function grossExposure(state: EngineState, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  for (let i = 0; i < judged.count; i++) {
    const limit = limits[judged.limits[i]! + MAX_GROSS]!;
    const grows = judged.growth[i]! > 0;
    if (!grows && verdict.measure === undefined) continue;
    const before = state.scopes.words[judged.scopes[i]! * SCOPE_WIDTH + S.WORST_GROSS]!;
    const gross = before + judged.growth[i]!;
    if (grows && gross > NO_LIMIT) return stop(verdict, Reject.GROSS_LIMIT.code, limit, NO_LIMIT);
    if (limit === NO_LIMIT) continue;
    const refuses = grows && gross > limit;
    if (!measured(verdict, Reject.GROSS_LIMIT.code, limit, gross, judged.owners[i]!, refuses, before)) return false;
  }
  return true;
}

/** What long and short positions leave of each other, if all that is open on the order's side trades and nothing else. */
function netExposure(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const added = judged.added[0]!;
  const grows = added > 0;
  if (!grows && verdict.measure === undefined) return true;
  const limits = state.resolved.words;
  const { words } = state.scopes;
  for (let i = 0; i < judged.count; i++) {
    const limit = limits[judged.limits[i]! + MAX_NET]!;
    if (limit === NO_LIMIT) continue;
    const at = judged.scopes[i]! * SCOPE_WIDTH;
    const net =
      order.side === Side.buy
        ? words[at + S.NET_VALUE]! + words[at + S.OPEN_BUY_NOTIONAL]!
        : words[at + S.OPEN_SELL_NOTIONAL]! - words[at + S.NET_VALUE]!;
    const refuses = grows && net + added > limit;
    if (!measured(verdict, Reject.NET_LIMIT.code, limit, net + added, judged.owners[i]!, refuses, net)) return false;
  }
  return true;
}

/** Cash and what was earned, less fees and what the positions would lose now, must cover its part of the worst case. */
function buyingPower(state: EngineState, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const { words } = state.scopes;
  for (let i = 0; i < judged.count; i++) {
    const cash = limits[judged.limits[i]! + CASH]!;
    const grows = judged.growth[i]! > 0;
    if (cash === NO_LIMIT || (!grows && verdict.measure === undefined)) continue;
    const at = judged.scopes[i]! * SCOPE_WIDTH;
    const unrealised = words[at + S.UNREALISED]!;
    const power = cash + words[at + S.REALISED]! - words[at + S.FEES]! + (unrealised < 0 ? unrealised : 0);
    const gross = words[at + S.WORST_GROSS]!;
    const margin = limitOr(state, judged.limits[i]!, MARGIN, BPS);
    // Marks may have brought it beyond what a double holds.
    const needed = partUp(Math.min(gross + judged.growth[i]!, NO_LIMIT), margin, BPS);
    const refuses = grows && needed > power;
    if (!refuses && verdict.measure === undefined) continue;
    const before = partUp(Math.min(gross, NO_LIMIT), margin, BPS);
    if (!measured(verdict, Reject.BUYING_POWER.code, power, needed, judged.owners[i]!, refuses, before)) return false;
  }
  return true;
}
