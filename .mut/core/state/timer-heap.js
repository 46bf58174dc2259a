export function createTimerHeap(table, column) {
    const { rows } = table;
    return {
        table,
        column,
        rows: new Int32Array(rows),
        dueUs: new Float64Array(rows),
        places: new Int32Array(rows),
        size: 0,
    };
}
/** Adds a row whose column already says when. */
export function schedule(heap, row) {
    if (heap.places[row] !== 0)
        unschedule(heap, row);
    heap.size += 1;
    rise(heap, heap.size - 1, row, heap.table.words[row * heap.table.width + heap.column]);
}
export function unschedule(heap, row) {
    const hole = heap.places[row] - 1;
    if (hole < 0)
        return;
    heap.places[row] = 0;
    heap.size -= 1;
    if (hole === heap.size)
        return;
    const last = heap.rows[heap.size];
    const lastUs = heap.dueUs[heap.size];
    const parent = (hole - 1) >> 1;
    if (hole > 0 && isBefore(lastUs, last, heap.dueUs[parent], heap.rows[parent]))
        rise(heap, hole, last, lastUs);
    else
        sink(heap, hole, last, lastUs);
}
/** The row due first, or -1. */
export function firstDue(heap) {
    return heap.size === 0 ? -1 : heap.rows[0];
}
/** When the row due first is due, or Infinity. */
export function firstDueUs(heap) {
    return heap.size === 0 ? Number.POSITIVE_INFINITY : heap.dueUs[0];
}
/** Finds the place of a row at or above a free one. */
function rise(heap, from, row, dueUs) {
    let hole = from;
    while (hole > 0) {
        const parent = (hole - 1) >> 1;
        if (!isBefore(dueUs, row, heap.dueUs[parent], heap.rows[parent]))
            break;
        place(heap, hole, heap.rows[parent], heap.dueUs[parent]);
        hole = parent;
    }
    place(heap, hole, row, dueUs);
}
/** Finds the place of a row at or below a free one. */
function sink(heap, from, row, dueUs) {
    let hole = from;
    for (let child = 2 * hole + 1; child < heap.size; child = 2 * hole + 1) {
        const other = child + 1;
        const isOther = other < heap.size && isBefore(heap.dueUs[other], heap.rows[other], heap.dueUs[child], heap.rows[child]);
        const least = isOther ? other : child;
        if (!isBefore(heap.dueUs[least], heap.rows[least], dueUs, row))
            break;
        place(heap, hole, heap.rows[least], heap.dueUs[least]);
        hole = least;
    }
    place(heap, hole, row, dueUs);
}
function isBefore(aUs, a, bUs, b) {
    return aUs < bUs || (aUs === bUs && a < b);
}
function place(heap, at, row, dueUs) {
    heap.rows[at] = row;
    heap.dueUs[at] = dueUs;
    heap.places[row] = at + 1;
}
//# sourceMappingURL=timer-heap.js.map