import { type EngineState } from '../state/state.ts';
/**
 * The broker of an order's next attempt, as `chooseRoute` chooses it, among those whose limits it keeps: it was judged by
 * those of the broker that it was to go to first. Minus a reject code where there is none.
 */
export declare function routeAgain(state: EngineState, scores: Int32Array, row: number, tried: number): number;
