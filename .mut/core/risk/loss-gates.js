import { Reject } from '../schema/reject.js';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.js';
import { judged } from './exposure-scopes.js';
import { LimitField } from './limit-field.js';
import { LossStop, drawdownOf, isReached, lossOf } from './loss-stop.js';
import { NO_LIMIT } from './resolve.js';
import { measured } from './verdict.js';
const LOSS_STOP = ScopeColumn.LOSS_STOP;
const DAILY_LOSS = LimitField.max_daily_loss.index;
const DRAWDOWN = LimitField.max_drawdown.index;
/** After a loss only what makes a position smaller, until the next day, or until a person resumes. */
export function lossGates(state, verdict) {
    const limits = state.resolved.words;
    const { words } = state.scopes;
    for (let i = 0; i < judged.count; i++) {
        const at = judged.scopes[i] * SCOPE_WIDTH;
        const limit = limits[judged.limits[i] + DAILY_LOSS];
        const isStopped = words[at + LOSS_STOP] === LossStop.daily_loss;
        if ((limit === NO_LIMIT && !isStopped) || judged.reduces[i] === 1)
            continue;
        const loss = lossOf(state, at);
        const refuses = isStopped || isReached(loss, limit);
        if (!measured(verdict, Reject.DAILY_LOSS.code, limit, loss, judged.owners[i], refuses))
            return false;
    }
    for (let i = 0; i < judged.count; i++) {
        const at = judged.scopes[i] * SCOPE_WIDTH;
        const limit = limits[judged.limits[i] + DRAWDOWN];
        const isStopped = words[at + LOSS_STOP] === LossStop.drawdown;
        if ((limit === NO_LIMIT && !isStopped) || judged.reduces[i] === 1)
            continue;
        const drawdown = drawdownOf(state, at);
        const refuses = isStopped || isReached(drawdown, limit);
        if (!measured(verdict, Reject.DRAWDOWN.code, limit, drawdown, judged.owners[i], refuses))
            return false;
    }
    return true;
}
//# sourceMappingURL=loss-gates.js.map