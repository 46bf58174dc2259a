import { type EngineState } from '../state/state.ts';
/** The row in `scopes` of an account's tag, or -1; its length stands at `from`, its text behind it. */
export declare function findTagScope(state: EngineState, account: number, words: Float64Array, from: number): number;
export declare function hasTagRoom(state: EngineState): boolean;
/** The same; a tag that was never seen gets its row. */
export declare function takeTagScope(state: EngineState, account: number, words: Float64Array, from: number): number;
