import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs } from './inputs.ts';
/**
 * What an order that is held waits for, an event a call: the cancel of the order that it would meet first, until it would
 * meet none; then it is routed, or ends as cancelled where both are to go. It looks anew each time, so that nothing has to
 * be remembered, and a crash in between changes nothing. Of two held orders that would meet, the newer one is first.
 * Looks at those from `from` on: the others must be known to wait. Returns the event's byte offset, or -1 when all wait.
 */
export declare function decideHeld(state: EngineState, inputs: Inputs, part: number, out: EventSink, from?: number): number;
/** When the first of them may go on; Infinity: all wait for venues. */
export declare function heldDueUs(state: EngineState): number;
