import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * What is due by the clock, one event a call: a guard, an order's end, a new day, what a held order waited for, then
 * orders and ids that have been kept long enough.
 * Returns the event's byte offset, or -1 when nothing is due.
 */
export declare function decideTimer(state: EngineState, inputs: Inputs, part: number, out: EventSink): number;
/** The two lanes of the hash, every CHECKPOINT_EVERY events; -1 if it isn't time. */
export declare function decideCheckpoint(state: EngineState, inputs: Inputs, out: EventSink): number;
/** When the next timer is due, or Infinity: how long the engine may sleep. */
export declare function nextDueUs(state: EngineState): number;
