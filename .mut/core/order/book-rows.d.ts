import { type EngineState } from '../state/state.ts';
/** The row of (account, instrument) in the table of books; a new one if there is none. */
export declare function takeBook(state: EngineState, account: number, instrument: number): number;
/** Whether another book would find no row. */
export declare function areBooksFull(state: EngineState): boolean;
