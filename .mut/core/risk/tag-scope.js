import { invariant } from '../invariant.js';
import { TAG_WORDS } from '../schema/command.js';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.js';
import { firstTagScope } from '../state/state.js';
import { add, copyTo, put } from '../state/table.js';
const S = ScopeColumn;
/** 1 + the account, the length, the text: as the row has them. */
const KEY_WORDS = 2 + TAG_WORDS;
const key = new Float64Array(KEY_WORDS);
/** The row in `scopes` of an account's tag, or -1; its length stands at `from`, its text behind it. */
export function findTagScope(state, account, words, from) {
    if (words[from] === 0)
        return -1;
    key[0] = account + 1;
    for (let i = 0; i <= TAG_WORDS; i++)
        key[1 + i] = words[from + i];
    return state.tagRows.find(key, 0);
}
export function hasTagRoom(state) {
    return state.risk.words[RiskColumn.TAGS] < state.capacities.tags;
}
/** The same; a tag that was never seen gets its row. */
export function takeTagScope(state, account, words, from) {
    const known = findTagScope(state, account, words, from);
    if (known >= 0)
        return known;
    invariant(hasTagRoom(state), 'a tag is taken only where there is room for it');
    const row = firstTagScope(state) + state.risk.words[RiskColumn.TAGS];
    const to = row * SCOPE_WIDTH;
    put(state.scopes, to + S.ACCOUNT, account + 1);
    for (let i = 0; i <= TAG_WORDS; i++)
        copyTo(state.scopes, to + S.NAME_LENGTH + i, words, from + i);
    add(state.risk, RiskColumn.TAGS, 1);
    state.tagRows.insert(row);
    return row;
}
//# sourceMappingURL=tag-scope.js.map