import type { EngineState } from '../state/state.ts';
/**
 * Adds what a broker takes for one execution to FEES of `into`: of its value so many millionths, rounded up, but at least
 * so much, and for an order once, with its first. Money of the accounts' currency.
 */
export declare function addFee(state: EngineState, instrument: number, broker: number, isFirst: boolean, f64: Float64Array, word: number, into: Float64Array): void;
