import type { Inputs } from '../order/inputs.ts';
import { Reject } from '../schema/reject.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { checkBeforeRisk } from './check-before-risk.ts';
import { passesConduct, passesExecutions, passesOwnConduct } from './conduct-gates.ts';
import { exposureGates } from './exposure-gates.ts';
import type { Exposure } from './exposure.ts';
import { isSmall } from './fast-path.ts';
import { instrumentGates } from './instrument-gates.ts';
import { orderGates } from './order-gates.ts';
import { findScopes } from './order-scopes.ts';
import { isPlain } from './plain-order.ts';
import { scopesHaveRoom } from './scopes-have-room.ts';
import { freezeGate, sessionGates } from './session-gates.ts';
import { checkReduceOnly, checkReducing } from './state-gates.ts';
import { type Verdict, resetVerdict, stop } from './verdict.ts';
import { isInstrument } from '../state/defined.ts';
import { isUnhindered } from './unhindered.ts';

const BEGUN = RiskColumn.BEGUN;

/**
 * The gates in order of precedence; true: all passed. Pure, allocates nothing, writes only `order.limits` and `verdict`.
 * With `verdict.measure` every control is told with its limit and its use, and the verdict says by which the order would be
 * refused; where nothing more can be said (an instrument that nobody knows, no price to go by) the rest is left out.
 */
export function checkRisk(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  resetVerdict(verdict);
  if (state.risk.words[BEGUN] === 0) return checkBeforeRisk(state, order, inputs, verdict);
  if (!isInstrument(state, order.instrument)) return stop(verdict, Reject.UNKNOWN_INSTRUMENT.code, 0, 0);
  findScopes(state, order);
  const isMeasured = verdict.measure !== undefined;
  const isUsual = !isMeasured && isUnhindered(state, order);
  const mayGo = isUsual ? checkReduceOnly(state, order, verdict) : mayTrade(state, order, inputs, verdict);
  if (!mayGo) return false;
  if ((isMeasured || !isPlain(state, order, inputs, verdict)) && !orderGates(state, order, inputs, verdict))
    return false;
  if (!isMeasured && scopesHaveRoom(state, order, inputs, verdict)) {
    if (!isUsual && !passesExecutions(state, order, verdict)) return false;
    if (!passesOwnConduct(state, order, inputs, verdict)) return false;
    verdict.fast = isSmall(state, order, verdict);
    return true;
  }
  if (!passesConduct(state, order, inputs, verdict)) return false;
  verdict.fast = isSmall(state, order, verdict);
  // Small orders skip what they can't be refused by; whoever wants to know what is left of each limit skips nothing.
  if (verdict.fast && !isMeasured) return true;
  return exposureGates(state, order, inputs, verdict);
}

/** Whether its instrument and its book take an order like this now. */
function mayTrade(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  return (
    instrumentGates(state, order, verdict) &&
    sessionGates(state, order, inputs, verdict) &&
    checkReducing(state, order, verdict) &&
    checkReduceOnly(state, order, verdict) &&
    freezeGate(state, order, verdict)
  );
}
