import { invariant } from '../invariant.js';
/** So many orders may be held at once; the next is refused. */
export const MOST_HELD = 1024;
/** A cancel in favour of a held order is asked for so often, with a pause after each: then the held order gives up. */
export const MOST_ASKS = 5;
export const ASK_PAUSE_US = 1_000_000;
/** Asked for longer ago than this, a cancel begins to be counted anew. */
export const ASKS_KEPT_US = 60_000_000;
export function createHeldOrders() {
    return { rows: new Int32Array(MOST_HELD), count: 0, from: 0 };
}
export function addHeld(held, row) {
    invariant(held.count < MOST_HELD, 'there are at most so many held orders');
    held.from = Math.min(held.from, held.count);
    held.rows[held.count] = row;
    held.count += 1;
}
/** Whether it was one of them. */
export function dropHeld(held, row) {
    const place = held.rows.subarray(0, held.count).indexOf(row);
    if (place < 0)
        return false;
    held.rows.copyWithin(place, place + 1, held.count);
    if (place < held.from)
        held.from -= 1;
    held.count -= 1;
    return true;
}
//# sourceMappingURL=held-orders.js.map