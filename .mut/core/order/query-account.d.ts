import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
export declare function beginAccount(state: EngineState, cursor: QueryCursor, inputs: Inputs): void;
export declare function nextAccount(state: EngineState, cursor: QueryCursor): number;
export declare function answerAccount(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void;
/** One row of `scopes`: of an account, a tag or the firm. */
export declare function answerScope(state: EngineState, cursor: QueryCursor, scope: number, answers: EventSink, inputs: Inputs): void;
