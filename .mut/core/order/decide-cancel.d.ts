import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** A cancel of one order: asked for, or answered at once where there is nothing to ask. */
export declare function decideCancel(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
export declare function isCancelUnderWay(state: EngineState, row: number): boolean;
/** Asks the venue to end an open order; one that is held ends at once. `flags` are added to the order's. */
export declare function requestCancel(state: EngineState, row: number, cause: number, part: number, inputs: Inputs, requestId: number, flags: number, out: EventSink): number;
/** Cancel all of an account, or of one instrument of it: a cursor in the state, resumed a step at a time. */
export declare function decideCancelAll(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
