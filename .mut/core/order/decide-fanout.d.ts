import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * The next event of the oldest fan-out: one order's cancel, probe or unknown outcome, or the end of it. A fan-out
 * looks through the rows of the order table once; which row comes next is in its own row, moved by `apply`, so that
 * it goes on after a crash where the journal ends. LAST_TICKS of the event carries that row, LAST_LOTS the fan-out.
 * Returns the event's byte offset, or -1 when no fan-out is under way.
 */
export declare function decideFanout(state: EngineState, inputs: Inputs, part: number, out: EventSink): number;
/**
 * Whether orders of the run before may still stand as they stood then. Until each is known to be unknown, nothing else
 * is decided about them: a cancel that finds no session would make one `live` that was never sent.
 */
export declare function isRestarting(state: EngineState): boolean;
