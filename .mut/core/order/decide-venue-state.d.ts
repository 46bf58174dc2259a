import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { OrderEvent } from './lifecycle.ts';
import type { Inputs } from './inputs.ts';
/** The answer to a probe. Executions were told before it, so that its figures must agree with what is booked. */
export declare function decideState(state: EngineState, row: number, report: Records, at: number, inputs: Inputs, out: EventSink): number;
/** Cancelled or expired; a cancel that the clock asked for is an expiry, and one without all its fills no end yet. */
export declare function decideEnd(state: EngineState, row: number, event: OrderEvent, report: Records, at: number, inputs: Inputs, out: EventSink): number;
