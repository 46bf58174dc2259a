import type { EngineState } from '../state/state.ts';
import { type Table } from '../state/table.ts';
/** Counts one at the time that stands in `time[at]`. `book`: a row of `table`, which is `bookRisk` or `tagBookRisk`. */
export declare function countExecution(state: EngineState, table: Table, book: number, limits: number, time: Float64Array, at: number): void;
export declare function isTripped(table: Table, book: number): boolean;
export declare function executionsOf(table: Table, book: number): number;
export declare function rearm(table: Table, book: number): void;
