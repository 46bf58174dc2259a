import type { EngineState } from '../state/state.ts';
import { type Table } from '../state/table.ts';
/**
 * What an event changed of a book, in the columns of the scopes that it belongs to: to be added to each of them. In an
 * array, as money is no small integer.
 */
export declare const changes: Float64Array<ArrayBuffer>;
export declare function forgetChanges(): void;
/** Adds `changes` to a scope. */
export declare function addChanges(scopes: Table, at: number): void;
/** Whether the profit of a book has changed, or what it paid. */
export declare function hasEarned(): boolean;
/** Works out what a book holds and has earned, at its mark. `bookRisk` stands beside `books`: the same row. */
export declare function revalue(state: EngineState, books: Table, bookRisk: Table, row: number, instrument: number): void;
/** After its value or what is open has changed. */
export declare function weigh(bookRisk: Table, row: number): void;
