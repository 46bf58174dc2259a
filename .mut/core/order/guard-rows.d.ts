import { type EngineState } from '../state/state.ts';
/** The guard of an account's key; a new row if there is none. */
export declare function takeGuardRow(state: EngineState, account: number, keyNumber: number): number;
/** After a change of its timers: due at the earlier one; a row that means nothing any more is given back. */
export declare function settleGuardRow(state: EngineState, row: number): void;
