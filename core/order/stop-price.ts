import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import type { EngineState } from '../state/state.ts';
import { stopTicksAt } from '../state/stop-price.ts';

/** Where the stop of a plan stands now, in ticks: as said, or where it has trailed to. 0: nowhere yet, or there is no plan. */
export function stopTicksOf(state: EngineState, plan: number, side: number): number {
  if (plan < 0) return 0;
  const { words } = state.plans;
  return stopTicksAt(words, plan, side, words[plan * PLAN_WIDTH + PlanColumn.EXTREME_TICKS]!);
}
