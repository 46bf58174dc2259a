import { protectedTicks, protectionOf } from '../../risk/protection.ts';
import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { stopTicksAt } from '../../state/stop-price.ts';

const P = PlanColumn;

/**
 * The limit that a plan's stop leaves with where market protection was asked for: its band begins where the stop triggered,
 * also of one that leaves again because the one before didn't get through. 0: as a market order.
 */
export function bandOfStop(state: EngineState, plan: number, side: number): number {
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  const options = words[at + P.OPTIONS]!;
  if (protectionOf(options) === 0) return 0;
  const base = stopTicksAt(words, plan, side, words[at + P.EXTREME_TICKS]!);
  return base === 0 ? 0 : protectedTicks(state, words[at + P.INSTRUMENT]!, side, base, options);
}
