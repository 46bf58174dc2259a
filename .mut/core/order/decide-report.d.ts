import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs } from './inputs.ts';
/**
 * What a venue said, as an event. Reports cannot be refused: what the lifecycle lacks is booked to suspense, and a
 * fill always moves the position. What was told before changes nothing. Returns the event's byte offset, or -1.
 */
export declare function decideReport(state: EngineState, report: Records, at: number, inputs: Inputs, out: EventSink): number;
/** After an unknown outcome turned out to rest although its end was asked for: asks again. -1: nothing to ask. */
export declare function decideAfterReport(state: EngineState, orderId: number, inputs: Inputs, out: EventSink): number;
/** Kinds after which `decideAfterReport` may have something to ask. */
export declare function mayAskAgain(eventKind: number): boolean;
