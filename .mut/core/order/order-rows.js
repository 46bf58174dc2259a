import { invariant } from '../invariant.js';
import { GlobalColumn, ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.js';
import { pushRow, shiftRow } from '../state/row-queue.js';
import { add, endRow, put } from '../state/table.js';
const G = GlobalColumn;
/** A free row of the order table: one given back, else the next that was never used. */
export function takeOrderRow(state) {
    return takeRow(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FREE_ORDER, G.ORDERS_USED);
}
export function takeIdRow(state) {
    return takeRow(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.FREE_ID, G.IDS_USED);
}
/** Adds a row to the list of final orders, which is in the order in which they ended. */
export function appendFinal(state, row) {
    append(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FINAL_HEAD, G.FINAL_TAIL, row);
    pushRow(state.finals, row);
    add(state.globals, G.FINAL_COUNT, 1);
}
/** Takes the row that has been final for longest out of the table. */
export function retireFinal(state) {
    const row = shiftRow(state.finals);
    invariant(row === state.globals.words[G.FINAL_HEAD] - 1, 'final orders: the queue and the list agree');
    state.orderRows.remove(row);
    removeHead(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FINAL_HEAD, G.FINAL_TAIL, G.FREE_ORDER);
    add(state.globals, G.FINAL_COUNT, -1);
}
/** Adds an id whose order has ended to the list of those that will be forgotten. */
export function appendEndedId(state, row) {
    append(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.ID_HEAD, G.ID_TAIL, row);
}
export function retireId(state) {
    const row = state.globals.words[G.ID_HEAD] - 1;
    state.idRows.remove(row);
    removeHead(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.ID_HEAD, G.ID_TAIL, G.FREE_ID);
}
function takeRow(state, table, width, next, free, used) {
    const link = state.globals.words[free];
    if (link === 0) {
        const row = state.globals.words[used];
        add(state.globals, used, 1);
        return row;
    }
    put(state.globals, free, table.words[(link - 1) * width + next]);
    put(table, (link - 1) * width + next, 0);
    return link - 1;
}
function append(state, table, width, next, head, tail, row) {
    const last = state.globals.words[tail];
    if (last === 0)
        put(state.globals, head, row + 1);
    else
        put(table, (last - 1) * width + next, row + 1);
    put(state.globals, tail, row + 1);
}
/** Clears the first row of a list and gives it to the free rows. */
function removeHead(state, table, width, next, head, tail, free) {
    const link = state.globals.words[head];
    const at = (link - 1) * width;
    const after = table.words[at + next];
    put(state.globals, head, after);
    if (after === 0)
        put(state.globals, tail, 0);
    endRow(table, link - 1);
    put(table, at + next, state.globals.words[free]);
    put(state.globals, free, link);
}
//# sourceMappingURL=order-rows.js.map