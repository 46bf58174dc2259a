import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * A person stops trading in a scope, or lets it go on: one event, also where the scope stands so already; or one refusal
 * and no event. Returns the event's byte offset, or -1.
 */
export declare function decideTradingState(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
