import { type EngineState } from '../state/state.ts';
/**
 * Chooses the broker of the next attempt: among those that are ready, not yet tried and have room in their rate
 * windows, whose trading state is active, the lowest priority number; among equals the least busy, and where these are alike too, in turn by order
 * id when the load is balanced. `wanted` is 1 + the only broker allowed, or 0. Returns the broker, or minus the
 * reject code that says why there is none.
 */
export declare function chooseRoute(state: EngineState, scores: Int32Array, wanted: number, tried: number, turn: number): number;
