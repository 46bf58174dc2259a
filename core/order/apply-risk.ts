import type { Records } from '../memory/records.ts';
import { placeOwnOrder } from '../risk/own-orders.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { conductOfAccepted, conductOfChange, conductOfFill } from './apply-conduct.ts';
import {
  exposureOfAccepted,
  exposureOfChange,
  exposureOfFill,
  exposureOfRoute,
  exposureOfSuspended,
  exposureOfUncovered,
} from './apply-exposure.ts';
import { keepTerms } from './apply-limits.ts';

/**
 * What risk keeps of orders, beside their own rows; nothing before `risk_begun`. Called by `apply` where an order begins,
 * changes what it holds, trades, and where a message was counted.
 */
export function riskOfAccepted(state: EngineState, row: number, records: Records, at: number): void {
  if (!state.deferred.ofDecisions) placeOwnOrder(state.own, row);
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  keepTerms(state, row, records, at);
  exposureOfAccepted(state, row);
  conductOfAccepted(state, row, records, at);
}

/** An order holds more or less than before, or is final now (`isEnd`). */
export function riskOfChange(state: EngineState, row: number, records: Records, at: number, isEnd: boolean): void {
  if (!state.deferred.ofDecisions) placeOwnOrder(state.own, row);
  if (isEnd) state.held.from = 0;
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  exposureOfChange(state, row, isEnd);
  conductOfChange(state, row, records, at);
}

export function riskOfFill(state: EngineState, row: number, records: Records, at: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  exposureOfFill(state, row, records, at);
  conductOfFill(state, row, records, at);
}

/** A fill that nothing explains was booked. */
export function riskOfSuspended(state: EngineState, book: number, records: Records, at: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 1) exposureOfSuspended(state, book, records, at);
}

/** Its parent holds for it no longer, as it is to leave: called before it is routed. What it holds follows. */
export function riskOfUncovered(state: EngineState, row: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 1) exposureOfUncovered(state, row);
}

/** An order goes to another broker than it is counted at; called before its row says so. */
export function riskOfRoute(state: EngineState, row: number, broker: number): void {
  if (state.risk.words[RiskColumn.BEGUN] === 1) exposureOfRoute(state, row, broker);
}
