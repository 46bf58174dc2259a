import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
/** One change of one scope's limits is one version of all of them. A scope that has none left keeps its row. */
export declare function applyLimitsChanged(state: EngineState, records: Records, at: number): void;
/** The row of limits of the scope in `key`, or -1. */
export declare function findLimitRow(state: EngineState, layer: number, account: number, tag: number, instrument: number, broker: number): number;
/** A named order may pass; one of no controls takes back what was allowed. */
export declare function applyOverrideSet(state: EngineState, records: Records, at: number): void;
/** An order, or a change of one, that passed by an override has used it up. */
export declare function useOverride(state: EngineState, row: number, records: Records, at: number): void;
/** By which limits an order was accepted, and what it asked for. */
export declare function keepTerms(state: EngineState, row: number, records: Records, at: number): void;
