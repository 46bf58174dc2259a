import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * What a start says of risk, and values that are worked out elsewhere: exchange rates, values at risk. What is known
 * already is not decided; what can't be is answered to whoever waits. Returns the event's byte offset, or -1.
 */
export declare function decideMoney(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
