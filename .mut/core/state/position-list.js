export function createPositionList(rows) {
    return { rows: new Int32Array(rows), places: new Int32Array(rows), count: 0 };
}
export function listPosition(list, row) {
    if (list.places[row] !== 0)
        return;
    list.rows[list.count] = row;
    list.count += 1;
    list.places[row] = list.count;
}
/** The last of the list takes its place. */
export function unlistPosition(list, row) {
    const place = list.places[row] - 1;
    if (place < 0)
        return;
    list.count -= 1;
    const moved = list.rows[list.count];
    list.rows[place] = moved;
    list.places[moved] = place + 1;
    list.places[row] = 0;
}
//# sourceMappingURL=position-list.js.map