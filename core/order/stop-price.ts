import { Side } from '../schema/order-kind.ts';
import { Term, TermFlag } from '../schema/terms.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import type { EngineState } from '../state/state.ts';
import { PPM } from './check-terms.ts';

const P = PlanColumn;

/** Where the stop of a plan stands now, in ticks: as said, or where it has trailed to. 0: nowhere yet. */
export function stopTicksOf(state: EngineState, plan: number, side: number): number {
  if (plan < 0) return 0;
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  const stop = words[at + P.TERMS + Term.STOP_TICKS]!;
  const trail = words[at + P.TERMS + Term.TRAIL]!;
  const extreme = words[at + P.EXTREME_TICKS]!;
  if (trail === 0 || extreme === 0) return stop;
  const isPercent = (words[at + P.TERMS + Term.FLAGS]! & TermFlag.percent) !== 0;
  const away = isPercent ? (extreme * trail) / PPM : trail;
  if (side === Side.sell) return Math.max(stop, 1, Math.floor(extreme - away));
  return stop === 0 ? Math.ceil(extreme + away) : Math.min(stop, Math.ceil(extreme + away));
}
