/**
 * The open orders of each account as a doubly linked list through the rows of the order table, newest first, and whose
 * order a row is in four bytes: who looks for the orders of one account in a large table reads those, not the rows.
 * Links are row + 1; 0 ends a list. An index, not state: what it says stands in the order table too.
 */
export interface OpenList {
    readonly heads: Int32Array;
    readonly next: Int32Array;
    readonly previous: Int32Array;
    /** Account + 1 of the open order in a row, 0: there is none. */
    readonly owners: Int32Array;
}
export declare function createOpenList(accounts: number, orders: number): OpenList;
export declare function linkOpen(list: OpenList, account: number, row: number): void;
export declare function unlinkOpen(list: OpenList, account: number, row: number): void;
