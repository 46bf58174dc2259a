import { PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import type { EngineState } from '../../state/state.ts';

const P = PlanColumn;

/** After a refusal: so long, then twice that, and so on. */
const PAUSE_US = 250_000;
const MOST_DOUBLINGS = 5;

/** Until when a group asks for nothing that may be refused; 0: nothing was. */
export function pausedUntilUs(state: EngineState, plan: number): number {
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  const failures = words[at + P.FAILURES]!;
  if (failures === 0) return 0;
  return words[at + P.FAILED_US]! + PAUSE_US * 2 ** Math.min(failures - 1, MOST_DOUBLINGS);
}
