import { scratchWords } from '../memory/scratch.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { LimitOwner, PlaceOption } from '../schema/risk.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { MOST_HELD } from './held-orders.ts';
import { LimitField, SelfTradeMode } from './limit-field.ts';
import { firstMet, meetsNone } from './own-orders.ts';
import { limitOr } from './resolve.ts';
import { type Verdict, within } from './verdict.ts';

const MODE = LimitField.self_trade_mode.index;

export const SelfTrade = { pass: 0, hold: 1, refuse: 2 } as const;
export type SelfTrade = (typeof SelfTrade)[keyof typeof SelfTrade];

const ticks = scratchWords(1);

/**
 * Whether a new order would trade with another of the firm, of any account, at any broker, and what becomes of it then.
 * Orders of every open state are met: in flight, unknown, held, and those whose cancel is only asked for.
 *
 *   cancel_newest   refuse: SELF_TRADE, the value is the other's id
 *   cancel_oldest   hold: the others are cancelled, and it is sent once the last of them is gone
 *   cancel_both     hold: the others are cancelled, and then it is, too
 *
 * A replace is refused: what rests already can't be held.
 */
export function selfTradeOf(state: EngineState, order: Exposure, verdict: Verdict): SelfTrade {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return SelfTrade.pass;
  const met = metBy(state, order);
  if (met < 0 && verdict.measure === undefined) return SelfTrade.pass;
  const mode = selfTradeMode(state, order);
  if (mode === SelfTradeMode.off) return SelfTrade.pass;
  const isHeld = order.newOrders === 1 && mode !== SelfTradeMode.cancel_newest;
  if (met < 0 || !isHeld) {
    const orderId = met < 0 ? 0 : state.orders.words[met * ORDER_WIDTH + OrderColumn.ORDER_ID]!;
    return passOrRefuse(verdict, Reject.SELF_TRADE.code, 0, orderId);
  }
  const held = state.risk.words[RiskColumn.HELD_COUNT]!;
  if (held < MOST_HELD) {
    // Told as one that passes: it waits.
    within(verdict, Reject.SELF_TRADE.code, 0, 0, LimitOwner.firm);
    return SelfTrade.hold;
  }
  return passOrRefuse(verdict, Reject.RISK_TABLE_FULL.code, MOST_HELD, held + 1);
}

/** What the order itself asks for; else what its limits say. */
export function selfTradeMode(state: EngineState, order: Exposure): number {
  const own = order.options & PlaceOption.selfTrade;
  if (own !== 0) return own - 1;
  return limitOr(state, order.limits, MODE, SelfTradeMode.off);
}

/** The row of the order that it would meet first: one that stays before one that leaves; -1: none. */
function metBy(state: EngineState, order: Exposure): number {
  if (meetsNone(state.own, order.instrument, order.side)) return -1;
  ticks[0] = order.priceTicks;
  const met = firstMet(state.own, order.instrument, order.side, order.type, ticks, false);
  return met >= 0 ? met : firstMet(state.own, order.instrument, order.side, order.type, ticks, true);
}

function passOrRefuse(verdict: Verdict, code: RejectCode, limit: number, value: number): SelfTrade {
  return within(verdict, code, limit, value, LimitOwner.firm) ? SelfTrade.pass : SelfTrade.refuse;
}
