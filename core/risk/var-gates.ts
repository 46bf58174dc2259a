import type { Inputs } from '../order/inputs.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import {
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { judged } from './exposure-scopes.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { NO_LIMIT } from './resolve.ts';
import { type Verdict, measured } from './verdict.ts';
import { partUp } from './worth.ts';

const { VAR, VAR_US } = ScopeColumn;
const { METRICS_AGE_US, STALE_OPEN } = RiskColumn;
const I = InstrumentRiskColumn;
const MAX_VAR = LimitField.max_var.index;
const PPM = 1_000_000;

const ageUs = new Float64Array(1);

/**
 * The last value at risk of the account and of the firm, with the order's own part on top. A value that is missing or
 * stale refuses the order, or lets it pass unjudged, as the run was started. Nobody works out values of tags.
 */
export function varGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const risk = state.risk.words;
  const scopes = state.scopes.words;
  let isJudged = false;
  for (let i = 0; i < judged.count; i++) {
    if (!isLimited(limits, i, verdict)) continue;
    isJudged = true;
    findAge(state, judged.scopes[i]! * SCOPE_WIDTH, order.instrument, inputs);
    // An order of nothing, which is of no instrument, tells whether one that adds to the worst case would pass.
    const adds = judged.growth[i]! > 0 || order.instrument < 0;
    const refuses = adds && risk[STALE_OPEN] === 0 && isStale(risk);
    const limit = risk[METRICS_AGE_US]!;
    const age = ageUs[0]!;
    if (!measured(verdict, Reject.RISK_STALE.code, limit, age, judged.owners[i]!, refuses, age)) return false;
  }
  if (!isJudged) return true;
  const part = state.instrumentRisk.words[order.instrument * INSTRUMENT_RISK_WIDTH + I.VAR_PPM]!;
  for (let i = 0; i < judged.count; i++) {
    if (!isLimited(limits, i, verdict)) continue;
    const at = judged.scopes[i]! * SCOPE_WIDTH;
    findAge(state, at, order.instrument, inputs);
    if (isStale(risk)) continue;
    const added = judged.added[0]!;
    const used = scopes[at + VAR]!;
    const value = used + (added > 0 ? partUp(added, part, PPM) : 0);
    const limit = limits[judged.limits[i]! + MAX_VAR]!;
    const refuses = judged.growth[i]! > 0 && value > limit;
    if (!measured(verdict, Reject.VAR_LIMIT.code, limit, value, judged.owners[i]!, refuses, used)) return false;
  }
  return true;
}

/** An order that leaves the worst case as it is, or makes it smaller, passes; whoever measures is told all the same. */
function isLimited(limits: Float64Array, i: number, verdict: Verdict): boolean {
  const isTag = judged.owners[i] === LimitOwner.tag;
  return (
    !isTag &&
    (judged.growth[i]! > 0 || verdict.measure !== undefined) &&
    limits[judged.limits[i]! + MAX_VAR] !== NO_LIMIT
  );
}

/** How old the older of the two values is, of the scope and of the instrument; a missing one is as old as time. */
function findAge(state: EngineState, at: number, instrument: number, inputs: Inputs): void {
  const ofScope = state.scopes.words[at + VAR_US]!;
  const ofInstrument =
    instrument < 0 ? ofScope : state.instrumentRisk.words[instrument * INSTRUMENT_RISK_WIDTH + I.VAR_US]!;
  const oldest = ofScope < ofInstrument ? ofScope : ofInstrument;
  ageUs[0] = oldest === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, inputs.nowUs - oldest);
}

function isStale(risk: Float64Array): boolean {
  return risk[METRICS_AGE_US] === 0 || ageUs[0]! > risk[METRICS_AGE_US]!;
}
