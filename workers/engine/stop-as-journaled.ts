import { type ProcessControl, StopWord } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import { TradingState } from '../../core/risk/limit-field.ts';
import { GlobalColumn } from '../../core/state/columns.ts';
import {
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../../core/state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, brokerScope } from '../../core/state/state.ts';

/**
 * What the journal says is halted, said by the words too, before the new run takes its first order: they are what the
 * broker thread looks at. It lifts nothing: what else is stopped was stopped by a person.
 */
export function stopAsJournaled(state: EngineState, control: ProcessControl, stops: StopScopes): void {
  if (state.globals.words[GlobalColumn.HALTED] === 1) control.stopNow(StopWord.everything);
  if (state.risk.words[RiskColumn.STATES_SET] === 0) return;
  const isHalted = (scope: number): boolean =>
    state.scopes.words[scope * SCOPE_WIDTH + ScopeColumn.STATE] === TradingState.halted;
  if (isHalted(FIRM_SCOPE)) control.stopNow(StopWord.everything);
  for (let broker = 0; broker < state.brokers.rows; broker++) {
    if (isHalted(brokerScope(state, broker))) control.stopNow(StopWord.broker0 << broker);
  }
  for (let account = 0; account < state.accounts.rows; account++) {
    if (isHalted(accountScope(account))) stops.setAccount(account, true);
  }
  const { words, touched } = state.instrumentRisk;
  for (let instrument = 0; instrument < touched; instrument++) {
    const at = instrument * INSTRUMENT_RISK_WIDTH + InstrumentRiskColumn.STATE;
    if (words[at] === TradingState.halted) stops.setInstrument(instrument, true);
  }
}
