import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * A new price or quantity for a resting order; 0 keeps what it has. Until the venue's answer the larger of old and new
 * is reserved. Refusals by risk are journaled; refusals by the order's state change nothing and are only answered.
 */
export declare function decideReplace(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
