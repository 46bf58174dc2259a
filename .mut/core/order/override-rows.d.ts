import type { Verdict } from '../risk/verdict.ts';
import type { EngineState } from '../state/state.ts';
import type { Inputs } from './inputs.ts';
/** The override of the order that an account names so, or -1. The id stands in `from` as its length and its words. */
export declare function findOverride(state: EngineState, account: number, from: Float64Array, at: number): number;
/** What an override lets this order pass, into its verdict: nothing, if there is none or its time is over. */
export declare function lookUpOverride(state: EngineState, account: number, from: Float64Array, at: number, inputs: Inputs, verdict: Verdict): void;
/** Whether another override would find no row at the time in `now[nowAt]`. */
export declare function areOverridesFull(state: EngineState, now: Float64Array, nowAt: number): boolean;
/** A row for the order; that there is room was seen when it was decided. */
export declare function takeOverride(state: EngineState, account: number, from: Float64Array, at: number, now: Float64Array, nowAt: number): number;
export declare function dropOverride(state: EngineState, row: number): void;
