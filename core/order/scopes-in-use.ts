import { RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, firstTagScope } from '../state/state.ts';

/** One past the last row of `scopes` that may hold something: the firm, accounts, brokers, and the tags seen so far. */
export function scopesInUse(state: EngineState): number {
  return Math.max(FIRM_SCOPE + 1, firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!);
}
