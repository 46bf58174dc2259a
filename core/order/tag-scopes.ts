import { TAG_WORDS } from '../schema/command.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, firstTagScope } from '../state/state.ts';
import { add, put } from '../state/table.ts';

const key = new Float64Array(2 + TAG_WORDS);
const KEY_WORDS = 2 + TAG_WORDS;

/** The row of an account's tag in `scopes`, or -1. The tag stands in `from` as its length and its words. */
export function findTagScope(state: EngineState, account: number, from: Float64Array, at: number): number {
  key[0] = account + 1;
  for (let i = 1; i < KEY_WORDS; i++) key[i] = from[at + i - 1]!;
  return state.tagRows.find(key, 0);
}

/** Whether another tag would find no row. */
export function areTagsFull(state: EngineState): boolean {
  return state.risk.words[RiskColumn.TAGS]! >= state.capacities.tags;
}

/** The same, with a new row if there is none; that there is room was seen when it was decided. */
export function takeTagScope(state: EngineState, account: number, from: Float64Array, at: number): number {
  const known = findTagScope(state, account, from, at);
  if (known >= 0) return known;
  const row = firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!;
  add(state.risk, RiskColumn.TAGS, 1);
  const to = row * SCOPE_WIDTH + ScopeColumn.ACCOUNT;
  for (let i = 0; i < KEY_WORDS; i++) put(state.scopes, to + i, key[i]!);
  state.tagRows.insert(row);
  return row;
}
