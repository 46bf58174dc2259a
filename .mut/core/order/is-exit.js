import { Side } from '../schema/order-kind.js';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.js';
/** Whether an open order can only make its account's position smaller, as both stand now: never open or turn one. */
export function isExit(state, row) {
    const { words } = state.orders;
    const at = row * ORDER_WIDTH;
    const position = state.books.words[words[at + OrderColumn.BOOK] * BOOK_WIDTH + BookColumn.POSITION_LOTS];
    const reducible = words[at + OrderColumn.SIDE] === Side.sell ? position : -position;
    // Under a replace the larger of old and new.
    return reducible > 0 && words[at + OrderColumn.RESERVED_LOTS] <= reducible;
}
//# sourceMappingURL=is-exit.js.map