import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * What the operator says: definitions, limits, a new run, halt and resume. The values go from the command to the event
 * word by word; `apply` does the rest. Returns the event's byte offset.
 */
export declare function decideDefinition(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink): number;
/** Whether a definition would change nothing: then it isn't decided, and the journal doesn't grow at each start. */
export declare function isKnownDefinition(state: EngineState, command: Records, at: number): boolean;
