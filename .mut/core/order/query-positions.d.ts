import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { type QueryCursor } from './query-cursor.ts';
/** Sets `refTicks` and `refAgeUs` of the inputs to what an instrument is quoted at now. */
export type SampleMark = (instrument: number, inputs: Inputs) => void;
export declare function nextPosition(state: EngineState, cursor: QueryCursor): number;
/** A position of the account, or of one of its tags, valued at what its instrument is quoted at now. */
export declare function answerPosition(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs, sampleMark: SampleMark): void;
