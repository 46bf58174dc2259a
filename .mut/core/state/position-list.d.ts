/**
 * The books that hold something, in no order: who values them looks at these, not at the whole table.
 *
 *   rows    │ 7 │ 3 │ 9 │ …      `count` of them
 *   places  row ─▶ place + 1, 0: it is not in the list
 */
export interface PositionList {
    readonly rows: Int32Array;
    readonly places: Int32Array;
    count: number;
}
export declare function createPositionList(rows: number): PositionList;
export declare function listPosition(list: PositionList, row: number): void;
/** The last of the list takes its place. */
export declare function unlistPosition(list: PositionList, row: number): void;
