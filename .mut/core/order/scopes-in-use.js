import { RiskColumn } from '../state/risk-columns.js';
import { FIRM_SCOPE, firstTagScope } from '../state/state.js';
/** One past the last row of `scopes` that may hold something: the firm, accounts, brokers, and the tags seen so far. */
export function scopesInUse(state) {
    return Math.max(FIRM_SCOPE + 1, firstTagScope(state) + state.risk.words[RiskColumn.TAGS]);
}
//# sourceMappingURL=scopes-in-use.js.map