import type { Inputs } from '../order/inputs.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { passesConduct } from './conduct-gates.ts';
import { exposureGates } from './exposure-gates.ts';
import { createExposure } from './exposure.ts';
import { findScopes } from './order-scopes.ts';
import { type Measure, createVerdict, resetVerdict } from './verdict.ts';

const nothing = createExposure();
const verdict = createVerdict();

/**
 * Tells every control of an account's totals, and of the firm's: through the gates that judge orders, with an order of no
 * money in no instrument. What is counted by the order (orders and messages in a while) is told with one more.
 */
export function measureAccount(state: EngineState, account: number, inputs: Inputs, measure: Measure): void {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return;
  nothing.account = account;
  nothing.instrument = -1;
  nothing.lots = 1;
  nothing.newOrders = 1;
  findScopes(state, nothing);
  resetVerdict(verdict);
  verdict.measure = measure;
  passesConduct(state, nothing, inputs, verdict);
  nothing.newOrders = 0;
  exposureGates(state, nothing, inputs, verdict);
  verdict.measure = undefined;
}
