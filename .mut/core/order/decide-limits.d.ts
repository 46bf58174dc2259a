import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * What an administrator says of limits: one event, which carries the request id and is the answer, or one refusal and no
 * event. Returns the event's byte offset, or -1.
 *
 *   limits_changed   scope and values as in the command · ARG0 the version it had to have · ORDER_VERSION the version from
 *                    it on · the tag at CLIENT_ID_LENGTH
 *   override_set     account, client id and values as in the command · ORDER_VERSION the version that holds
 */
export declare function decideLimits(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
