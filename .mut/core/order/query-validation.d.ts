import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
export declare function beginValidation(state: EngineState, cursor: QueryCursor, inputs: Inputs): void;
export declare function nextValidation(cursor: QueryCursor): number;
export declare function answerValidation(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void;
