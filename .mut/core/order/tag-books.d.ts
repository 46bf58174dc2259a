import { type EngineState } from '../state/state.ts';
export declare function areTagBooksFull(state: EngineState): boolean;
/** The row for an order's tag, whose length and words stand in `from` at `at`; a new one if there is none; -1: no room. */
export declare function takeTagBook(state: EngineState, account: number, from: Float64Array, at: number, instrument: number): number;
/** The row in `scopes` of the tag whose book it is. */
export declare function tagOfBook(state: EngineState, tagBook: number): number;
/** The account that a tag belongs to. */
export declare function accountOfTag(state: EngineState, tagScope: number): number;
