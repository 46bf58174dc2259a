import { type EngineState } from '../state/state.ts';
/** The row in `scopes` of an order's tag; -1: it has none, or one that was never seen. */
export declare function tagScopeOfOrder(state: EngineState, row: number): number;
/** The row in `tagBooks` of a tag and an instrument; -1: it has none. */
export declare function findTagBook(state: EngineState, tagScope: number, instrument: number): number;
