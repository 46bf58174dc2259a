import { ORDER_WIDTH, OrderColumn } from '../state/columns.js';
import { bookKey } from '../state/state.js';
import { findTagScope } from './tag-scope.js';
const bookOfTag = new Float64Array(1);
/** The row in `scopes` of an order's tag; -1: it has none, or one that was never seen. */
export function tagScopeOfOrder(state, row) {
    const { words } = state.orders;
    const at = row * ORDER_WIDTH;
    return findTagScope(state, words[at + OrderColumn.ACCOUNT], words, at + OrderColumn.TAG_LENGTH);
}
/** The row in `tagBooks` of a tag and an instrument; -1: it has none. */
export function findTagBook(state, tagScope, instrument) {
    if (tagScope < 0)
        return -1;
    bookOfTag[0] = bookKey(tagScope, instrument);
    return state.tagBookRows.find(bookOfTag, 0);
}
//# sourceMappingURL=scopes-of.js.map