import type { Inputs } from '../order/inputs.ts';
import { OrderType, Side } from '../schema/order-kind.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { MAX_TICKS_TIMES_LOTS, isNear, isStale, periodTicks } from './order-gates.ts';
import { NO_LIMIT } from './resolve.ts';
import type { Verdict } from './verdict.ts';
import { currencyOf, moneyUp } from './worth.ts';

const L = LimitField;
const MAX_QUANTITY = L.max_order_quantity.index;
const MAX_NOTIONAL = L.max_order_notional.index;
const COLLAR_BPS = L.collar_bps.index;
const PERIOD_COLLAR_BPS = L.period_collar_bps.index;
const NO_SHORT = L.no_short.index;

/**
 * Whether an order is one of the usual kind, a limit order in the accounts' own currency, that keeps all limits of an order:
 * then it is counted at its price, which is left with its worth in the verdict as `orderGates` would leave them, and these
 * needn't be asked. It may say no where they would let the order pass. It never says yes where one of them would refuse.
 */
export function isPlain(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const { orderType, instrument, lots, priceTicks } = order;
  const { refTicks } = inputs;
  const limits = state.resolved.words;
  const at = order.limits & ANY_PLACE;
  const isBuy = order.side === Side.buy;
  if (orderType !== OrderType.limit || refTicks <= 0 || lots > limits[at + MAX_QUANTITY]!) return false;
  if (isStale(state, order, inputs)) return false;
  const collarBps = limits[at + COLLAR_BPS]!;
  if (!isNear(refTicks, collarBps, priceTicks, isBuy) && collarBps !== NO_LIMIT) return false;
  const periodBps = limits[at + PERIOD_COLLAR_BPS]!;
  if (periodBps !== NO_LIMIT && !isNear(periodTicks(state, order, inputs), periodBps, priceTicks, isBuy)) return false;
  if (!isBuy && limits[at + NO_SHORT] === 1) return false;
  if (priceTicks * lots > MAX_TICKS_TIMES_LOTS || currencyOf(state, instrument) !== 0) return false;
  const notional = moneyUp(state, instrument, priceTicks, lots);
  if (notional < 0 || notional > limits[at + MAX_NOTIONAL]!) return false;
  verdict.reserveTicks = priceTicks;
  verdict.notional = notional;
  return true;
}
