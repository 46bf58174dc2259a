import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
export declare function beginLimits(state: EngineState, cursor: QueryCursor): void;
export declare function nextLimits(state: EngineState, cursor: QueryCursor): number;
export declare function answerLimits(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void;
/** The row of a tag in `scopes`, its name packed at `lengthAt`; -1: it was never seen. */
export declare function tagOf(state: EngineState, account: number, words: Float64Array, lengthAt: number): number;
