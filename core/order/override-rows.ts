import { invariant } from '../invariant.ts';
import type { Verdict } from '../risk/verdict.ts';
import { CLIENT_ID_WORDS } from '../schema/command.ts';
import { OVERRIDE_WIDTH, OverrideColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { add, endRow, put } from '../state/table.ts';
import type { Inputs } from './inputs.ts';

/*
 * Rows of `overrides`, from 1 on. One that is used up or taken back goes to the free list; one whose time is over stays
 * where it is, passes nothing, and makes room when no other row is left.
 */

const V = OverrideColumn;
const key = new Float64Array(1 + CLIENT_ID_WORDS);

/** The override of the order that an account names so, or -1. The id stands in `from` as its length and its words. */
export function findOverride(state: EngineState, account: number, from: Float64Array, at: number): number {
  key[0] = account;
  for (let i = 0; i < CLIENT_ID_WORDS; i++) key[1 + i] = from[at + 1 + i]!;
  return state.overrideRows.find(key, 0);
}

/** What an override lets this order pass, into its verdict: nothing, if there is none or its time is over. */
export function lookUpOverride(
  state: EngineState,
  account: number,
  from: Float64Array,
  at: number,
  inputs: Inputs,
  verdict: Verdict,
): void {
  verdict.passLow = 0;
  verdict.passHigh = 0;
  if (state.risk.words[RiskColumn.OVERRIDES_IN_USE] === 0 || from[at] === 0) return;
  const row = findOverride(state, account, from, at);
  const { words } = state.overrides;
  if (row < 0 || words[row * OVERRIDE_WIDTH + V.EXPIRES_US]! <= inputs.nowUs) return;
  verdict.passLow = words[row * OVERRIDE_WIDTH + V.CONTROLS_LOW]!;
  verdict.passHigh = words[row * OVERRIDE_WIDTH + V.CONTROLS_HIGH]!;
}

/** Whether another override would find no row at the time in `now[nowAt]`. */
export function areOverridesFull(state: EngineState, now: Float64Array, nowAt: number): boolean {
  if (state.overrideRows.size < state.capacities.overrides) return false;
  return firstExpired(state, now, nowAt) < 0;
}

/** A row for the order; that there is room was seen when it was decided. */
export function takeOverride(
  state: EngineState,
  account: number,
  from: Float64Array,
  at: number,
  now: Float64Array,
  nowAt: number,
): number {
  const { overrides, risk } = state;
  if (state.overrideRows.size === state.capacities.overrides) {
    const expired = firstExpired(state, now, nowAt);
    invariant(expired > 0, 'an override finds a row');
    dropOverride(state, expired);
  }
  const free = risk.words[RiskColumn.FREE_OVERRIDE]!;
  if (free === 0) add(risk, RiskColumn.OVERRIDES_USED, 1);
  else put(risk, RiskColumn.FREE_OVERRIDE, overrides.words[free * OVERRIDE_WIDTH + V.NEXT]!);
  const row = free === 0 ? risk.words[RiskColumn.OVERRIDES_USED]! : free;
  const to = row * OVERRIDE_WIDTH;
  put(overrides, to + V.NEXT, 0);
  put(overrides, to + V.IN_USE, 1);
  put(overrides, to + V.ACCOUNT, account);
  for (let i = 0; i < CLIENT_ID_WORDS; i++) put(overrides, to + V.CLIENT_ID + i, from[at + 1 + i]!);
  put(overrides, to + V.CLIENT_ID_LENGTH, from[at]!);
  add(risk, RiskColumn.OVERRIDES_IN_USE, 1);
  state.overrideRows.insert(row);
  return row;
}

export function dropOverride(state: EngineState, row: number): void {
  const { overrides, risk } = state;
  state.overrideRows.remove(row);
  endRow(overrides, row);
  put(overrides, row * OVERRIDE_WIDTH + V.NEXT, risk.words[RiskColumn.FREE_OVERRIDE]!);
  put(risk, RiskColumn.FREE_OVERRIDE, row);
  add(risk, RiskColumn.OVERRIDES_IN_USE, -1);
}

function firstExpired(state: EngineState, now: Float64Array, nowAt: number): number {
  const { words, touched } = state.overrides;
  for (let row = 1; row < touched; row++) {
    const at = row * OVERRIDE_WIDTH;
    if (words[at + V.IN_USE] === 1 && words[at + V.EXPIRES_US]! <= now[nowAt]!) return row;
  }
  return -1;
}
