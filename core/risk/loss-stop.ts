import { scratchWords } from '../memory/scratch.ts';
import { ScopeColumn, SCOPE_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { copyTo, put } from '../state/table.ts';
import { LimitField } from './limit-field.ts';

/** Why a scope takes no entries: a loss that was reached stays until the next day, or until a person resumes. */
export const LossStop = { none: 0, daily_loss: 1, drawdown: 2 } as const;

const S = ScopeColumn;
const DAILY_LOSS = LimitField.max_daily_loss.index;
const DRAWDOWN = LimitField.max_drawdown.index;

const pnl = scratchWords(1);

/** What a scope has earned since it exists, at the last marks, after fees. `at` is row × width, here and below. */
function earnedBy(state: EngineState, at: number): number {
  const { words } = state.scopes;
  return words[at + S.REALISED]! - words[at + S.FEES]! + words[at + S.UNREALISED]!;
}

/** What it has lost since the day began; negative: a profit. */
export function lossOf(state: EngineState, at: number): number {
  return state.scopes.words[at + S.DAY_BASE]! - earnedBy(state, at);
}

/** How far it is below the day's best. */
export function drawdownOf(state: EngineState, at: number): number {
  return state.scopes.words[at + S.DAY_PEAK]! - earnedBy(state, at);
}

/** After a scope's profit has changed: the day's best, and whether a loss is reached. `limits` as from `limitsOf`. */
export function followProfit(state: EngineState, scope: number, limits: number): void {
  const { scopes, resolved } = state;
  const at = scope * SCOPE_WIDTH;
  pnl[0] = earnedBy(state, at);
  if (pnl[0] > scopes.words[at + S.DAY_PEAK]!) copyTo(scopes, at + S.DAY_PEAK, pnl, 0);
  if (scopes.words[at + S.LOSS_STOP] !== LossStop.none) return;
  if (isReached(lossOf(state, at), resolved.words[limits + DAILY_LOSS]!)) {
    put(scopes, at + S.LOSS_STOP, LossStop.daily_loss);
  } else if (isReached(drawdownOf(state, at), resolved.words[limits + DRAWDOWN]!)) {
    put(scopes, at + S.LOSS_STOP, LossStop.drawdown);
  }
}

/** A limit of 0 is reached by the first loss, not by none. */
export function isReached(loss: number, limit: number): boolean {
  return loss > 0 && loss >= limit;
}

/** The day's figures of a scope begin anew: at the day's begin, and where a person resumes what a loss has stopped. */
export function beginDay(state: EngineState, scope: number): void {
  const { scopes } = state;
  const at = scope * SCOPE_WIDTH;
  pnl[0] = earnedBy(state, at);
  copyTo(scopes, at + S.DAY_BASE, pnl, 0);
  copyTo(scopes, at + S.DAY_PEAK, pnl, 0);
  put(scopes, at + S.LOSS_STOP, LossStop.none);
}

/** A person resumes: what stopped the scope is granted once more, counted from here. Elsewhere nothing changes. */
export function liftLossStop(state: EngineState, scope: number): void {
  if (state.scopes.words[scope * SCOPE_WIDTH + S.LOSS_STOP] !== LossStop.none) beginDay(state, scope);
}
