import { Reject } from '../schema/reject.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { judged } from './exposure-scopes.ts';
import { LimitField } from './limit-field.ts';
import { LossStop, drawdownOf, isReached, lossOf } from './loss-stop.ts';
import { NO_LIMIT } from './resolve.ts';
import { type Verdict, measured } from './verdict.ts';

const LOSS_STOP = ScopeColumn.LOSS_STOP;
const DAILY_LOSS = LimitField.max_daily_loss.index;
const DRAWDOWN = LimitField.max_drawdown.index;

/** After a loss only what makes a position smaller, until the next day, or until a person resumes. */
export function lossGates(state: EngineState, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const { words } = state.scopes;
  for (let i = 0; i < judged.count; i++) {
    const at = judged.scopes[i]! * SCOPE_WIDTH;
    const limit = limits[judged.limits[i]! + DAILY_LOSS]!;
    const isStopped = words[at + LOSS_STOP] === LossStop.daily_loss;
    if ((limit === NO_LIMIT && !isStopped) || judged.reduces[i] === 1) continue;
    const loss = lossOf(state, at);
    const refuses = isStopped || isReached(loss, limit);
    if (!measured(verdict, Reject.DAILY_LOSS.code, limit, loss, judged.owners[i]!, refuses, loss)) return false;
  }
  for (let i = 0; i < judged.count; i++) {
    const at = judged.scopes[i]! * SCOPE_WIDTH;
    const limit = limits[judged.limits[i]! + DRAWDOWN]!;
    const isStopped = words[at + LOSS_STOP] === LossStop.drawdown;
    if ((limit === NO_LIMIT && !isStopped) || judged.reduces[i] === 1) continue;
    const drawdown = drawdownOf(state, at);
    const refuses = isStopped || isReached(drawdown, limit);
    if (!measured(verdict, Reject.DRAWDOWN.code, limit, drawdown, judged.owners[i]!, refuses, drawdown)) return false;
  }
  return true;
}
