import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import { type Marks } from './decide-marks.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * Steps of the engine: decide, apply, and so on until there is nothing more to decide about it. A step emits at most
 * MAX_EVENTS_PER_STEP events and at most one answer; it begins only when both rings have room for them. Each returns
 * how many events it emitted.
 */
export declare function stepCommand(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
export declare function stepReport(state: EngineState, report: Records, at: number, inputs: Inputs, out: EventSink): number;
export declare function stepTimers(state: EngineState, inputs: Inputs, out: EventSink): number;
/**
 * What held orders wait for, as far as it can be done now: a burst of them would else wait for the next turn of the clock.
 * Of those that wait for a venue nobody is looked at again before an order has ended.
 */
export declare function stepHeld(state: EngineState, inputs: Inputs, out: EventSink): number;
export declare function stepFanouts(state: EngineState, inputs: Inputs, out: EventSink): number;
/** What an engine values its positions at: as many events as the marks given take, a step's at most. */
export declare function stepMarks(state: EngineState, marks: Marks, inputs: Inputs, out: EventSink): number;
export declare function stepCheckpoint(state: EngineState, inputs: Inputs, out: EventSink): number;
