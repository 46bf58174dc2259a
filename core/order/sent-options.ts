import type { Exposure } from '../risk/exposure.ts';
import { OrderType } from '../schema/order-kind.ts';
import { PlaceOption } from '../schema/risk.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';

const O = OrderColumn;

/** OPTIONS of an accepted event: what the client asked for, and whether the price is its own. */
export function acceptedOptions(order: Exposure, askedTicks: number): number {
  return order.priceTicks === askedTicks ? order.options : order.options | PlaceOption.priced;
}

/** OPTIONS of an event that routes an order that was accepted before, at this price: what its venue must know of them. */
export function sentOptions(state: EngineState, row: number, priceTicks: number): number {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return 0;
  const options = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS]!;
  const type = state.orders.words[row * ORDER_WIDTH + O.TYPE]!;
  // A stop that goes as a market order has no price of its own.
  const isStop = type === OrderType.stop || type === OrderType.trailing_stop;
  const isPriced = isStop && priceTicks > 0 ? PlaceOption.priced : options & PlaceOption.priced;
  return (options & PlaceOption.postOnly) | isPriced;
}
