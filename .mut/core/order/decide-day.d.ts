import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** A new day of profits, losses and counts, at the time of day that the run was started with; -1: not yet. */
export declare function decideDay(state: EngineState, inputs: Inputs, part: number, out: EventSink): number;
/** When it is due; Infinity: risk has not begun. */
export declare function nextDayUs({ risk }: EngineState): number;
