import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * A person re-arms the repeated-execution throttle of an account's symbol, or of one tag on it: one event, or NOT_TRIPPED
 * and no event. Returns the event's byte offset, or -1.
 */
export declare function decideRearm(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
