import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
/** The row in `recent` of an order of the same content; -1: none is remembered. */
export declare function findSame(state: EngineState, order: Exposure): number;
/** Remembers an order of the table, of this tag, at the time that stands in `time[at]`. */
export declare function remember(state: EngineState, row: number, tagScope: number, time: Float64Array, at: number): void;
