/** Rows of files that can't be taken: all are counted, the first of them named. */
export interface RowRefusals {
    count: number;
    /** `kite.csv line 17 (INFY): tick_size 0.0 is no tick`. */
    readonly first: string[];
}
export declare const MAX_NAMED_ROWS = 20;
export declare function createRowRefusals(): RowRefusals;
export declare function refuseRow(refusals: RowRefusals, file: string, line: number, name: string, why: string): void;
