import type { Inputs } from '../order/inputs.ts';
import { OrderType, Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { Term, TermFlag, TriggerBy } from '../schema/terms.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict, measured } from './verdict.ts';

const { STOP_TICKS, FLAGS } = Term;

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

/**
 * A stop whose price is there already isn't one: WOULD_TRIGGER, the limit is its stop price, the value what it is compared
 * with. Where nothing is known it passes, and waits. A trailing stop is never there.
 */
export function triggerGate(order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const { orderType, terms, side } = order;
  if (orderType !== OrderType.stop && orderType !== OrderType.stop_limit) return true;
  const stop = terms[STOP_TICKS]!;
  const ticks = triggerTicks(inputs, terms[FLAGS]!, side);
  const isThere = ticks > 0 && (side === Side.buy ? ticks >= stop : ticks <= stop);
  return measured(verdict, Reject.WOULD_TRIGGER.code, stop, ticks, LimitOwner.symbol, isThere, ticks);
}
