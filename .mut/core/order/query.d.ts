import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
import { type SampleMark } from './query-positions.ts';
/** Whether a command is a question, which is answered with views and changes nothing. */
export declare function isQuery(kind: number): boolean;
/** Begins a query; single orders are answered at once. One answer slot is free. */
export declare function beginQuery(state: EngineState, command: Records, at: number, cursor: QueryCursor, answers: EventSink, inputs: Inputs): void;
/**
 * Goes on with the query under way, at most `room` answers. The last answer is `query_end`. `sampleMark` tells what an
 * instrument is quoted at; it may overwrite the quote that `inputs` has.
 */
export declare function stepQuery(state: EngineState, cursor: QueryCursor, answers: EventSink, room: number, inputs: Inputs, sampleMark: SampleMark): number;
