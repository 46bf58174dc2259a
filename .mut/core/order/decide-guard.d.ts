import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * What a key's sessions say of themselves. One event, also where there was nothing to drop or to release; or one refusal
 * and no event. Returns the event's byte offset, or -1.
 */
export declare function decideGuard(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
/**
 * The guard that is due first, if one is: what it cancels is a fan-out that begins with this event. While all rows of
 * fan-outs are taken it stays due. Returns the event's byte offset, or -1.
 */
export declare function decideGuardTimer(state: EngineState, inputs: Inputs, part: number, out: EventSink): number;
