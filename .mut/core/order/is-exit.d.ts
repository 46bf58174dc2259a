import type { EngineState } from '../state/state.ts';
/** Whether an open order can only make its account's position smaller, as both stand now: never open or turn one. */
export declare function isExit(state: EngineState, row: number): boolean;
