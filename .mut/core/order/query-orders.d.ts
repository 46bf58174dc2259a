import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
/** By falling id: ids are dense, and those of retired orders are simply not there any more. */
export declare function nextOrder(state: EngineState, cursor: QueryCursor): number;
/**
 * From one open order of the account to the next older one. Between two steps, or two pages, the last one told may have
 * ended: then by falling id until an open one is met, each id a step of its own, so that no step walks a whole list.
 */
export declare function nextOpenOrder(state: EngineState, cursor: QueryCursor): number;
/** By falling execution: numbered from 1 as they came, the newest `executions` of them kept. */
export declare function nextFill(state: EngineState, cursor: QueryCursor): number;
export declare function answerFill(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void;
