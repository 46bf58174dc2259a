import { invariant } from '../invariant.ts';
import { scratchWords } from '../memory/scratch.ts';
import { TAG_WORDS } from '../schema/command.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, firstTagScope } from '../state/state.ts';
import { add, copyTo, put } from '../state/table.ts';

const S = ScopeColumn;
/** 1 + the account, the length, the text: as the row has them. */
const KEY_WORDS = 2 + TAG_WORDS;
const key = scratchWords(KEY_WORDS);

/** The row in `scopes` of an account's tag, or -1; its length stands at `from`, its text behind it. */
export function findTagScope(state: EngineState, account: number, words: Float64Array, from: number): number {
  if (words[from] === 0) return -1;
  key[0] = account + 1;
  for (let i = 0; i <= TAG_WORDS; i++) key[1 + i] = words[from + i]!;
  return state.tagRows.find(key, 0);
}

export function hasTagRoom(state: EngineState): boolean {
  return state.risk.words[RiskColumn.TAGS]! < state.capacities.tags;
}

/** The same; a tag that was never seen gets its row. */
export function takeTagScope(state: EngineState, account: number, words: Float64Array, from: number): number {
  const known = findTagScope(state, account, words, from);
  if (known >= 0) return known;
  invariant(hasTagRoom(state), 'a tag is taken only where there is room for it');
  const row = firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!;
  const to = row * SCOPE_WIDTH;
  put(state.scopes, to + S.ACCOUNT, account + 1);
  for (let i = 0; i <= TAG_WORDS; i++) copyTo(state.scopes, to + S.NAME_LENGTH + i, words, from + i);
  add(state.risk, RiskColumn.TAGS, 1);
  state.tagRows.insert(row);
  return row;
}
