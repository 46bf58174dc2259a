import type { Records } from '../memory/records.ts';
import { GlobalColumn } from '../state/columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { add, put } from '../state/table.ts';
import { conductOfCommand, conductOfFill } from './apply-conduct.ts';
import { exposureOfAccepted, exposureOfChange, exposureOfFill } from './apply-exposure.ts';
import { keepTerms, useOverride } from './apply-limits.ts';
import { periodOfAccepted } from './apply-period.ts';

/** From here on the tables of risk are kept. */
export function beginRisk(state: EngineState): void {
  put(state.risk, RiskColumn.BEGUN, 1);
  // The limits in force are others from here on.
  add(state.globals, GlobalColumn.LIMITS_VERSION, 1);
}

/**
 * What risk keeps of orders, beside their own rows; nothing before `risk_begun`. Called by `apply` where an order begins,
 * changes what it holds, trades, and where a message was counted.
 */
export function riskOfAccepted(state: EngineState, row: number, records: Records, at: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  useOverride(state, row, records, at);
  keepTerms(state, row, records, at);
  periodOfAccepted(state, row, records, at);
  exposureOfAccepted(state, row, records, at);
  conductOfCommand(state, row, records, at);
}

/** An order holds more or less than before, or is final now. */
export function riskOfChange(state: EngineState, row: number, records: Records, at: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  useOverride(state, row, records, at);
  exposureOfChange(state, row);
  conductOfCommand(state, row, records, at);
}

export function riskOfFill(state: EngineState, row: number, records: Records, at: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  exposureOfFill(state, row, records, at);
  conductOfFill(state, row, records, at);
}
