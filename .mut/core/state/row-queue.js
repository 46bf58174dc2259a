import { invariant } from '../invariant.js';
export function createRowQueue(maxRows) {
    return { rows: new Int32Array(maxRows), first: 0, size: 0 };
}
export function pushRow(queue, row) {
    invariant(queue.size < queue.rows.length, 'row queue: a row is in it once');
    queue.rows[placeOf(queue, queue.size)] = row;
    queue.size += 1;
}
/** Takes the oldest out. */
export function shiftRow(queue) {
    invariant(queue.size > 0, 'row queue: empty');
    const row = queue.rows[queue.first];
    queue.first = placeOf(queue, 1);
    queue.size -= 1;
    return row;
}
/** The row `i` behind the oldest, 0 ≤ i < size. */
export function rowAt(queue, i) {
    return queue.rows[placeOf(queue, i)];
}
function placeOf({ first, rows }, i) {
    const place = first + i;
    return place < rows.length ? place : place - rows.length;
}
//# sourceMappingURL=row-queue.js.map