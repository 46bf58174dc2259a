import { type ProcessControl, StopWord } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';

/** Whether trading was stopped for an order of this broker, account and instrument: asked before each write. */
export type StopCheck = (broker: number, account: number, instrument: number) => boolean;

export function createStopCheck(control: ProcessControl, scopes: StopScopes): StopCheck {
  return (broker, account, instrument) => {
    const words = control.stopWords;
    if ((words & (StopWord.everything | (StopWord.broker0 << broker))) !== 0) return true;
    return scopes.wordsOf(account, instrument) !== 0;
  };
}
