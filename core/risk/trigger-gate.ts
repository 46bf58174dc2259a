import type { Inputs } from '../order/inputs.ts';
import { OrderType, Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { Term, TermFlag, TriggerBy } from '../schema/terms.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { partOf } from '../state/stop-price.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict, invalid, measured } from './verdict.ts';

const { STOP_TICKS, TRAIL, TARGET_TICKS, FLAGS } = Term;

/** An order that is kept here until its price comes. */
export function isStop(type: number): boolean {
  return type === OrderType.stop || type === OrderType.stop_limit || type === OrderType.trailing_stop;
}

/** The price that a stop of this side and these flags is compared with; 0: none is known. */
export function triggerTicks(inputs: Inputs, flags: number, side: number): number {
  const by = flags & TermFlag.triggerBy;
  if (by === TriggerBy.last) return inputs.lastTicks;
  if (by === TriggerBy.mark) return inputs.refTicks;
  return side === Side.buy ? inputs.askTicks : inputs.bidTicks;
}

/** The side on which what waits for a price trades: an entry's exits are on the other one. */
export function waitingSide(orderType: number, side: number): number {
  if (orderType !== OrderType.bracket && orderType !== OrderType.oto) return side;
  return side === Side.buy ? Side.sell : Side.buy;
}

/**
 * What waits for a price has to be able to wait. Where nothing is known it passes, and waits.
 *
 *   the stop of any order     is there already        WOULD_TRIGGER   limit: where it triggers, value: what that is compared with
 *   the target of an entry    at the market, passed   WOULD_TRIGGER   limit: the target, value: the same
 *   a trail of what sells     reaches down to zero    INVALID_TRAIL   limit: the best price, value: how far behind that it stays
 *
 * `isAtMarket`: the order has no price. `bestTicks`: the best price since it was armed; 0: it wasn't. Older rules look at stops
 * and stop limits only.
 */
export function triggerGate(
  state: EngineState,
  order: Exposure,
  inputs: Inputs,
  verdict: Verdict,
  isAtMarket: boolean,
  bestTicks: number,
): boolean {
  const { orderType, terms } = order;
  if (orderType === OrderType.iceberg) return true;
  const isOld = state.risk.words[RiskColumn.RULES]! < 2;
  if (isOld && orderType !== OrderType.stop && orderType !== OrderType.stop_limit) return true;
  const side = waitingSide(orderType, order.side);
  const ticks = triggerTicks(inputs, terms[FLAGS]!, side);
  const stop = terms[STOP_TICKS]!;
  const target = terms[TARGET_TICKS]!;
  if ((isOld || stop > 0) && !isAway(verdict, ticks, stop, side === Side.sell)) return false;
  if (isAtMarket && side !== order.side && target > 0 && !isAway(verdict, ticks, target, side === Side.buy))
    return false;
  return stop > 0 || side === Side.buy || trailGate(terms, Math.max(ticks, bestTicks), verdict);
}

/** Whether a price is not there yet: below the market, or above it. */
function isAway(verdict: Verdict, ticks: number, awayTicks: number, isBelow: boolean): boolean {
  const isThere = ticks > 0 && (isBelow ? ticks <= awayTicks : ticks >= awayTicks);
  return measured(verdict, Reject.WOULD_TRIGGER.code, awayTicks, ticks, LimitOwner.symbol, isThere, ticks);
}

function trailGate(terms: Float64Array, bestTicks: number, verdict: Verdict): boolean {
  const trail = terms[TRAIL]!;
  const away = (terms[FLAGS]! & TermFlag.percent) === 0 ? trail : partOf(bestTicks, trail);
  return (
    trail === 0 || bestTicks === 0 || away < bestTicks || invalid(verdict, Reject.INVALID_TRAIL.code, bestTicks, away)
  );
}
