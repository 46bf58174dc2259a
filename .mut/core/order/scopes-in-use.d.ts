import { type EngineState } from '../state/state.ts';
/** One past the last row of `scopes` that may hold something: the firm, accounts, brokers, and the tags seen so far. */
export declare function scopesInUse(state: EngineState): number;
